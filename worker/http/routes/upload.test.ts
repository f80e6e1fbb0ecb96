import { expect, test } from "vitest";
import { CopyRun } from "../../../shared/schemas/pm-copy.ts";
import { UploadKeyMade, UploadKeyState } from "../../../shared/schemas/pm-status.ts";
import { APPOINTMENTS, anImportRoom, PATIENTS, patientRow, table } from "../../testing/import-room.ts";
import { problemOf } from "../../testing/staff-door.ts";

const rows = (count: number) => Array.from({ length: count }, (_, n) => patientRow(n + 1));
const ten = table(PATIENTS, rows(10));

async function withKey() {
	const room = await anImportRoom();
	const { key } = UploadKeyMade.parse(await (await room.ask("POST", "/upload-key", {})).json());
	return {
		...room,
		key,
		keyState: async () => UploadKeyState.parse(await (await room.ask("GET", "/upload-key")).json()),
		/** As the clinic's own program does it, and until nothing moves any more. */
		uploaded: async (subject: string, text: string) => {
			const response = await room.leave(key, subject, text);
			expect(response.status).toBe(202);
			return room.settled(CopyRun.parse(await response.json()).id);
		},
	};
}

test("a program's file is read like the one an admin let through, and applied by itself", async () => {
	const { bring, uploaded, patients } = await withKey();
	await bring("patients", ten);
	const run = await uploaded("patients", table(PATIENTS, [patientRow(1, { name: "Rivas" }), ...rows(11).slice(1)]));
	expect(run).toMatchObject({ state: "done", startedBy: "upload", counts: { added: 1, changed: 1, same: 9, gone: 0 } });
	expect(await patients()).toHaveLength(11);
	expect(await uploaded("patients", table(PATIENTS, [patientRow(1, { name: "Rivas" }), ...rows(11).slice(1)]))).toMatchObject({
		state: "done",
		counts: { same: 11, changed: 0 },
	});
});

test("before an admin has let one file through, and when its columns are others, a program's file is refused", async () => {
	const { bring, uploaded, status, patients } = await withKey();
	expect(await uploaded("patients", ten)).toMatchObject({ state: "refused", trouble: "not_mapped" });
	await bring("patients", ten);
	const other = await uploaded("patients", table("Patient ID,Last Name,First Name,DOB,Language", ["1,Ruiz,Ana,02/13/1980,English"]));
	expect(other).toMatchObject({ state: "refused", trouble: "not_mapped" });
	expect((await status()).alert).toMatchObject({ runId: other.id, trouble: "not_mapped" });
	expect(await patients()).toHaveLength(10);
});

test("a program's file that is empty or much smaller changes nothing, and nobody can wave it through", async () => {
	const { bring, uploaded, ask, status, patients } = await withKey();
	await bring("patients", ten);
	expect(await uploaded("patients", "")).toMatchObject({ state: "refused", trouble: "empty" });
	const small = await uploaded("patients", table(PATIENTS, rows(3)));
	expect(small).toMatchObject({ state: "refused", trouble: "much_smaller" });
	expect(await problemOf(await ask("POST", `/imports/${small.id}/apply`, { despite: true }))).toEqual({ status: 409, code: "not_ready" });
	expect((await patients()).some(({ inactive }) => inactive)).toBe(false);
	expect((await status()).alert).toMatchObject({ runId: small.id });
	await uploaded("patients", ten);
	expect((await status()).alert).toBeNull();
});

test("patients and appointments may be left one right after the other: each has its turn", async () => {
	const { bring, leave, key, settled, status } = await withKey();
	const visits = table(APPOINTMENTS, ["V1,1001,01/15/2030 9:00 AM,30,Booked,Exam"]);
	await bring("patients", ten);
	await bring("appointments", visits);
	const both = await Promise.all([leave(key, "patients", ten), leave(key, "appointments", visits)]);
	for (const response of both) expect(await settled(CopyRun.parse(await response.json()).id)).toMatchObject({ state: "done" });
	expect(await status()).toMatchObject({ patients: { count: 10 }, appointments: { count: 1 } });
});

test("whatever is wrong with a key, and wherever it is shown, the answer is the same", async () => {
	const { key, leave, ask, runs } = await withKey();
	const elsewhere = await withKey();
	const tries = [
		await leave(null, "patients", ten),
		await leave("pcu_wrong", "patients", ten),
		await leave(elsewhere.key, "patients", ten),
		await leave(key, "patients", ten, "no-such-clinic"),
		await leave(key, "patients", ten, "a%20b"),
	];
	for (const response of tries) expect(await problemOf(response)).toEqual({ status: 401, code: "bad_key" });
	expect(await problemOf(await leave(key, "letters", ten))).toEqual({ status: 404, code: "not_found" });
	expect((await ask("DELETE", "/upload-key")).status).toBe(204);
	expect(await problemOf(await leave(key, "patients", ten))).toEqual({ status: 401, code: "bad_key" });
	expect(await runs()).toEqual([]);
});

test("a key is shown once and kept as a hash; a new one ends the one before", async () => {
	const { key, keyState, ask, leave, log } = await withKey();
	expect(await keyState()).toEqual({ set: true, at: expect.any(String) });
	const next = UploadKeyMade.parse(await (await ask("POST", "/upload-key", {})).json());
	expect(next.key).not.toBe(key);
	expect((await leave(key, "patients", ten)).status).toBe(401);
	expect((await leave(next.key, "patients", ten)).status).toBe(202);
	const rows = await log();
	expect(rows.map(({ type }) => type)).toContain("upload_key_made");
	expect(JSON.stringify(rows)).not.toContain(next.key);
	await ask("DELETE", "/upload-key");
	expect(await keyState()).toEqual({ set: false, at: null });
});
