import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runById } from "../store/clinic/copy-runs.ts";
import { aClinicRoom } from "../testing/clinic-room.ts";
import { bytesOf, PATIENTS, patientRow, table } from "../testing/import-room.ts";
import { applyImport, startImport, takePart } from "./clinic-imports.ts";
import { ClinicLog } from "./clinic-log.ts";
import { copyStep } from "./copy-engine.ts";

const PLACE = { timeZone: "America/New_York", country: "US" };
const NOW = Date.UTC(2026, 10, 2);
const by = { staffId: "71", now: NOW };

/** What may happen to a file on its way. `aborts`: before which steps the object ends, and a commit is lost. */
type Way = { cuts: number[]; order: number[]; repeated: number[]; aborts: number[] };
const STRAIGHT: Way = { cuts: [], order: [], repeated: [], aborts: [] };

async function broughtBy(files: string[], way: Way) {
	const { stub, log } = await aClinicRoom();
	let steps = 0;
	for (const text of files) {
		const id = crypto.randomUUID();
		await runInDurableObject(stub, (_clinic, { storage }) => sendIn(new ClinicLog(storage), id, text, way));
		for (let goesOn = true; goesOn; steps++) {
			const isCut = way.aborts.includes(steps);
			if (isCut) await evictDurableObject(stub);
			goesOn = await runInDurableObject(stub, async (_clinic, { storage }) => {
				if (isCut) await copyStep(new ClinicLog(losing(storage)), NOW).catch(() => undefined);
				const own = new ClinicLog(storage);
				const went = await copyStep(own, NOW);
				if (runById(storage.sql, id)?.run.state !== "ready") return went;
				applyImport(own, id, { despite: false }, by);
				return true;
			});
		}
	}
	await evictDurableObject(stub);
	const copy = await runInDurableObject(stub, (_clinic, { storage }) => everythingIn(storage.sql));
	return { ...copy, chain: await log(), steps };
}

function sendIn(log: ClinicLog, id: string, text: string, { cuts, order, repeated }: Way): void {
	const bytes = bytesOf(text);
	startImport(log, { id, subject: "patients", bytes: bytes.byteLength, isWhole: true }, PLACE, by);
	const ends = [...new Set(cuts.map((cut) => 1 + (cut % (bytes.byteLength - 1))))].sort((one, other) => one - other);
	const parts = [0, ...ends].map((from, n) => bytes.subarray(from, ends[n] ?? bytes.byteLength));
	const sorted = [...parts.keys()].sort((one, other) => (order[one] ?? one) - (order[other] ?? other));
	for (const n of [...repeated.map((each) => each % parts.length), ...sorted]) takePart(log, id, n, must(parts[n]), NOW);
}

/** A disk that forgets: what is written together is lost together. */
function losing({ sql, transactionSync }: DurableObjectStorage): DurableObjectStorage {
	const lost = (write: () => unknown) =>
		transactionSync(() => {
			write();
			throw new Error("the power went");
		});
	return { sql, transactionSync: lost } as unknown as DurableObjectStorage;
}

function everythingIn(sql: SqlStorage) {
	const all = (table: string, order: string) => sql.exec(`SELECT * FROM ${table} ORDER BY ${order}`).toArray();
	return {
		patients: all("patients", "id"),
		numbers: all("patient_numbers", "number, patient_id"),
		known: all("pm_patients", "patient_id"),
		counts: all("copy_runs", "seq").map(({ run }) => JSON.parse(String(run)).counts),
		left: ["copy_parts", "copy_staged", "copy_changes"].map((table) => all(table, "1").length),
	};
}

function must<T>(value: T | undefined): T {
	if (value === undefined) throw new Error("not there");
	return value;
}

const people = (from: number, to: number, name?: string) =>
	Array.from({ length: to - from }, (_, n) => patientRow(from + n, name === undefined ? {} : { name: `${name}${n}` }));

