import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import type { Appointment } from "../../shared/schemas/appointment.ts";
import type { PatientRecord, PmRecord } from "../domain/copy/record.ts";
import type { CopyScope } from "../domain/copy/run.ts";
import { appointmentBy } from "../store/clinic/appointments.ts";
import { runById } from "../store/clinic/copy-runs.ts";
import { aClinicRoom, aPatient } from "../testing/clinic-room.ts";
import { APPOINTMENTS, anImportRoom, PATIENTS, patientRow, table } from "../testing/import-room.ts";
import { ClinicLog } from "./clinic-log.ts";
import { copyStep } from "./copy-engine.ts";
import { resumeRun, staged, stageRecords, startRun, stopRun } from "./copy-run.ts";

const NOW = Date.UTC(2026, 10, 2);
const ALL: CopyScope = { patients: "whole", appointments: null };
const start = (id: string) => ({
	...({ id, source: "fhir", subject: "both", startedBy: "schedule", staffId: null, asked: "fhir", bytes: null, isWhole: false } as const),
	place: { timeZone: "America/New_York", country: "US" },
});
const ana: PatientRecord = {
	kind: "patient",
	externalId: "1",
	name: "Ana Ruiz",
	birthDate: "1980-02-13",
	language: "en",
	numbers: [{ number: "+16175550142", role: "own" }],
	guardians: [],
	inactive: false,
	mergedInto: null,
};
const bob: PatientRecord = { ...ana, externalId: "2", name: "Bob Ruiz" };
const understood = (records: PmRecord[], updatedAt: number | null = null) =>
	records.map((record, n) => ({ record, line: n + 1, updatedAt }));

/** A server's records, brought the way `copy-fhir` does it. */
async function aServerRoom() {
	const room = await aClinicRoom();
	const bring = async (records: PmRecord[], scope = ALL) => {
		const id = crypto.randomUUID();
		return runInDurableObject(room.stub, async (_clinic, { storage }) => {
			const log = new ClinicLog(storage);
			startRun(log, start(id), NOW);
			storage.transactionSync(() => {
				stageRecords(storage.sql, id, understood(records), []);
				staged(storage.sql, id, scope);
			});
			while (await copyStep(log, NOW));
			return runById(storage.sql, id)?.run;
		});
	};
	return { ...room, bring };
}

test("what a server brings is compared and applied by itself, and goes on after any end of the object", async () => {
	const { stub } = await aClinicRoom();
	await runInDurableObject(stub, (clinic, { storage }) => {
		startRun(new ClinicLog(storage), start("night-1"), NOW);
		stageRecords(storage.sql, "night-1", understood([ana, bob]), [], { done: 2, total: null });
		staged(storage.sql, "night-1", ALL);
		clinic.copyOn();
	});
	await evictDurableObject(stub);
	await runDurableObjectAlarm(stub);
	const run = await runInDurableObject(stub, (_clinic, { storage }) => runById(storage.sql, "night-1")?.run);
	expect(run).toMatchObject({ state: "done", counts: { read: 2, added: 2 } });
	expect((await stub.patientsByNumber("+16175550142")).map(({ name }) => name)).toEqual(["Ana Ruiz", "Bob Ruiz"]);
});

test("a page that comes twice, and an older version after a newer one, change nothing", async () => {
	const { stub } = await aClinicRoom();
	const kept = await runInDurableObject(stub, async (_clinic, { storage }) => {
		const log = new ClinicLog(storage);
		startRun(log, start("r1"), NOW);
		stageRecords(storage.sql, "r1", understood([{ ...ana, name: "Ana New" }], 2), []);
		stageRecords(storage.sql, "r1", understood([{ ...ana, name: "Ana New" }], 2), []);
		stageRecords(storage.sql, "r1", understood([ana], 1), []);
		staged(storage.sql, "r1", ALL);
		while (await copyStep(log, NOW));
		return runById(storage.sql, "r1")?.run.counts;
	});
	expect(kept).toMatchObject({ added: 1, changed: 0, rejected: 0 });
	expect((await stub.patientsByNumber("+16175550142")).map(({ name }) => name)).toEqual(["Ana New"]);
	await evictDurableObject(stub);
});

test("a run that was stopped goes on where it was; while it is under way no other begins", async () => {
	const { stub } = await aClinicRoom();
	await runInDurableObject(stub, (_clinic, { storage }) => {
		const log = new ClinicLog(storage);
		expect(startRun(log, start("r1"), NOW)).toMatchObject({ created: true, run: { state: "reading" } });
		expect(startRun(log, start("r1"), NOW)).toMatchObject({ created: false });
		expect(startRun(log, start("r2"), NOW)).toEqual({ refused: "run_busy" });
		stageRecords(storage.sql, "r1", understood([ana]), []);
		stopRun(log, "r1", "no_answer", NOW);
		expect(runById(storage.sql, "r1")?.run).toMatchObject({ state: "failed", trouble: "no_answer", counts: { read: 1 } });
		expect(resumeRun(log, "r1", null, NOW)).toMatchObject({ state: "reading", trouble: null });
		stopRun(log, "r1", "no_answer", NOW);
		startRun(log, start("r2"), NOW);
		expect(resumeRun(log, "r1", null, NOW)).toEqual({ refused: "not_ready" });
	});
	await evictDurableObject(stub);
});

