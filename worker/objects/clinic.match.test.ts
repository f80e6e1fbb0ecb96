import { expect, test } from "vitest";
import { SeenPatient } from "../../shared/schemas/patient-match.ts";
import { aMember } from "../testing/clinic.ts";
import { aPatient } from "../testing/clinic-room.ts";
import { aCopyRoom, aPmPatient } from "../testing/copy-room.ts";

const place = { country: "US", timeZone: "America/New_York" };
const own = (number: string) => ({ number, role: "own" as const });
const mobile = "+12025550143";

async function aMatchRoom() {
	const room = await aCopyRoom();
	const { stub, id, reader, inside } = room;
	await room.bring(
		aPmPatient("ana", { numbers: [own(mobile)] }),
		aPmPatient("eva", { name: "Eva Ruiz", numbers: [own("+12025550144")] }),
		aPmPatient("far", { name: "Ana Ruiz", birthDate: "1980-03-04" }),
	);
	const match = async (seen: object) => {
		const answer = await stub.matchPatient(reader, id, SeenPatient.parse(seen), place);
		if ("refused" in answer) throw new Error(answer.refused);
		return answer;
	};
	const short = async (seen: object) => {
		const { verdict, candidates } = await match(seen);
		return [verdict, ...candidates.map(({ patient, differences }) => [patient.id, ...differences].join(" "))];
	};
	return { ...room, match, short, inside };
}

test("a patient is found by id, by name with birth date, and by number", async () => {
	const { short } = await aMatchRoom();
	expect(await short({ externalId: "MRN-ana", name: "Ruiz, Ana María", birthDate: "04/03/1980" })).toEqual(["match", "ana"]);
	expect(await short({ name: "RUIZ, ANA", birthDate: "April 3, 1980" })).toEqual(["match", "ana"]);
	expect(await short({ name: "Ana Ruiz", birthDate: "03/04/1980" })).toEqual(["mismatch", "ana", "far"]);
	expect(await short({ numbers: [{ typed: "(202) 555-0143", label: "Cell" }] })).toEqual(["mismatch", "ana"]);
	expect(await short({ name: "Ana Ruiz" })).toEqual(["mismatch", "far"]);
	expect(await short({ externalId: "MRN-eva", name: "Ana Ruiz", birthDate: "1980-04-03" })).toEqual(["mismatch", "eva name", "ana id"]);
	expect(await short({ externalId: "nobody's", name: "Bo Li", birthDate: "1990-01-01" })).toEqual(["unknown"]);
});

test("two whom staff and the practice system gave one id are a person's choice", async () => {
	const { short, stub, id, member } = await aMatchRoom();
	await stub.addPatient(member, id, aPatient({ id: "made", name: "Ana Ruiz", externalId: "MRN-ana" }));
	expect(await short({ externalId: "MRN-ana" })).toEqual(["mismatch", "ana", "made"]);
	await stub.mergePatient(member, id, "made", { id: "m1", into: "ana" });
	expect(await short({ externalId: "MRN-ana" })).toEqual(["match", "ana"]);
});

test("a record that was merged away shows who stands for both", async () => {
	const { match, short, bring } = await aMatchRoom();
	await bring(aPmPatient("old", { name: "Ana Vega", mergedInto: "ana" }));
	expect(await short({ externalId: "MRN-old", name: "Vega, Ana" })).toEqual(["match", "ana"]);
	expect(await short({ externalId: "MRN-old", name: "Bo Li" })).toEqual(["mismatch", "ana name"]);
	expect(await match({ externalId: "MRN-old" })).toMatchObject({
		candidates: [{ patient: { id: "ana", mergedInto: null }, usable: [mobile] }],
	});
});

test("each look is in the log with whom it showed and how, and nothing of what the page said", async () => {
	const { match, log } = await aMatchRoom();
	await match({ externalId: "MRN-ana", name: "Bo Li", birthDate: "1990-01-01", numbers: [{ typed: "202-555-0143", label: null }] });
	const rows = await log();
	expect(rows.at(-1)).toEqual({
		type: "patients_matched",
		actor: "staff:73",
		facts: { by: ["id", "name", "birthDate"], verdict: "mismatch", patientIds: ["ana"] },
	});
	for (const secret of ["MRN", "Bo Li", "1990", "0143"]) expect(JSON.stringify(rows)).not.toContain(secret);
});

test("those outside are told nothing", async () => {
	const { stub, id } = await aMatchRoom();
	const stranger = aMember({ id: "elsewhere" }, "admin");
	expect(await stub.matchPatient(stranger, id, SeenPatient.parse({ externalId: "MRN-ana" }), place)).toEqual({ refused: "not_found" });
});