/** Some of everything: new, changed, the same, gone, and rows that contradict each other. */
const FIRST = table(PATIENTS, people(0, 420));
const SECOND = [...people(0, 150, "Rivas"), ...people(150, 300), ...people(420, 500), patientRow(7), "1500,Nobody,,31/31/1980,,"];

test("however a file is cut, ordered, repeated and interrupted, the copy ends the same, and the log is whole", async () => {
	const expected = await broughtBy([FIRST, table(PATIENTS, SECOND)], STRAIGHT);
	expect(expected.counts).toEqual([
		{ read: 420, added: 420, changed: 0, same: 0, gone: 0, rejected: 0 },
		{ read: 382, added: 80, changed: 149, same: 150, gone: 120, rejected: 3 },
	]);
	expect(expected.left).toEqual([0, 0, 0]);
	const number = fc.nat({ max: 30_000 });
	const ways = fc.record({
		cuts: fc.array(number, { maxLength: 6 }),
		order: fc.array(number, { maxLength: 7 }),
		repeated: fc.array(number, { maxLength: 3 }),
		aborts: fc.uniqueArray(fc.nat({ max: expected.steps }), { maxLength: 12 }),
		shuffled: fc.shuffledSubarray(SECOND, { minLength: SECOND.length }),
	});
	await fc.assert(
		fc.asyncProperty(ways, async ({ shuffled, ...way }) => {
			const { chain, steps, ...copy } = await broughtBy([FIRST, table(PATIENTS, shuffled)], way);
			expect(copy).toEqual({
				patients: expected.patients,
				numbers: expected.numbers,
				known: expected.known,
				counts: expected.counts,
				left: expected.left,
			});
			expect(chain.map(({ type }) => type).sort()).toEqual(expected.chain.map(({ type }) => type).sort());
		}),
		{ numRuns: 8 },
	);
}, 120_000);

test("each change is in the log in the same commit, by ids and field names alone", async () => {
	const { chain } = await broughtBy(
		[table(PATIENTS, people(0, 3)), table(PATIENTS, [...people(0, 1, "Rivas"), ...people(1, 2)])],
		STRAIGHT,
	);
	const applied = chain.filter(({ type }) => type === "copy_applied").map(({ facts }) => facts);
	expect(applied).toMatchObject([
		{ of: "patient", changed: [{ change: "added", version: 1 }, { change: "added" }, { change: "added" }] },
		{
			of: "patient",
			changed: [
				{ change: "changed", version: 2, fields: ["name"] },
				{ change: "gone", version: 2, fields: [] },
			],
		},
	]);
	for (const secret of ["Rivas", "Ruiz", "Ana", "6175551000", "1980-02", '"1001"']) expect(JSON.stringify(chain)).not.toContain(secret);
});

test("what cannot go on stops after a few tries, says so, and goes on when asked", async () => {
	const { stub } = await aClinicRoom();
	const id = crypto.randomUUID();
	await runInDurableObject(stub, async (_clinic, { storage }) => {
		const log = new ClinicLog(storage);
		sendIn(log, id, FIRST, STRAIGHT);
		while (runById(storage.sql, id)?.run.state === "reading") await copyStep(log, NOW);
		applyImport(log, id, { despite: false }, by);
	});
	await runInDurableObject(stub, async (_clinic, { storage }) => {
		// A table that is not there is a fault nobody foresaw.
		storage.sql.exec("ALTER TABLE patient_numbers RENAME TO elsewhere");
		for (let wake = 0; wake < 5; wake++) await copyStep(new ClinicLog(storage), NOW).catch(() => undefined);
		storage.sql.exec("ALTER TABLE elsewhere RENAME TO patient_numbers");
		expect(runById(storage.sql, id)?.run).toMatchObject({ state: "failed", trouble: null });
		const log = new ClinicLog(storage);
		applyImport(log, id, { despite: false }, by);
		while (await copyStep(log, NOW));
		expect(runById(storage.sql, id)?.run).toMatchObject({ state: "done", counts: { added: 420 } });
		expect(everythingIn(storage.sql).patients).toHaveLength(420);
	});
	await evictDurableObject(stub);
});
