import { evictDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { Patient } from "../../shared/schemas/patient.ts";
import { aMember, aNumber } from "../testing/clinic.ts";
import { aClinicRoom, aPatient } from "../testing/clinic-room.ts";

const all = { number: null, typed: "", after: null, limit: 10 };

test("a patient survives eviction, and the same request again is the same patient", async () => {
	const { stub, id, member } = await aClinicRoom();
	const maria = aPatient({ birthDate: "1980-02-03" });
	const first = await stub.addPatient(member, id, maria);
	expect(first).toMatchObject({ created: true, patient: { ...maria, source: "staff", version: 1 } });
	await evictDurableObject(stub);
	expect(await stub.addPatient(member, id, maria)).toEqual({ ...first, created: false });
	expect(Patient.parse(await stub.patientFor(member, id, maria.id))).toEqual("patient" in first ? first.patient : null);
	expect(await stub.addPatient(member, id, { ...maria, name: "Mary" })).toEqual({ refused: "id_reused" });
});

test("one whom a thread spoke of first gets their name later, once", async () => {
	const { stub, id, member } = await aClinicRoom();
	const maria = aPatient();
	expect(await stub.ensurePatient(maria.id)).toMatchObject({ id: maria.id, name: "", version: 1 });
	expect(await stub.ensurePatient(maria.id)).toMatchObject({ version: 1 });
	expect(await stub.addPatient(member, id, maria)).toMatchObject({ created: true, patient: { name: "Maria Lopez", version: 2 } });
	expect(await stub.ensurePatient(maria.id)).toMatchObject({ name: "Maria Lopez" });
	expect(await stub.addPatient(member, id, { ...maria, name: "Mary" })).toEqual({ refused: "id_reused" });
});

test("a patient is found by each of their numbers, and no longer by one that was taken off", async () => {
	const { stub, id, member } = await aClinicRoom();
	const [home, mobile] = [aNumber(), aNumber()];
	const ana = aPatient({ name: "Ana", numbers: [{ number: home, role: "shared" }] });
	const maria = aPatient({ numbers: [home, mobile].map((number) => ({ number, role: "shared" as const })) });
	for (const each of [maria, ana]) await stub.addPatient(member, id, each);
	const names = async (number: string) => (await stub.patientsByNumber(number)).map(({ name }) => name);
	expect([await names(home), await names(mobile)]).toEqual([["Ana", "Maria Lopez"], ["Maria Lopez"]]);
	await stub.changePatient(member, id, maria.id, { numbers: [{ number: mobile, role: "own" }] });
	expect([await names(home), await names(mobile)]).toEqual([["Ana"], ["Maria Lopez"]]);
	expect(await stub.findPatients(member, id, { ...all, number: home })).toMatchObject({ items: [{ name: "Ana" }], next: null });
});

test("patients are listed by name however it is written, page after page, each once", async () => {
	const { stub, id, member } = await aClinicRoom();
	for (const name of ["Zoë", "ángel", "Bob", "Ángel", "bob"]) await stub.addPatient(member, id, aPatient({ name }));
	const names: string[] = [];
	let after: string | null = null;
	do {
		const page = await stub.findPatients(member, id, { ...all, after, limit: 2 });
		if ("refused" in page) throw new Error(page.refused);
		names.push(...page.items.map(({ name }) => name.toLowerCase()));
		after = page.next;
	} while (after !== null);
	expect(names).toEqual(["ángel", "ángel", "bob", "bob", "zoë"]);
	expect(await stub.findPatients(member, id, { ...all, typed: "ANGEL" })).toMatchObject({ items: [{}, {}], next: null });
	expect(await stub.findPatients(member, id, { ...all, typed: "angel%" })).toMatchObject({ items: [] });
});

test("of two colleagues who change a patient at once one is told to look again", async () => {
	const { stub, id, member } = await aClinicRoom();
	const maria = aPatient();
	await stub.addPatient(member, id, maria);
	const answers = await Promise.all([
		stub.changePatient(member, id, maria.id, { version: 1, birthDate: "1980-02-03" }),
		stub.changePatient(member, id, maria.id, { version: 1, birthDate: "1980-03-02" }),
	]);
	expect(answers).toEqual([expect.objectContaining({ version: 2, birthDate: "1980-02-03" }), { refused: "patient_changed" }]);
});

test("each look and each change is in the log with who it was, and no name, date or number is", async () => {
	const { stub, id, member, reader, log } = await aClinicRoom();
	const number = aNumber();
	const maria = aPatient({ birthDate: "1980-02-03", externalId: "MRN-55", numbers: [{ number, role: "own" }] });
	await stub.addPatient(member, id, maria);
	await stub.patientFor(reader, id, maria.id);
	await stub.findPatients(reader, id, { ...all, typed: "maria" });
	await stub.changePatient(member, id, maria.id, { name: "Maria Perez", birthDate: null });
	await stub.patient(maria.id, "75");
	await stub.patientsByNumber(number, "75");
	const rows = await log();
	const patientId = maria.id;
	expect(rows).toEqual([
		{ type: "wording_published", actor: "system", facts: expect.anything() },
		{ type: "patient_added", actor: "staff:72", facts: { patientId } },
		{ type: "patient_seen", actor: "staff:73", facts: { patientId } },
		{ type: "patients_searched", actor: "staff:73", facts: { by: "words", patientIds: [patientId] } },
		{ type: "patient_changed", actor: "staff:72", facts: { patientId, version: 2, fields: ["name", "birthDate"] } },
		{ type: "patient_seen", actor: "staff:75", facts: { patientId } },
		{ type: "patients_searched", actor: "staff:75", facts: { by: "number", patientIds: [patientId] } },
	]);
	for (const secret of ["Maria", "Perez", "1980", "MRN", number.slice(1), "lopez"]) expect(JSON.stringify(rows)).not.toContain(secret);
});

test("what the system reads for itself is no look", async () => {
	const { stub, log } = await aClinicRoom();
	const before = (await log()).length;
	expect(await stub.patient("nobody")).toBeNull();
	expect(await stub.patientsByNumber(aNumber())).toEqual([]);
	expect(await log()).toHaveLength(before);
});

test("a reader reads, and writes nothing; those outside are not told that there is a clinic", async () => {
	const { stub, id, member, reader } = await aClinicRoom();
	const stranger = aMember({ id: "elsewhere" }, "admin");
	const maria = aPatient();
	await stub.addPatient(member, id, maria);
	expect(await stub.addPatient(reader, id, aPatient())).toEqual({ refused: "read_only" });
	expect(await stub.changePatient(reader, id, maria.id, { name: "Mary" })).toEqual({ refused: "read_only" });
	expect(await stub.findPatients(reader, id, all)).toMatchObject({ items: [{ name: "Maria Lopez" }] });
	expect(await stub.patientFor(stranger, id, maria.id)).toEqual({ refused: "not_found" });
	expect(await stub.findPatients(stranger, id, all)).toEqual({ refused: "not_found" });
	expect(await stub.addPatient(stranger, id, aPatient())).toEqual({ refused: "not_found" });
	expect(await stub.changePatient(stranger, id, maria.id, { name: "Mary" })).toEqual({ refused: "not_found" });
});
