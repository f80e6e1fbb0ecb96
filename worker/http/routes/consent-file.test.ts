import { runInDurableObject } from "cloudflare:test";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { ConsentFile } from "../../domain/consent-file/consent-file.ts";
import { clinicOf, threadById } from "../../objects/stubs.ts";
import { testEnv } from "../../testing/clinic.ts";
import { aPeoplePlace } from "../../testing/people-place.ts";
import { aSignedIn, call, problemOf } from "../../testing/staff-door.ts";
import { CANARY } from "../../testing/staff-routes.ts";
import { must } from "../../testing/thread-room.ts";

async function anAuditor() {
	const place = await aPeoplePlace();
	const { token, id } = await aSignedIn({ clinicId: place.clinic, role: "reader" });
	const path = (query: string, thread = place.thread) => `/api/threads/${thread}/consents/export?${query}`;
	const ask = (query: string, thread?: string) => call(token, "GET", path(query, thread));
	const file = async (): Promise<ConsentFile> => (await ask(`patientId=${place.patient}`)).json();
	return { ...place, staffId: id, path, ask, file };
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Only what the file itself says about its hashes is followed here: none of our code computes one. */
function faults(file: ConsentFile): string[] {
	const { wordingHash, recordHash, log, instants } = file.verify;
	const at = (path: string, scope: object): unknown => path.split(".").reduce<unknown>((value, key) => Object(value)[key], scope);
	const exact = (path: string, scope: object) => {
		const value = at(path, scope);
		return instants.some((one) => one === path) && typeof value === "string" ? Date.parse(value) : value;
	};
	const listed = (paths: readonly string[], scope: object) => sha256(JSON.stringify(paths.map((path) => exact(path, scope))));
	const found: string[] = [];
	for (const record of file.records) {
		const scope = { ...file, record };
		if (record.request && sha256(String(at(wordingHash.over, scope))) !== at(wordingHash.equals, scope)) found.push("wording");
		const paths = [...recordHash.overList, ...recordHash.overListWhereKept.filter((path) => at(path, scope) !== undefined)];
		if (record.recordHash && listed(paths, scope) !== at(recordHash.equals, scope)) found.push("record");
	}
	for (const row of file.log) {
		const scope = { ...file, row };
		if (listed(log.overList, scope) !== at(log.equals, scope)) found.push("log");
		const told = JSON.parse(row.facts);
		const record = file.records.find(({ id }) => id === told.id);
		if (told.recordHash !== null && told.recordHash !== record?.recordHash) found.push("told otherwise");
	}
	return found;
}

test("an auditor recomputes every hash of the file from the file alone", async () => {
	const { file } = await anAuditor();
	const whole = await file();
	expect(whole.records.map(({ state }) => state)).toEqual(["granted"]);
	expect(whole.records[0]?.recordHash).toMatch(/^[0-9a-f]{64}$/);
	expect(whole.log.length).toBeGreaterThan(1);
	expect(faults(whole)).toEqual([]);
});

test.for([
	["a letter of the question", (file) => Object.assign(must(must(file.records[0]).request), { body: "May we text you health detaiIs?" })],
	["the moment of the answer", (file) => Object.assign(must(file.records[0]), { at: "2026-01-01T00:00:00.000Z" })],
	["who asked", (file) => Object.assign(must(must(file.records[0]).by), { name: "Somebody Else" })],
	["the answer itself", (file) => Object.assign(must(file.records[0]), { state: "refused" })],
	["the text that answered", (file) => Object.assign(must(file.records[0]), { answerMessageId: "SM0" })],
	["the number", (file) => Object.assign(file, { number: "+12025550199" })],
	["the clinic", (file) => Object.assign(file.clinic, { id: "elsewhere" })],
	["a row of the log", (file) => Object.assign(must(file.log.at(-1)), { actor: "staff:1" })],
	["the hash of the record itself", (file) => Object.assign(must(file.records[0]), { recordHash: "0".repeat(64) })],
] as [string, (file: ConsentFile) => unknown][])("a file in which %s was changed is found out", async ([, change]) => {
	const file = await (await anAuditor()).file();
	expect(faults(file)).toEqual([]);
	change(file);
	expect(faults(file)).not.toEqual([]);
});

test("one changed byte of a signed record is found, whichever byte it is", async () => {
	const { file } = await anAuditor();
	const whole = await file();
	const [record] = whole.records;
	const signed = ["id", "patientId", "wordingHash", "requestMessageId", "answerMessageId", "recordHash"] as const;
	for (const field of signed) {
		const text = must(must(record)[field]);
		for (let index = 0; index < text.length; index += 1) {
			const other = text[index] === "x" ? "y" : "x";
			const changed = { ...must(record), [field]: text.slice(0, index) + other + text.slice(index + 1) };
			expect([field, index, faults({ ...whole, records: [changed] })]).not.toEqual([field, index, []]);
		}
	}
});

test("the PDF is one that opens, under a name that says nothing of the patient, and nothing keeps a copy", async () => {
	const { ask, patient, number } = await anAuditor();
	for (const [format, type] of [
		["pdf", "application/pdf"],
		["json", "application/json"],
	]) {
		const response = await ask(`patientId=${patient}&format=${format}`);
		expect([response.status, response.headers.get("Content-Type")]).toEqual([200, type]);
		expect(response.headers.get("Content-Disposition")).toBe(`attachment; filename="consent-record.${format}"`);
		expect(response.headers.get("Cache-Control")).toBe("no-store");
		const text = new TextDecoder("latin1").decode(await response.arrayBuffer());
		for (const words of [CANARY, number, "AGREE"]) expect(text).toContain(words);
		if (format === "pdf") expect(text).toMatch(/^%PDF-1\.4\n[\s\S]*\nstartxref\n\d+\n%%EOF\n$/);
	}
});

test("a patient who is not of this thread is not found in it, and nobody is told whether they are anywhere", async () => {
	const [here, there] = [await anAuditor(), await anAuditor()];
	for (const patientId of ["nobody", there.patient])
		expect(await problemOf(await here.ask(`patientId=${patientId}`))).toEqual({ status: 404, code: "not_found" });
	expect(await problemOf(await here.ask(`patientId=${there.patient}`, there.thread))).toEqual({ status: 404, code: "not_found" });
	expect((await there.ask(`patientId=${there.patient}`)).status).toBe(200);
});

test.for([
	["patientId", ""],
	["patientId", "patientId=a b"],
	["format", "patientId=p1&format=docx"],
])("a request without a fit %s says so", async ([at, query]) => {
	const { ask } = await anAuditor();
	expect(await problemOf(await ask(query ?? ""))).toEqual({ status: 400, code: "malformed", at });
});

test("each file that is taken is a look in the thread's log and in the patient's", async () => {
	const { ask, patient, thread, clinic, staffId } = await anAuditor();
	const actor = `staff:${staffId}`;
	const looks = async () => {
		const inThread = await runInDurableObject(must(threadById(testEnv, thread)), (_, { storage }) => seen(storage.sql, "ThreadViewed"));
		const inClinic = await runInDurableObject(clinicOf(testEnv, clinic), (_, { storage }) => seen(storage.sql, "patient_seen"));
		return [inThread, inClinic];
	};
	const seen = (sql: SqlStorage, type: string) =>
		sql.exec<{ n: number }>("SELECT count(*) AS n FROM events WHERE type = ? AND actor = ?", type, actor).one().n;
	expect(await looks()).toEqual([0, 0]);
	for (const format of ["json", "pdf"]) await (await ask(`patientId=${patient}&format=${format}`)).arrayBuffer();
	expect(await looks()).toEqual([2, 2]);
});

test("a patient who was taken off the number keeps a record there", async () => {
	const { file, thread, clinic, patient } = await anAuditor();
	const { token } = await aSignedIn({ clinicId: clinic, role: "member" });
	await (await call(token, "DELETE", `/api/threads/${thread}/patients/${patient}`)).body?.cancel();
	const after = await file();
	expect(after.patient.name).toBe(CANARY);
	expect(after.records.map(({ state }) => state)).toEqual(["granted", "paused"]);
	expect(after.now).toMatchObject({ consent: "paused", linked: false });
	expect(faults(after)).toEqual([]);
});