test("only what has changed at the server may be nothing; all of it may not", async () => {
	const { bring } = await aServerRoom();
	await bring([ana, bob]);
	expect(await bring([], { patients: "some", appointments: null })).toMatchObject({ state: "done" });
	expect(await bring([], ALL)).toMatchObject({ state: "refused", trouble: "empty" });
	expect(await bring([{ ...ana, name: "Anna" }], { patients: "some", appointments: null })).toMatchObject({
		state: "done",
		counts: { changed: 1, gone: 0 },
	});
});

test("a patient whom staff made and the server knows by the same id is one patient, with the id that threads know", async () => {
	const { stub, id, member, bring } = await aServerRoom();
	const made = aPatient({ name: "A. Ruiz", externalId: "1", numbers: [{ number: "+16175550100", role: "own" }] });
	await stub.addPatient(member, id, made);
	await bring([ana]);
	expect(await stub.patient(made.id)).toMatchObject({ source: "pm", name: "Ana Ruiz", numbers: ana.numbers, version: 2 });
	expect(await stub.patientsByNumber("+16175550100")).toEqual([]);
	expect(await stub.changePatient(member, id, made.id, { name: "Anna" })).toEqual({ refused: "pm_owns" });
	await evictDurableObject(stub);
});

test("a thread that knows a merged patient is told of the survivor, whichever of the two came first", async () => {
	const { stub, bring } = await aServerRoom();
	await bring([{ ...ana, mergedInto: "2" }], { patients: "some", appointments: null });
	const [before] = await stub.patientsByNumber("+16175550142");
	expect(await stub.patients([before?.id ?? ""])).toMatchObject([{ name: "Ana Ruiz", mergedInto: null }]);
	await bring([bob], { patients: "some", appointments: null });
	const known = await stub.patients([before?.id ?? ""]);
	expect(known).toMatchObject([
		{ id: before?.id, name: "Ana Ruiz", mergedInto: known[1]?.id },
		{ name: "Bob Ruiz", mergedInto: null },
	]);
	expect((await stub.patientsByNumber("+16175550142")).map(({ name }) => name)).toEqual(["Bob Ruiz"]);
	await evictDurableObject(stub);
});

const day = (n: number) => `01/${10 + n}/2030`;
const visit = (id: string, n: number, more: { at?: string; state?: string } = {}) =>
	`${id},1001,${day(n)} ${more.at ?? "9:00 AM"},30,${more.state ?? "Booked"},Exam`;

async function anAgenda() {
	const room = await anImportRoom();
	const kept = (externalId: string): Promise<Appointment | null> =>
		runInDurableObject(room.stub, (_clinic, { storage }) => appointmentBy(storage.sql, externalId));
	return { ...room, kept };
}

test("appointments are the clinic's own time, and know their patient, whichever file comes first", async () => {
	const { bring, kept, patients } = await anAgenda();
	await bring("appointments", table(APPOINTMENTS, [visit("V1", 5)]));
	await bring("patients", table(PATIENTS, [patientRow(1)]));
	const [patient] = await patients();
	expect(await kept("V1")).toMatchObject({ start: "2030-01-15T14:00:00.000Z", state: "booked", patientIds: [patient?.id], version: 1 });
});

test("an appointment that is missing inside the days of the file is gone; those of other days stay", async () => {
	const { bring, kept } = await anAgenda();
	const five = ["V1", "V2", "V3", "V4", "V5"].map((id, n) => visit(id, n));
	await bring("appointments", table(APPOINTMENTS, five));
	const run = await bring("appointments", table(APPOINTMENTS, [visit("V2", 1), visit("V4", 3, { at: "10:00 AM" })]));
	expect(run).toMatchObject({ state: "done", counts: { same: 1, changed: 1, gone: 1 } });
	const states = async () => Promise.all(["V1", "V3", "V4", "V5"].map(async (id) => [(await kept(id))?.state, (await kept(id))?.version]));
	expect(await states()).toEqual([
		["booked", 1],
		["gone", 2],
		["booked", 2],
		["booked", 1],
	]);
	expect(await bring("appointments", table(APPOINTMENTS, five))).toMatchObject({ counts: { same: 3, changed: 2, gone: 0 } });
});

test("a day with less than half of its appointments is refused, and nothing is called gone", async () => {
	const { read, kept, bring } = await anAgenda();
	const times = ["8:00 AM", "9:00 AM", "10:00 AM", "11:00 AM", "1:00 PM"];
	await bring(
		"appointments",
		table(
			APPOINTMENTS,
			times.map((at, n) => visit(`V${n}`, 0, { at })),
		),
	);
	const run = await read("appointments", table(APPOINTMENTS, [visit("V0", 0, { at: "8:00 AM" }), visit("V4", 0, { at: "1:00 PM" })]));
	expect(run).toMatchObject({ state: "refused", trouble: "much_smaller" });
	expect(await kept("V1")).toMatchObject({ state: "booked", version: 1 });
});
