import { expect, test } from "vitest";
import type { Context } from "./columns.ts";
import { suggestMap } from "./header.ts";
import { recordOf } from "./records.ts";

const context = (header: string, more: Partial<Context> = {}): Context => {
	const names = header.split("|");
	const map = suggestMap("appointments", names, null);
	return { header: names, map, order: "mdy", timeZone: "America/New_York", country: "US", today: "2026-11-24", ...more };
};
const read = (header: string, row: string, more: Partial<Context> = {}) => {
	const record = recordOf("appointments", row.split("|"), context(header, more));
	if (record && "kind" in record && record.kind !== "appointment") throw new Error("a patient");
	return record;
};
const fields = (header: string, row: string, more: Partial<Context> = {}) => {
	const record = read(header, row, more);
	if (!record || !("kind" in record)) throw new Error(`refused: ${record?.reason}`);
	return record;
};
const startOf = (header: string, row: string, more: Partial<Context> = {}) => {
	const record = read(`ID|MRN|${header}`, `1|2|${row}`, more);
	if (!record) return null;
	return "kind" in record ? record.start && new Date(record.start).toISOString() : record.reason;
};

test("an appointment of an ordinary file is read as it is", () => {
	const header = "Appt ID|Patient ID|Appt Date|Start Time|Duration|Type|Provider|Location|Status|Notes";
	expect(read(header, "A7|0017|12/03/2026|2:30 PM|45 min|Exam|Dr Lee|Main St|Confirmed|bring\nforms")).toEqual({
		kind: "appointment",
		externalId: "A7",
		patientExternalIds: ["0017"],
		start: Date.parse("2026-12-03T14:30:00-05:00"),
		minutes: 45,
		state: "confirmed",
		what: "Exam",
		who: "Dr Lee",
		where: "Main St",
		note: "bring forms",
	});
});

test.each([
	["2:30 PM", "14:30"],
	["2:30PM", "14:30"],
	["2:30 p. m.", "14:30"],
	["2:30p", "14:30"],
	["2 pm", "14:00"],
	["14:30", "14:30"],
	["14:30:00", "14:30"],
	["1430", "14:30"],
	["14h30", "14:30"],
	["12:15 AM", "00:15"],
	["12:15 PM", "12:15"],
	["noon", "12:00"],
	["0.604166667", "14:30"],
	["2:30 PM - 3:00 PM", "14:30"],
	["14:30-15:00", "14:30"],
	["09:00-10:00", "09:00"],
	["12/30/1899 2:30 PM", "14:30"],
	["1/0/1900 14:30", "14:30"],
	["2:30 PM EST", "14:30"],
])("a time written %j is %s on the clinic's clock", (typed, clock) => {
	expect(startOf("Date|Time", `12/03/2026|${typed}`)).toBe(new Date(`2026-12-03T${clock}:00-05:00`).toISOString());
});

test.each(["25:00", "2:75 PM", "soon", "0:30 xx 4", "9", "13:00 am"])("a time written %j is none", (typed) => {
	expect(startOf("Date|Time", `12/03/2026|${typed}`)).toBe("bad_start");
});

test.each([
	["12/03/2026 2:30 PM", "2026-12-03T19:30:00.000Z"],
	["2026-12-03 14:30", "2026-12-03T19:30:00.000Z"],
	["2026-12-03T14:30:00-08:00", "2026-12-03T22:30:00.000Z"],
	["2026-12-03T14:30-08:00", "2026-12-03T22:30:00.000Z"],
	["2026-12-03T14:30:00Z", "2026-12-03T14:30:00.000Z"],
	["Dec 3, 2026 2:30 PM", "2026-12-03T19:30:00.000Z"],
	["Thu, 3 dic 2026 14:30", "2026-12-03T19:30:00.000Z"],
	["12/3/26 2:30 PM", "2026-12-03T19:30:00.000Z"],
	["1/4/27 9:00 AM", "2027-01-04T14:00:00.000Z"],
	["46359.604166667", "2026-12-03T19:30:00.000Z"],
	["12/03/2026", "bad_start"],
	["13/03/2026 2:30 PM", "bad_start"],
	["", "bad_start"],
])("a start written %j is %s", (typed, start) => {
	expect(startOf("Start", typed)).toBe(start);
});

