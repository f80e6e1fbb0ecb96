import type { CopyRun } from "../../shared/schemas/pm-copy.ts";
import type { CopyStep } from "../domain/copy/work.ts";
import { stagedAppointments } from "../store/clinic/appointments.ts";
import { putChange } from "../store/clinic/copy-changes.ts";
import { stagedPatients } from "../store/clinic/copy-patients.ts";
import { type AtStep, type KeptRun, saveRun } from "../store/clinic/copy-runs.ts";
import type { ClinicLog } from "./clinic-log.ts";
import { appointmentPlan, patientPlan } from "./copy-plan.ts";

const A_PIECE = 200;

/** `change` null: it could not be understood, and what the copy has stays. */
type Compared = { externalId: string; change: "added" | "changed" | "same" | null; fields: string[] };

/** What was staged beside what the copy has: only what differs is written down, and done later. */
export function compareSome(log: ClinicLog, { step, ...kept }: AtStep<"compare">, now: number): void {
	const { sql } = log.storage;
	const { kind, after } = step;
	const compared = kind === "patient" ? patients(sql, kept, after, now) : appointments(sql, kept, after, now);
	const last = compared.length < A_PIECE ? undefined : compared.at(-1)?.externalId;
	const next: CopyStep = last === undefined ? afterAll(kind) : { phase: "compare", kind, after: last };
	log.storage.transactionSync(() => {
		for (const { externalId, change, fields } of compared)
			if (change === "added" || change === "changed") putChange(sql, kept.seq, { kind, externalId, change, fields });
		saveRun(sql, { ...kept, run: counted(kept.run, compared), work: { ...kept.work, attempt: 0, step: next } });
	});
}

function patients(sql: SqlStorage, { seq, work }: KeptRun, after: string, now: number): Compared[] {
	return stagedPatients(sql, seq, after, A_PIECE).map(({ externalId, record, kept }) => {
		const { change = null, fields = [] } = record ? patientPlan(sql, record, kept, work, now) : {};
		return { externalId, change, fields };
	});
}

function appointments(sql: SqlStorage, { seq }: KeptRun, after: string, now: number): Compared[] {
	return stagedAppointments(sql, seq, after, A_PIECE).map(({ externalId, record, kept }) => {
		const { change = null, fields = [] } = record ? appointmentPlan(sql, record, kept, now) : {};
		return { externalId, change, fields };
	});
}

function afterAll(kind: "patient" | "appointment"): CopyStep {
	return kind === "patient" ? { phase: "compare", kind: "appointment", after: "" } : { phase: "missing_patients", after: "" };
}

function counted(run: CopyRun, compared: readonly Compared[]): CopyRun {
	const counts = { ...run.counts };
	for (const { change } of compared) if (change !== null) counts[change] += 1;
	return { ...run, counts };
}
