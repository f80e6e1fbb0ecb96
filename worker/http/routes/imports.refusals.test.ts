import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import { CopyRun } from "../../../shared/schemas/pm-copy.ts";
import { UploadKeyMade } from "../../../shared/schemas/pm-status.ts";
import { anImportRoom, bytesOf, PATIENTS, patientRow, table } from "../../testing/import-room.ts";
import { ORIGIN, problemOf } from "../../testing/staff-door.ts";

const MIB = 1024 * 1024;
const three = table(
	PATIENTS,
	[1, 2, 3].map((n) => patientRow(n)),
);

async function begun(text = three) {
	const room = await anImportRoom();
	const run = CopyRun.parse(await (await room.start("patients", text)).json());
	return { ...room, run };
}

test("a part is one to 1,048,576 bytes, and none stands beyond the ten thousandth", async () => {
	const { part, run, ask } = await begun("x".repeat(2 * MIB));
	expect((await part(run.id, 0, "x".repeat(MIB))).status).toBe(200);
	expect(await problemOf(await part(run.id, 1, "x".repeat(MIB + 1)))).toEqual({ status: 413, code: "too_large" });
	expect(await problemOf(await part(run.id, 1, ""))).toEqual({ status: 400, code: "malformed", at: "body" });
	for (const n of [-1, 10_000, 0.5]) expect(await problemOf(await part(run.id, n, "x"))).toEqual({ status: 404, code: "not_found" });
	expect(await problemOf(await ask("PUT", `/imports/${run.id}/parts/first`, {}))).toEqual({ status: 404, code: "not_found" });
});

test.each([
	["subject", { subject: "letters" }],
	["bytes", { bytes: -1 }],
	["bytes", { bytes: 1e12 }],
	["isWhole", { isWhole: "yes" }],
	["id", { id: "../../other" }],
] as const)("a start whose %s cannot be is refused by its name, and nothing begins: %j", async (at, wrong) => {
	const { ask, runs } = await anImportRoom();
	const asked = { id: crypto.randomUUID(), subject: "patients", bytes: 10, ...wrong };
	expect(await problemOf(await ask("POST", "/imports", asked))).toEqual({ status: 400, code: "malformed", at });
	expect(await runs()).toEqual([]);
});

test("while a file comes in it can be neither mapped nor let through; once it is done it can be neither mapped nor thrown away", async () => {
	const { ask, part, run, settled, apply } = await begun();
	const map = { map: { externalId: "Patient ID", name: "Last Name" } };
	const notReady = { status: 409, code: "not_ready" };
	expect(await problemOf(await ask("PUT", `/imports/${run.id}/map`, map))).toEqual(notReady);
	expect(await problemOf(await ask("POST", `/imports/${run.id}/apply`, {}))).toEqual(notReady);
	await part(run.id, 0, three);
	await settled(run.id);
	expect(await problemOf(await ask("PUT", `/imports/${run.id}/map`, { map: { nothing: "Last Name" } }))).toMatchObject({
		code: "malformed",
	});
	expect(await apply(run.id)).toMatchObject({ state: "done" });
	expect(await problemOf(await ask("PUT", `/imports/${run.id}/map`, map))).toEqual(notReady);
	expect(await problemOf(await ask("DELETE", `/imports/${run.id}`))).toEqual(notReady);
	expect(await (await ask("POST", `/imports/${run.id}/apply`, {})).json()).toMatchObject({ state: "done", counts: { added: 3 } });
});

test("a run that is not there is not there, whatever is asked of it", async () => {
	const { ask, part } = await anImportRoom();
	const notFound = { status: 404, code: "not_found" };
	for (const id of ["nobody", "a b"].map(encodeURIComponent)) {
		expect(await problemOf(await part(id, 0, "x"))).toEqual(notFound);
		expect(await problemOf(await ask("GET", `/imports/${id}`))).toEqual(notFound);
		expect(await problemOf(await ask("PUT", `/imports/${id}/map`, { map: {} }))).toEqual(notFound);
		expect(await problemOf(await ask("POST", `/imports/${id}/apply`, {}))).toEqual(notFound);
		expect(await problemOf(await ask("DELETE", `/imports/${id}`))).toEqual(notFound);
	}
});

