import { expect, test } from "vitest";
import { appointmentOf } from "./appointment.ts";
import { AppointmentResource } from "./resources.ts";

const BASE = "https://fhir.example/r4";
const who = (id: string, status = "needs-action") => ({ actor: { reference: `Patient/${id}` }, status });

function read(more: object = {}) {
	const plain = { resourceType: "Appointment", id: "a1", status: "booked", start: "2026-11-25T10:00:00-05:00", participant: [who("p1")] };
	return appointmentOf(AppointmentResource.parse({ ...plain, ...more }), BASE);
}

test.each([
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
] as const)("%s is %s", (status, state) => {
	expect(read({ status })).toMatchObject({ state });
});

test.each([
	["accepted", "confirmed"],
	["declined", "declined"],
	["tentative", "booked"],
	["needs-action", "booked"],
] as const)("booked, and the patient's answer is %s: %s", (answer, state) => {
	expect(read({ participant: [who("p1", answer)] })).toMatchObject({ state, patientExternalIds: ["p1"] });
});

test.each([["cancelled"], ["noshow"]] as const)("what is %s stays so whatever the patient answered before", (status) => {
	expect(read({ status, participant: [who("p1", "accepted")] })).not.toMatchObject({ state: "confirmed" });
});

test.each([
	["one of two said yes: not all have", ["accepted", "needs-action"], ["p1", "p2"], "booked"],
	["both said yes", ["accepted", "accepted"], ["p1", "p2"], "confirmed"],
	["one said no: the other still comes", ["declined", "accepted"], ["p2"], "confirmed"],
	["both said no", ["declined", "declined"], ["p1", "p2"], "declined"],
] as const)("a family's appointment, %s", (_, [one, other], patientExternalIds, state) => {
	expect(read({ participant: [who("p2", other), who("p1", one)] })).toMatchObject({ patientExternalIds, state });
});

test("who does the visit answers for no patient", () => {
	const doctor = { actor: { reference: "Practitioner/d1", display: "Dr. Okafor" }, status: "accepted" };
	const room = { actor: { reference: `${BASE}/Location/l1`, display: "Room 2" }, status: "accepted" };
	expect(read({ participant: [doctor, who("p1"), room] })).toMatchObject({ state: "booked", who: "Dr. Okafor", where: "Room 2" });
});

test.each([
	["a start with its zone", { start: "2026-11-25T10:00:00-05:00" }, Date.UTC(2026, 10, 25, 15)],
	["no start, which happens", { start: undefined, status: "proposed" }, null],
	["no start though it is booked", { start: undefined }, null],
])("%s", (_, more, start) => {
	expect(read(more)).toMatchObject({ start });
});

test.each([
	[{ minutesDuration: 20, end: "2026-11-25T16:00:00Z" }, 20],
	[{ end: "2026-11-25T15:45:00Z" }, 45],
	[{ end: "2026-11-25T14:00:00Z" }, null],
	[{}, null],
])("it takes as long as it says: %j", (more, minutes) => {
	expect(read(more)).toMatchObject({ minutes });
});

test.each([
	["no patient", { participant: [{ actor: { reference: "Practitioner/d1" }, status: "accepted" }] }, "no_patient"],
	[
		"a patient of another server",
		{ participant: [{ actor: { reference: "https://other.example/Patient/p1" }, status: "accepted" }] },
		"no_patient",
	],
	["a state that nobody knows", { status: "on-the-moon" }, "bad_state"],
	["a start without a zone", { start: "2026-11-25T10:00:00" }, "bad_start"],
] as const)("%s: left out, and why", (_, more, reason) => {
	expect(read(more)).toEqual({ reason });
});

test("why it was cancelled is noted, in the practice's own words", () => {
	const cancelled = read({
		status: "cancelled",
		cancelationReason: { coding: [{ code: "x", display: "Weather" }] },
		serviceType: [{ text: "Cleaning" }],
	});
	expect(cancelled).toMatchObject({ what: "Cleaning", note: "Weather" });
});
