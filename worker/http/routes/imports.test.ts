import { expect, test } from "vitest";
import { CopyRun } from "../../../shared/schemas/pm-copy.ts";
import { anImportRoom, bytesOf, PATIENTS, patientRow, table } from "../../testing/import-room.ts";
import { aSignedIn, call, problemOf } from "../../testing/staff-door.ts";

const three = table(
	PATIENTS,
	[1, 2, 3].map((n) => patientRow(n)),
);
const ten = (from = 1) =>
	table(
		PATIENTS,
		Array.from({ length: 10 }, (_, n) => patientRow(from + n)),
	);

test("a file is read, looked at and let through, and its patients are the clinic's", async () => {
	const { read, preview, apply, patients, status } = await anImportRoom();
	const run = await read("patients", three);
	expect(run).toMatchObject({
		state: "ready",
		trouble: null,
		counts: { read: 3, added: 3, changed: 0, same: 0, gone: 0, rejected: 0 },
	});
	const seen = await preview(run.id);
	expect(seen).toMatchObject({ delimiter: ",", encoding: "utf-8", dates: { order: "mdy", decidedBy: "file" } });
	expect(seen.map).toMatchObject({ externalId: "Patient ID", lastName: "Last Name", mobile: "Mobile Phone" });
	expect(seen.sample[0]).toMatchObject({ externalId: "1001", name: "Ana Ruiz1", birthDate: "1980-02-13" });
	expect(seen.changes).toContainEqual({ externalId: "1001", kind: "added", fields: [] });
	expect(await patients()).toEqual([]);
	expect(await apply(run.id)).toMatchObject({ state: "done", counts: { added: 3 } });
	expect((await patients())[0]).toMatchObject({
		name: "Ana Ruiz1",
		birthDate: "1980-02-13",
		externalId: "1001",
		source: "pm",
		inactive: false,
		numbers: [{ number: "+16175551001" }],
		version: 1,
	});
	expect(await status()).toMatchObject({
		patients: { count: 3, asOf: expect.any(String) },
		appointments: { count: 0, asOf: null },
		alert: null,
	});
	expect((await preview(run.id)).sample).toEqual([]);
});

test("parts may come in any order and twice; another one in the place of one is refused", async () => {
	const { start, part, settled } = await anImportRoom();
	const [one, two, rest] = [three.slice(0, 40), three.slice(40, 41), three.slice(41)];
	const run = CopyRun.parse(await (await start("patients", three)).json());
	const sent = async (n: number, bytes: string) => CopyRun.parse(await (await part(run.id, n, bytes)).json());
	expect((await sent(2, rest)).progress).toEqual({ done: bytesOf(rest).length, total: bytesOf(three).length });
	expect(await sent(0, one)).toMatchObject({ state: "receiving", progress: { done: one.length + rest.length } });
	expect(await sent(0, one)).toMatchObject({ state: "receiving", progress: { done: one.length + rest.length } });
	expect(await problemOf(await part(run.id, 0, "something else"))).toEqual({ status: 409, code: "id_reused" });
	expect(await problemOf(await part(run.id, 7, "more than was said"))).toEqual({ status: 413, code: "too_large" });
	expect(await sent(1, two)).toMatchObject({ state: "reading" });
	expect(await settled(run.id)).toMatchObject({ state: "ready", counts: { added: 3 } });
	expect(await sent(1, two)).toMatchObject({ state: "ready" });
});

test("the same start is the same run; another one meanwhile is refused, and so is another file under its id", async () => {
	const { ask, part, settled } = await anImportRoom();
	const asked = { id: crypto.randomUUID(), subject: "patients", bytes: bytesOf(three).length };
	const begun = [await ask("POST", "/imports", asked), await ask("POST", "/imports", asked)];
	expect(begun.map(({ status }) => status)).toEqual([201, 200]);
	expect(await begun[0]?.json()).toEqual(await begun[1]?.json());
	expect(await problemOf(await ask("POST", "/imports", { ...asked, bytes: 1 }))).toEqual({ status: 409, code: "id_reused" });
	const other = { ...asked, id: crypto.randomUUID() };
	expect(await problemOf(await ask("POST", "/imports", other))).toEqual({ status: 409, code: "run_busy" });
	expect(await problemOf(await ask("POST", `/imports/${asked.id}/apply`, {}))).toEqual({ status: 409, code: "not_ready" });
	await part(asked.id, 0, three);
	await settled(asked.id);
	expect((await ask("POST", "/imports", other)).status).toBe(201);
	expect(await (await ask("GET", `/imports/${asked.id}`)).json()).toMatchObject({ run: { state: "dropped" } });
});

