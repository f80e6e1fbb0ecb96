import { expect, test } from "vitest";
import { Patient, PatientPage } from "../../../shared/schemas/patient.ts";
import { aClinic } from "../../testing/clinic.ts";
import { aPatient } from "../../testing/clinic-room.ts";
import { aSignedIn, call, problemOf } from "../../testing/staff-door.ts";

const home = "+16175550142";
const maria = () => aPatient({ birthDate: "1980-02-03", numbers: [{ number: home, role: "own" }] });

async function aRoom(role: "member" | "reader" = "member") {
	const { id } = await aClinic();
	const { token } = await aSignedIn({ clinicId: id, role });
	const path = `/api/clinics/${id}/patients`;
	return {
		id,
		add: (body: object) => call(token, "POST", path, { body }),
		get: (patientId: string) => call(token, "GET", `${path}/${patientId}`),
		change: (patientId: string, body: object) => call(token, "PATCH", `${path}/${patientId}`, { body }),
		find: async (query: string) => PatientPage.parse(await (await call(token, "GET", `${path}${query}`)).json()),
		ask: (query: string) => call(token, "GET", `${path}${query}`),
	};
}

test("a member adds a patient, once, and another patient under the same id is refused", async () => {
	const { add, get } = await aRoom();
	const asked = maria();
	const [first, again] = [await add(asked), await add(asked)];
	expect([first.status, again.status]).toEqual([201, 200]);
	expect(Patient.parse(await first.json())).toEqual(await again.json());
	expect(await (await get(asked.id)).json()).toMatchObject(asked);
	expect(await problemOf(await add({ ...asked, name: "Mary" }))).toEqual({ status: 409, code: "id_reused" });
});

test("a patient is found by number, name, birth date and page", async () => {
	const { add, find, ask } = await aRoom();
	const asked = maria();
	await add(asked);
	await add(aPatient({ name: "Ana Núñez" }));
	const names = async (query: string) => (await find(query)).items.map(({ name }) => name);
	expect(await names(`?number=${encodeURIComponent(home)}`)).toEqual(["Maria Lopez"]);
	expect(await names("?q=nunez")).toEqual(["Ana Núñez"]);
	expect(await names("?q=02/03/1980")).toEqual(["Maria Lopez"]);
	expect(await names("?q=(617)+555-0142")).toEqual(["Maria Lopez"]);
	const first = await find("?limit=1");
	expect([first.items.map(({ name }) => name), await names(`?limit=1&cursor=${first.next}`)]).toEqual([["Ana Núñez"], ["Maria Lopez"]]);
	expect(await problemOf(await ask("?number=6175550142"))).toEqual({ status: 400, code: "malformed", at: "number" });
});

test("a change is kept, and a stale one is refused", async () => {
	const { add, change } = await aRoom();
	const asked = maria();
	await add(asked);
	const changed = await change(asked.id, { version: 1, language: "es" });
	expect(Patient.parse(await changed.json())).toMatchObject({ version: 2, language: "es" });
	expect(await problemOf(await change(asked.id, { version: 1, name: "Mary" }))).toEqual({ status: 409, code: "patient_changed" });
	expect(await problemOf(await change(asked.id, { birthDate: "1980-02-30" }))).toMatchObject({ status: 400, at: "birthDate" });
});

test("another clinic's patient is not there, nor is one whom nobody made", async () => {
	const [theirs, ours] = [await aRoom(), await aRoom()];
	const asked = maria();
	await theirs.add(asked);
	for (const patientId of [asked.id, "nobody", "a%20b"]) {
		expect(await problemOf(await ours.get(patientId))).toEqual({ status: 404, code: "not_found" });
		expect(await problemOf(await ours.change(patientId, { name: "Mary" }))).toEqual({ status: 404, code: "not_found" });
	}
	expect((await ours.find("")).items).toEqual([]);
});

test("a reader sees patients and writes none", async () => {
	const { add, change, find } = await aRoom("reader");
	expect(await problemOf(await add(maria()))).toEqual({ status: 403, code: "read_only" });
	expect(await problemOf(await change("p1", { name: "Mary" }))).toEqual({ status: 403, code: "read_only" });
	expect((await find("")).items).toEqual([]);
});
