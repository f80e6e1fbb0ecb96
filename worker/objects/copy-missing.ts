import type { CopyStep } from "../domain/copy/work.ts";
import { appointmentsAfter } from "../store/clinic/appointments.ts";
import { type Change, putChange } from "../store/clinic/copy-changes.ts";
import { pmPatientsAfter } from "../store/clinic/copy-patients.ts";
import { type AtStep, type KeptRun, saveRun } from "../store/clinic/copy-runs.ts";
import type { ClinicLog } from "./clinic-log.ts";

const A_PIECE = 1_000;

/** Who is in the copy and was not in a run that holds everybody. */
export function missingPatients(log: ClinicLog, { step, ...kept }: AtStep<"missing_patients">): void {
	const { scope, hasNameless } = kept.work;
	const proves = scope?.patients === "whole" && !hasNameless;
	const known = proves ? pmPatientsAfter(log.storage.sql, kept.seq, step.after, A_PIECE) : [];
	const gone = known.filter(({ isStaged }) => !isStaged).map(({ externalId }) => goneOf("patient", externalId));
	const last = known.length < A_PIECE ? undefined : known.at(-1)?.externalId;
	const from = scope?.appointments?.from ?? 0;
	const next: CopyStep =
		last === undefined ? { phase: "missing_appointments", after: { start: from, id: "" } } : { phase: "missing_patients", after: last };
	keep(log, kept, gone, next);
}

/** What should be in the time that the run speaks of, and was not. */
export function missingAppointments(log: ClinicLog, { step, ...kept }: AtStep<"missing_appointments">): void {
	const { scope, hasNameless } = kept.work;
	const window = hasNameless ? null : scope?.appointments;
	const known = window ? appointmentsAfter(log.storage.sql, kept.seq, step.after, window.to, A_PIECE) : [];
	const gone = known.filter(({ isStaged, isGone }) => !isStaged && !isGone).map(({ externalId }) => goneOf("appointment", externalId));
	const last = known.length < A_PIECE ? undefined : known.at(-1);
	const after = last && { start: last.start, id: last.id };
	keep(log, kept, gone, after ? { phase: "missing_appointments", after } : { phase: "decide" });
}

function keep(log: ClinicLog, kept: KeptRun, gone: Change[], next: CopyStep): void {
	const { sql } = log.storage;
	const counts = { ...kept.run.counts, gone: kept.run.counts.gone + gone.length };
	log.storage.transactionSync(() => {
		for (const change of gone) putChange(sql, kept.seq, change);
		saveRun(sql, { ...kept, run: { ...kept.run, counts }, work: { ...kept.work, attempt: 0, step: next } });
	});
}

function goneOf(kind: Change["kind"], externalId: string): Change {
	return { kind, externalId, change: "gone", fields: [] };
}
