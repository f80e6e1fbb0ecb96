import { expect, test } from "vitest";
import { PatientPage } from "../../../shared/schemas/patient.ts";
import { MatchAnswer } from "../../../shared/schemas/patient-match.ts";
import { MergedPatient, MergedRecords } from "../../../shared/schemas/patient-merge.ts";
import { aPatient } from "../../testing/clinic-room.ts";
import { aCopyRoom, aPmPatient } from "../../testing/copy-room.ts";
import { aSignedIn, call, problemOf } from "../../testing/staff-door.ts";

async function aRoom(role: "member" | "reader" = "member") {
	const room = await aCopyRoom();
	const { token } = await aSignedIn({ clinicId: room.id, role });
	const path = `/api/clinics/${room.id}/patients`;
	const ask = (method: string, rest: string, body?: object) => call(token, method, `${path}${rest}`, body === undefined ? {} : { body });
	return {
		...room,
		ask,
		match: async (seen: object) => MatchAnswer.parse(await (await ask("POST", "/match", seen)).json()),
		search: async (body: object) => PatientPage.parse(await (await ask("POST", "/search", body)).json()).items.map(({ id }) => id),
		merge: (patientId: string, into: string, id = "m1") => ask("POST", `/${patientId}/merge`, { id, into }),
	};
}

test("a reader may ask whom a page shows", async () => {
	const { bring, match } = await aRoom("reader");
	await bring(aPmPatient("ana", { numbers: [{ number: "+12025550143", role: "own" }] }));
	const seen = { externalId: "MRN-ana", name: "RUIZ, ANA", birthDate: "4/3/1980", numbers: [{ typed: "(202) 555-0143", label: "Cell" }] };
	expect(await match(seen)).toMatchObject({
		verdict: "match",
		candidates: [{ patient: { id: "ana" }, differences: [], usable: ["+12025550143"] }],
		seenNumbers: [{ number: "+12025550143", label: "Cell" }],
		noNumber: null,
	});
	expect(await match({ ...seen, name: "Eva Ruiz" })).toMatchObject({ verdict: "mismatch", candidates: [{ differences: ["name"] }] });
	expect(await match({})).toEqual({ verdict: "unknown", candidates: [], seenNumbers: [], noNumber: "none" });
});

test.for([
	["a field of nobody's", { title: "Ana" }, "body"],
	["a name too long for one", { name: "a".repeat(201) }, "name"],
	["numbers without end", { numbers: Array.from({ length: 11 }, () => ({ typed: "1", label: null })) }, "numbers"],
] as const)("a page with %s is not taken, and nothing of it is said back", async ([, seen, at]) => {
	const { ask } = await aRoom();
	const response = await ask("POST", "/match", seen);
	expect(await response.clone().text()).not.toContain("aaa");
	expect(await problemOf(response)).toMatchObject({ status: 400, code: "malformed", at });
});

test("another clinic's patients match nobody here", async () => {
	const [theirs, ours] = [await aRoom(), await aRoom()];
	await theirs.bring(aPmPatient("ana"));
	expect(await ours.match({ externalId: "MRN-ana", name: "Ana Ruiz", birthDate: "1980-04-03" })).toMatchObject({ verdict: "unknown" });
	expect(await ours.search({ q: "ruiz" })).toEqual([]);
	expect(await problemOf(await ours.ask("GET", "/ana/merge"))).toEqual({ status: 404, code: "not_found" });
	await ours.bring(aPmPatient("bo"));
	expect(await problemOf(await ours.merge("bo", "ana"))).toEqual({ status: 404, code: "not_found" });
});

test("patients are found by name, birth date, id and number, with nothing in the address", async () => {
	const { bring, search, ask } = await aRoom("reader");
	await bring(
		aPmPatient("ana", { numbers: [{ number: "+12025550143", role: "own" }] }),
		aPmPatient("bo", { name: "Bo Li", birthDate: "1990-12-31" }),
	);
	for (const q of ["ruiz ana", "04/03/1980", "4/3/80", "Apr 3, 1980", "mrn-ana", "(202) 555-0143"])
		expect([q, await search({ q })]).toEqual([q, ["ana"]]);
	expect(await search({ number: "+12025550143" })).toEqual(["ana"]);
	expect(await search({ limit: 1, cursor: "ana" })).toEqual(["bo"]);
	expect(await problemOf(await ask("POST", "/search", { name: "Ana" }))).toMatchObject({ status: 400 });
});

test("a member merges two records and takes them apart again; who stands for both is answered", async () => {
	const { stub, id, member, ask, merge, search } = await aRoom();
	for (const each of ["a", "b"]) await stub.addPatient(member, id, aPatient({ id: each }));
	expect(MergedPatient.parse(await (await merge("b", "a")).json())).toMatchObject({ patient: { id: "a" } });
	expect(await search({ q: "maria" })).toEqual(["a"]);
	expect(MergedRecords.parse(await (await ask("GET", "/a/merge")).json())).toMatchObject({
		into: null,
		items: [{ patient: { id: "b" }, by: "staff" }],
	});
	expect(await problemOf(await merge("a", "b", "m2"))).toEqual({ status: 409, code: "merge_circle" });
	expect(MergedPatient.parse(await (await ask("DELETE", "/b/merge")).json())).toMatchObject({ patient: { id: "b", mergedInto: null } });
	expect(await search({ q: "maria" })).toEqual(["a", "b"]);
});

test("a reader merges nobody", async () => {
	const { bring, merge, ask } = await aRoom("reader");
	await bring(aPmPatient("a"), aPmPatient("b"));
	expect(await problemOf(await merge("b", "a"))).toEqual({ status: 403, code: "read_only" });
	expect(await problemOf(await ask("DELETE", "/b/merge"))).toEqual({ status: 403, code: "read_only" });
});
