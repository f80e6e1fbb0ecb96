import { expect, test } from "vitest";
import { anImportRoom, PATIENTS, patientRow, table } from "../../testing/import-room.ts";

const three = table(
	PATIENTS,
	[1, 2, 3].map((n) => patientRow(n)),
);

test("a file is read, looked at and let through, and its patients are the clinic's", async () => {
	const { read, preview, apply, patients, status } = await anImportRoom();
	const run = await read("patients", three);
	expect(run).toMatchObject({ state: "ready", trouble: null, counts: { read: 3, added: 3, changed: 0, same: 0, gone: 0, rejected: 0 } });
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