test("the day may stand with a midnight that means nothing beside its own time", () => {
	expect(startOf("Date|Time", "12/03/2026 12:00:00 AM|2:30 PM")).toBe("2026-12-03T19:30:00.000Z");
	expect(startOf("Date", "12/03/2026 2:30 PM")).toBe("2026-12-03T19:30:00.000Z");
});

test("what the clock skips in spring is refused, and of what it shows twice in autumn the earlier is meant", () => {
	expect(startOf("Date|Time", "03/08/2026|2:30 AM")).toBe("start_skipped_by_clock");
	expect(startOf("Date|Time", "11/01/2026|1:30 AM")).toBe("2026-11-01T05:30:00.000Z");
});

test("the day and the month are read as the file writes them", () => {
	expect(startOf("Date|Time", "03/12/2026|14:30", { order: "dmy" })).toBe("2026-12-03T19:30:00.000Z");
	expect(startOf("Date|Time", "26-12-03|14:30", { order: "ymd" })).toBe("2026-12-03T19:30:00.000Z");
});

test.each([
	["booked", ["", "Booked", "Scheduled", "Unconfirmed", "Not Confirmed", "NOT-CONFIRMED", "Left Message", "Programada", "Sin confirmar"]],
	["proposed", ["Pending", "Tentative", "Wait List", "Pendiente"]],
	["confirmed", ["Confirmed", "CONFIRMED", "Confirmed by patient", "Confirmed via SMS", "Confirmada"]],
	["declined", ["Declined", "Rechazada"]],
	["arrived", ["Checked in", "Checked-In", "Arrived", "In Room", "Llegó"]],
	["done", ["Completed", "Fulfilled", "Checked Out", "Atendido"]],
	["cancelled", ["Cancelled", "Canceled", "Cancelled (late)", "Canceled by patient", "Rescheduled", "Cancelada", "Late Cancel"]],
	["missed", ["No Show", "no-show", "NoShow", "Did not arrive", "DNA", "No asistió"]],
] as const)("%s has many words", (state, words) => {
	for (const word of words) expect([word, fields("ID|MRN|Start|Status", `1|2|2026-12-03 14:30|${word}`).state]).toEqual([word, state]);
});

test.each(["Needs confirmation", "To be confirmed", "Blue", "Confirmed?? cancelled", "7"])(
	"a word we do not know is never guessed: %j",
	(word) => {
		expect(read("ID|MRN|Start|Status", `1|2|2026-12-03 14:30|${word}`)).toEqual({ reason: "bad_state", externalId: "1" });
	},
);

test("a column that only says yes or no, or when, means what its name says", () => {
	const state = (header: string, typed: string) => fields(`ID|MRN|Start|${header}`, `1|2|2026-12-03 14:30|${typed}`).state;
	expect([state("Confirmed", "Yes"), state("Confirmed", "No"), state("Confirmed", "")]).toEqual(["confirmed", "booked", "booked"]);
	expect([state("Cancelled At", "2026-11-20 10:00"), state("Cancelled At", "")]).toEqual(["cancelled", "booked"]);
	expect([state("Did not arrive", "true"), state("Did not arrive", "false")]).toEqual(["missed", "booked"]);
});

test("a cancelled appointment may have lost its time, one that will be may not", () => {
	expect(fields("ID|MRN|Start|Status", "1|2||Cancelled").start).toBeNull();
	expect(read("ID|MRN|Start|Status", "1|2||Booked")).toEqual({ reason: "bad_start", externalId: "1" });
});

test("a blocked hour of nobody is refused, a family at one time is not", () => {
	expect(read("ID|MRN|Start", "1||2026-12-03 14:30")).toEqual({ reason: "no_patient", externalId: "1" });
	expect(read("ID|MRN|Start", "1|1.80547E+18|2026-12-03 14:30")).toEqual({ reason: "damaged_id", externalId: "1" });
	expect(read("ID|MRN|Start", "|2|2026-12-03 14:30")).toEqual({ reason: "no_id", externalId: null });
	expect(fields("ID|MRN|Start", "1|2; 3;2|2026-12-03 14:30").patientExternalIds).toEqual(["2", "3"]);
});

test.each([
	["30", 30],
	["30.0", 30],
	["45 min", 45],
	["0:45", 45],
	["00:45:00", 45],
	["1 h 30", 90],
	["1.5 hours", 90],
	["", null],
	["long", null],
	["0", null],
])("%j is %s minutes", (typed, minutes) => {
	expect(fields("ID|MRN|Start|Duration", `1|2|2026-12-03 14:30|${typed}`).minutes).toBe(minutes);
});
