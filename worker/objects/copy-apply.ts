import { goneAppointment } from "../domain/copy/plan-appointment.ts";
import { leftPatient } from "../domain/copy/plan-patient.ts";
import type { CopyStep } from "../domain/copy/work.ts";
import { appointmentBy, putAppointment, stagedAppointment } from "../store/clinic/appointments.ts";
import { type Change, changesAfter } from "../store/clinic/copy-changes.ts";
import { noteCopied, rememberMap } from "../store/clinic/copy-memory.ts";
import { keepPmPatient, pmPatient, stagedPatient } from "../store/clinic/copy-patients.ts";
import { type AtStep, type KeptRun, saveRun } from "../store/clinic/copy-runs.ts";
import type { ClinicLog } from "./clinic-log.ts";
import { endRun } from "./copy-end.ts";
import { appointmentPlan, patientPlan } from "./copy-plan.ts";

const A_PIECE = 64;

/** What was done to one of them, for the log: ids and field names. */
type Done = { id: string; change: Change["change"]; version: number; fields: string[] };

/** Does what was decided, a little at a time; each little with its row in the log. */
export function applySome(log: ClinicLog, { step, ...kept }: AtStep<"apply">, now: number): void {
	const { sql } = log.storage;
	const changes = changesAfter(sql, kept.seq, step.kind, step.after, A_PIECE);
	const last = changes.length < A_PIECE ? undefined : changes.at(-1)?.externalId;
	const next: CopyStep = last !== undefined ? { ...step, after: last } : step.kind === "patient" ? APPOINTMENTS : { phase: "finish" };
	const { progress } = kept.run;
	const after: KeptRun = {
		...kept,
		run: { ...kept.run, progress: { ...progress, done: progress.done + changes.length } },
		work: { ...kept.work, attempt: 0, step: next },
	};
	// Planned before it is written down, so that the row can say what is done.
	const plans = changes.map((change) => planned(sql, kept, change, now)).filter((plan) => plan !== null);
	const write = () => {
		for (const { put } of plans) put();
		saveRun(sql, after);
	};
	const changed = plans.map(({ done }) => done);
	if (changed.length === 0) log.storage.transactionSync(write);
	else log.commit(null, { type: "copy_applied", facts: { runId: kept.run.id, of: step.kind, changed } }, now, write);
}

const APPOINTMENTS: CopyStep = { phase: "apply", kind: "appointment", after: "" };

function planned(sql: SqlStorage, kept: KeptRun, change: Change, now: number): { done: Done; put: () => void } | null {
	if (change.kind === "patient") return change.change === "gone" ? leaving(sql, change, now) : patient(sql, kept, change, now);
	return change.change === "gone" ? going(sql, change, now) : appointment(sql, kept, change, now);
}

function patient(sql: SqlStorage, { seq, work }: KeptRun, { externalId }: Change, now: number) {
	const pair = stagedPatient(sql, seq, externalId);
	if (!pair?.record) return null;
	const { patient, change, fields } = patientPlan(sql, pair.record, pair.kept, work, now);
	if (change === "same") return null;
	return { done: { id: patient.id, change, version: patient.version, fields }, put: () => keepPmPatient(sql, patient, externalId, false) };
}

function leaving(sql: SqlStorage, { externalId }: Change, now: number) {
	const before = pmPatient(sql, externalId);
	if (!before) return null;
	const after = leftPatient(before, now);
	const done: Done = { id: after.id, change: "gone", version: after.version, fields: [] };
	return { done, put: () => keepPmPatient(sql, after, externalId, true) };
}

function appointment(sql: SqlStorage, { seq }: KeptRun, { externalId }: Change, now: number) {
	const pair = stagedAppointment(sql, seq, externalId);
	if (!pair?.record) return null;
	const { appointment, change, fields } = appointmentPlan(sql, pair.record, pair.kept, now);
	if (change === "same") return null;
	const done: Done = { id: appointment.id, change, version: appointment.version, fields };
	return { done, put: () => putAppointment(sql, appointment) };
}

function going(sql: SqlStorage, { externalId }: Change, now: number) {
	const before = appointmentBy(sql, externalId);
	if (!before || before.state === "gone") return null;
	const after = goneAppointment(before, now);
	const done: Done = { id: after.id, change: "gone", version: after.version, fields: [] };
	return { done, put: () => putAppointment(sql, after) };
}

/** All is done: from now on the copy is known to be as the practice management system has it. */
export function finish(log: ClinicLog, kept: KeptRun, now: number): void {
	const { run, work } = kept;
	const { file, wanted } = work;
	const rest: KeptRun = { ...kept, work: { ...work, step: { phase: "rest" } } };
	endRun(log, rest, { state: "done" }, now, (sql) => {
		const at = new Date(now).toISOString();
		for (const subject of run.subject === "both" ? ["patients", "appointments"] : [run.subject]) noteCopied(sql, subject, at);
		// What a person looked at and let through is how the next file of this kind is read.
		if (file && run.startedBy === "staff") rememberMap(sql, run.subject, { map: file.map, order: wanted.order });
	});
}