test("the same file again changes nothing, whatever the order of its rows", async () => {
	const { bring, patients, log } = await anImportRoom();
	await bring("patients", ten());
	const [before, rows] = [await patients(), (await log()).length];
	const again = await bring("patients", table(PATIENTS, ten().split("\r\n").slice(1, -1).reverse()));
	expect(again).toMatchObject({ state: "done", counts: { read: 10, same: 10, added: 0, changed: 0, gone: 0 } });
	expect((await patients()).map(({ version, asOf }) => [version, asOf])).toEqual(before.map(({ version, asOf }) => [version, asOf]));
	const since = (await log()).slice(rows).map(({ type }) => type);
	expect(new Set(since)).toEqual(new Set(["patients_searched", "copy_started", "copy_seen", "copy_let_through", "copy_ended"]));
});

test("what changed is shown first and then done, and who is missing is marked as one who left", async () => {
	const { bring, read, preview, apply, patients } = await anImportRoom();
	await bring("patients", three);
	const moved = table(PATIENTS, [patientRow(1, { number: "617-555-7777" }), patientRow(2), patientRow(4)]);
	const run = await read("patients", moved);
	expect(run.counts).toEqual({ read: 3, added: 1, changed: 1, same: 1, gone: 1, rejected: 0 });
	expect((await preview(run.id)).changes).toEqual([
		{ externalId: "1003", kind: "gone", fields: [] },
		{ externalId: "1001", kind: "changed", fields: ["numbers"] },
		{ externalId: "1004", kind: "added", fields: [] },
	]);
	await apply(run.id);
	const kept = Object.fromEntries((await patients()).map(({ externalId, ...rest }) => [externalId, rest]));
	expect(kept["1001"]).toMatchObject({ version: 2, numbers: [{ number: "+16175557777" }] });
	expect(kept["1003"]).toMatchObject({ version: 2, inactive: true, numbers: [{ number: "+16175551003" }] });
	expect(kept["1004"]).toMatchObject({ version: 1, inactive: false });
	expect(await bring("patients", three)).toMatchObject({ counts: { changed: 2, gone: 1 } });
	expect((await patients()).filter(({ inactive }) => inactive).map(({ externalId }) => externalId)).toEqual(["1004"]);
});

test("a file that does not hold everybody takes nobody off", async () => {
	const { bring } = await anImportRoom();
	await bring("patients", three);
	const one = table(PATIENTS, [patientRow(1, { name: "Rivas" })]);
	expect(await bring("patients", one, { isWhole: false })).toMatchObject({ state: "done", counts: { changed: 1, gone: 0 } });
});

test("rows that cannot be read are listed with line and reason, and whose they are is not taken for gone", async () => {
	const { bring, read, preview } = await anImportRoom();
	await bring("patients", three);
	const bad = table(PATIENTS, [patientRow(1), "1002,Ruiz2,Ana,02/31/1980,,English", patientRow(3), "2.02556E+09,Ruiz,Bob,,,"]);
	const run = await read("patients", bad);
	expect(run).toMatchObject({ state: "ready", counts: { read: 4, same: 2, gone: 0, rejected: 2 } });
	expect((await preview(run.id)).rejected).toEqual([
		{ line: 3, reason: "bad_birth_date" },
		{ line: 5, reason: "damaged_id" },
	]);
});

test("an empty file, one without a header, and one that is no text change nothing and raise an alert", async () => {
	const { bring, read, status, patients } = await anImportRoom();
	await bring("patients", three);
	for (const [text, trouble] of [
		["", "empty"],
		[table(PATIENTS, []), "empty"],
		["1,2\r\n3,4\r\n", "no_header"],
		["PK\u0003\u0004\0\0\0\0", "not_text"],
		[table(PATIENTS, ["2.02556E+09,Ruiz,Bob,,,"]), "all_rejected"],
	] as const) {
		const run = await read("patients", text);
		expect(run).toMatchObject({ state: "refused", trouble });
		expect((await status()).alert).toEqual({ runId: run.id, trouble, at: run.endedAt });
	}
	expect((await patients()).every(({ version, inactive }) => version === 1 && !inactive)).toBe(true);
});

test("much less than the copy has is refused; an admin who means it may have it done, and the alert is over", async () => {
	const { bring, read, apply, ask, status, patients } = await anImportRoom();
	await bring("patients", ten());
	const run = await read("patients", table(PATIENTS, [patientRow(1), patientRow(2)]));
	expect(run).toMatchObject({ state: "refused", trouble: "much_smaller", counts: { same: 2, gone: 8 } });
	expect((await status()).alert).toMatchObject({ runId: run.id, trouble: "much_smaller" });
	expect(await problemOf(await ask("POST", `/imports/${run.id}/apply`, {}))).toEqual({ status: 409, code: "not_ready" });
	expect((await patients()).some(({ inactive }) => inactive)).toBe(false);
	expect(await apply(run.id, { despite: true })).toMatchObject({ state: "done", trouble: null });
	expect((await patients()).filter(({ inactive }) => inactive)).toHaveLength(8);
	expect(await status()).toMatchObject({ patients: { count: 2 }, alert: null });
});