test("the history comes a page at a time, newest first, and a wrong question is refused", async () => {
	const { ask, read } = await anImportRoom();
	const ids = [];
	for (let n = 0; n < 3; n++) ids.unshift((await read("patients", three)).id);
	const page = async (query: string): Promise<{ items: { id: string }[]; next: string | null }> =>
		(await ask("GET", `/imports?${query}`)).json();
	const first = await page("limit=2");
	expect([first.items.map(({ id }) => id), first.next]).toEqual([ids.slice(0, 2), ids[1]]);
	expect(await page(`limit=2&cursor=${first.next}`)).toMatchObject({ items: [{ id: ids[2] }], next: null });
	expect(await problemOf(await ask("GET", "/imports?limit=0"))).toMatchObject({ status: 400, code: "malformed", at: "limit" });
});

async function withKey() {
	const room = await anImportRoom();
	const { key } = UploadKeyMade.parse(await (await room.ask("POST", "/upload-key", {})).json());
	const put = (body: BodyInit, headers: HeadersInit = {}) =>
		exports.default.fetch(`${ORIGIN}/import/${room.id}/patients`, {
			...{ method: "PUT", body },
			headers: { Authorization: `Bearer ${key}`, ...headers },
		});
	return { ...room, key, put };
}

test("a program's file that says it is larger than 200 MB is refused before it is read, and leaves nothing behind", async () => {
	const { put, runs, ask, log } = await withKey();
	expect(await problemOf(await put(three, { "Content-Length": "200000001" }))).toEqual({ status: 413, code: "too_large" });
	expect(await runs()).toMatchObject([{ state: "dropped", startedBy: "upload", counts: { read: 0 } }]);
	expect((await log()).map(({ type }) => type)).toContain("copy_ended");
	expect((await ask("POST", "/imports", { id: crypto.randomUUID(), subject: "patients", bytes: 10 })).status).toBe(201);
});

test("half a file of a program is no file: nothing of it is read, and the next one may come at once", async () => {
	const { bring, put, runs, patients, settled } = await withKey();
	await bring("patients", three);
	const half = bytesOf(three).slice(0, 60);
	const broken = await put(half, { "Content-Length": String(bytesOf(three).length) });
	expect(await problemOf(broken)).toEqual({ status: 400, code: "malformed", at: "body" });
	expect((await runs())[0]).toMatchObject({ state: "dropped", counts: { read: 0 } });
	expect((await patients()).map(({ version, inactive }) => [version, inactive])).toEqual([1, 2, 3].map(() => [1, false]));
	const again = CopyRun.parse(await (await put(three)).json());
	expect(await settled(again.id)).toMatchObject({ state: "done", counts: { same: 3 } });
});

test("six files of programs may wait for their turn; a seventh is told to come again", async () => {
	const { clinic, key, put, runs } = await withKey();
	const place = { timeZone: "America/New_York", country: "US" };
	for (let n = 0; n < 6; n++) await clinic.startUpload({ id: `waits-${n}`, subject: "patients", key, place });
	expect(await problemOf(await put(three))).toEqual({ status: 409, code: "run_busy" });
	expect(await runs()).toHaveLength(6);
});

test("each look at what a file says of patients is a row in the log", async () => {
	const { read, log, preview } = await anImportRoom();
	const run = await read("patients", three);
	const looks = async () =>
		(await log()).filter(({ type, facts }) => type === "copy_seen" && JSON.stringify(facts).includes(run.id)).length;
	await preview(run.id);
	const before = await looks();
	await preview(run.id);
	expect([before > 0, await looks()]).toEqual([true, before + 1]);
});
