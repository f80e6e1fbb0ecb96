import type { AppointmentRecord } from "./record.ts";

const LONGEST = 200;

/**
 * Some systems write a row for each procedure of a visit, or for each member of a family in it: one start makes one appointment. An id that
 * comes with two starts is two visits under one name, and neither is believed. The order of the rows changes nothing, nor does a row that is
 * repeated: else the same visit would look like a changed one on the night they come in another order.
 */
export function joined(a: AppointmentRecord, b: AppointmentRecord): AppointmentRecord | "same_id_differs" {
	if (a.start !== b.start || a.externalId !== b.externalId) return "same_id_differs";
	return {
		...a,
		state: jointState(a.state, b.state),
		patientExternalIds: [...new Set([...a.patientExternalIds, ...b.patientExternalIds])].sort(),
		minutes: a.minutes === null || b.minutes === null ? (a.minutes ?? b.minutes) : Math.max(a.minutes, b.minutes),
		what: all(a.what, b.what),
		who: all(a.who, b.who),
		where: all(a.where, b.where),
		note: all(a.note, b.note),
	};
}

/** The furthest of them; one procedure that is cancelled leaves the visit as it is. */
const FURTHEST: readonly AppointmentRecord["state"][] = [
	"done",
	"arrived",
	"confirmed",
	"booked",
	"proposed",
	"missed",
	"declined",
	"cancelled",
	"gone",
];

function jointState(a: AppointmentRecord["state"], b: AppointmentRecord["state"]): AppointmentRecord["state"] {
	return FURTHEST.indexOf(a) <= FURTHEST.indexOf(b) ? a : b;
}

function all(a: string, b: string): string {
	if (a === b) return a;
	const parts = [...new Set([...a.split(" + "), ...b.split(" + ")])].filter((part) => part !== "");
	return parts.sort().join(" + ").slice(0, LONGEST);
}