test("a person says which column is which; that is how the next file is read", async () => {
	const { read, ask, settled, apply, preview, patients } = await anImportRoom();
	const odd = table("Zeta,Who,Telefonico,Born", ["7,Ana Ruiz,617 555 0107,03/04/1980"]);
	const run = await read("patients", odd);
	expect(run).toMatchObject({ state: "ready", trouble: "not_mapped" });
	expect(await problemOf(await ask("POST", `/imports/${run.id}/apply`, {}))).toEqual({ status: 409, code: "not_ready" });
	const map = { externalId: "Zeta", name: "Who", mobile: "Telefonico", birthDate: "Born" };
	await ask("PUT", `/imports/${run.id}/map`, { map, order: "dmy" });
	expect(await settled(run.id)).toMatchObject({ state: "ready", trouble: null, counts: { read: 1, added: 1 } });
	expect(await preview(run.id)).toMatchObject({ map, dates: { order: "dmy", decidedBy: "staff" } });
	await ask("PUT", `/imports/${run.id}/map`, { map, order: "mdy" });
	expect(await settled(run.id)).toMatchObject({ counts: { read: 1, added: 1 } });
	await ask("PUT", `/imports/${run.id}/map`, { map, order: "dmy" });
	await settled(run.id);
	await apply(run.id);
	expect(await patients()).toMatchObject([{ externalId: "7", birthDate: "1980-04-03", numbers: [{ number: "+16175550107" }] }]);
	const next = await read("patients", odd);
	expect(next).toMatchObject({ state: "ready", trouble: null, counts: { same: 1 } });
});

test("a run that is dropped leaves nothing, and cannot be let through", async () => {
	const { read, ask, patients, runs } = await anImportRoom();
	const run = await read("patients", three);
	expect(await (await ask("DELETE", `/imports/${run.id}`)).json()).toMatchObject({ state: "dropped" });
	expect((await ask("DELETE", `/imports/${run.id}`)).status).toBe(200);
	expect(await problemOf(await ask("POST", `/imports/${run.id}/apply`, {}))).toEqual({ status: 409, code: "not_ready" });
	expect(await patients()).toEqual([]);
	expect(await runs()).toMatchObject([{ id: run.id, state: "dropped" }]);
	expect(await problemOf(await ask("DELETE", "/imports/nobody"))).toEqual({ status: 404, code: "not_found" });
});

test("what the practice management system keeps is changed there", async () => {
	const { bring, patients, ask } = await anImportRoom();
	await bring("patients", three);
	const [ana] = await patients();
	expect(await problemOf(await ask("PATCH", `/patients/${ana?.id}`, { name: "Anna" }))).toEqual({ status: 409, code: "pm_owns" });
});

const ROUTES = [
	["GET", "/imports"],
	["POST", "/imports"],
	["PUT", "/imports/r1/parts/0"],
	["GET", "/imports/r1"],
	["PUT", "/imports/r1/map"],
	["POST", "/imports/r1/apply"],
	["DELETE", "/imports/r1"],
	["POST", "/upload-key"],
	["GET", "/upload-key"],
	["DELETE", "/upload-key"],
] as const;

test.for(ROUTES)("%s %s is for the clinic's admins; to others it is not there", async ([method, rest]) => {
	const { id } = await anImportRoom();
	const member = await aSignedIn({ clinicId: id, role: "member" });
	const stranger = await aSignedIn();
	const ask = (token: string | null) => call(token, method, `/api/clinics/${id}${rest}`, method === "GET" ? {} : { body: {} });
	expect(await problemOf(await ask(member.token))).toEqual({ status: 403, code: "not_allowed" });
	expect(await problemOf(await ask(stranger.token))).toEqual({ status: 404, code: "not_found" });
	expect((await ask(null)).status).toBe(401);
});

test("every member sees how the copy stands; a stranger does not", async () => {
	const { id, status } = await anImportRoom("reader");
	expect(await status()).toEqual({ patients: { count: 0, asOf: null }, appointments: { count: 0, asOf: null }, alert: null });
	const { token } = await aSignedIn();
	expect(await problemOf(await call(token, "GET", `/api/clinics/${id}/pm-status`))).toEqual({ status: 404, code: "not_found" });
});

test("one clinic's run is no other's", async () => {
	const [ours, theirs] = [await anImportRoom(), await anImportRoom()];
	const run = await theirs.read("patients", three);
	for (const response of [await ours.ask("GET", `/imports/${run.id}`), await ours.ask("POST", `/imports/${run.id}/apply`, {})])
		expect(await problemOf(response)).toEqual({ status: 404, code: "not_found" });
	expect(await ours.runs()).toEqual([]);
});
