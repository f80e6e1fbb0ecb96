import type { AppointmentState } from "../../../shared/schemas/appointment.ts";
import type { AppointmentRecord } from "../../domain/copy/record.ts";
import { type AppointmentResource, idIn, wordsOf } from "./resources.ts";

const STATES: ReadonlyMap<string, AppointmentState> = new Map([
	["proposed", "proposed"],
	["pending", "proposed"],
	["waitlist", "proposed"],
	["booked", "booked"],
	["arrived", "arrived"],
	["checked-in", "arrived"],
	["fulfilled", "done"],
	["cancelled", "cancelled"],
	["entered-in-error", "cancelled"],
	["noshow", "missed"],
]);

type Reason = "no_id" | "no_patient" | "bad_state" | "bad_start";

/** An appointment of a FHIR server as our copy keeps it: some have no start, some have a family. */
export function appointmentOf(resource: AppointmentResource, baseUrl: string): AppointmentRecord | { reason: Reason } {
	if (resource.id === "" || resource.id.length > 64) return { reason: "no_id" };
	const patients = resource.participant.flatMap(({ actor, status }) => {
		const id = actor && idIn(actor, "Patient", baseUrl);
		return id ? [{ id, status: status ?? "" }] : [];
	});
	if (patients.length === 0) return { reason: "no_patient" };
	const own = STATES.get(resource.status ?? "");
	if (!own) return { reason: "bad_state" };
	const start = instant(resource.start);
	if (start === undefined) return { reason: "bad_start" };
	const coming = patients.filter(({ status }) => status !== "declined");
	return {
		kind: "appointment",
		externalId: resource.id,
		// Who declined does not come; the others of the family may.
		patientExternalIds: [...new Set((coming.length > 0 ? coming : patients).map(({ id }) => id))].sort(),
		start,
		minutes: minutesOf(resource, start),
		state: own === "booked" ? answered(coming) : own,
		what: [...resource.serviceType.map(wordsOf), wordsOf(resource.appointmentType), resource.description ?? ""].find(Boolean) ?? "",
		who: displayOf(resource, "Practitioner"),
		where: displayOf(resource, "Location"),
		note: wordsOf(resource.cancelationReason),
	};
}

function answered(coming: readonly { status: string }[]): AppointmentState {
	if (coming.length === 0) return "declined";
	return coming.every(({ status }) => status === "accepted") ? "confirmed" : "booked";
}

/** An instant has a zone; without one nobody knows when it is. Null: none was given. */
function instant(text: string | null | undefined): number | null | undefined {
	if (!text) return null;
	const at = /T\d\d:\d\d.*(?:Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(at) ? undefined : at;
}

function minutesOf({ minutesDuration, end }: AppointmentResource, start: number | null): number | null {
	if (minutesDuration && minutesDuration > 0) return Math.round(minutesDuration);
	const until = instant(end) ?? null;
	return start !== null && until !== null && until > start ? Math.round((until - start) / 60_000) : null;
}

function displayOf({ participant }: AppointmentResource, type: string): string {
	const isOne = (reference: string, kind: string) => reference.split("/").includes(type) || kind === type;
	const actors = participant.filter(({ status }) => status !== "declined").flatMap(({ actor }) => actor ?? []);
	return actors.find((actor) => actor.display && isOne(actor.reference ?? "", actor.type ?? ""))?.display?.trim() ?? "";
}
