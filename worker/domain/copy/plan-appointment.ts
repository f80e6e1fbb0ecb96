import type { Appointment } from "../../../shared/schemas/appointment.ts";
import type { AppointmentRecord } from "./record.ts";

export type AppointmentPlan = { change: "added" | "changed" | "same"; appointment: Appointment; fields: string[] };

const FIELDS = ["patientIds", "start", "minutes", "state", "what", "who", "where", "note"] as const;

/** What becomes of an appointment by what the practice management system says of it. */
export function planAppointment(
	record: AppointmentRecord,
	kept: Appointment | null,
	plan: { id: string; patientIds: string[]; now: number },
): AppointmentPlan {
	const asOf = new Date(plan.now).toISOString();
	const { externalId, minutes, state, what, who, where, note } = record;
	const start = record.start === null ? null : new Date(record.start).toISOString();
	const said = { patientIds: plan.patientIds, start, minutes, state, what, who, where, note };
	if (!kept) return { change: "added", appointment: { id: plan.id, externalId, ...said, asOf, version: 1 }, fields: [] };
	const fields = FIELDS.filter((field) => !isSame(kept[field], said[field]));
	if (fields.length === 0) return { change: "same", appointment: kept, fields: [] };
	const isNoticed = fields.includes("start") || fields.includes("state");
	return { change: "changed", appointment: { ...kept, ...said, asOf, version: kept.version + (isNoticed ? 1 : 0) }, fields };
}

/** It was in the copy, and is no longer in the practice management system. */
export function goneAppointment(kept: Appointment, now: number): Appointment {
	if (kept.state === "gone") return kept;
	return { ...kept, state: "gone", asOf: new Date(now).toISOString(), version: kept.version + 1 };
}

/** Several rows of one appointment are told one after another: in which order is no difference. */
function isSame(one: unknown, other: unknown): boolean {
	return one === other || JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
	if (typeof value === "string") return value.split(" + ").sort();
	return Array.isArray(value) ? value.toSorted() : value;
}
