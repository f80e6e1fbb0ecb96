import { expect, test } from "vitest";
import { minorUnits, readCard } from "./secure-card.ts";
import { momentOf, wallOf } from "./secure-moment.ts";

const ZONE = "America/New_York";

test.each([
	["2026-11-16", "09:00", "2026-11-16T14:00:00.000Z"],
	["2026-07-16", "09:00", "2026-07-16T13:00:00.000Z"],
	// The night on which the clocks go back, and the one on which they go forward.
	["2026-11-01", "09:00", "2026-11-01T14:00:00.000Z"],
	["2026-10-31", "23:30", "2026-11-01T03:30:00.000Z"],
	["2026-03-08", "03:30", "2026-03-08T07:30:00.000Z"],
])("a visit on %s at %s by the clinic's clock is that moment", (day, time, at) => {
	expect(momentOf(day, time, ZONE)).toBe(at);
	expect(wallOf(at, ZONE)).toEqual({ day, time });
});

test.each([
	["45.50", "USD", "4550"],
	["$ 45,5", "USD", "4550"],
	["0.05", "USD", "5"],
	["1200", "USD", "120000"],
	["1200", "JPY", "1200"],
	["0", "USD", "0"],
	["45.505", "USD", null],
	["4.5", "JPY", null],
	["1,200.00", "USD", null],
	["forty", "USD", null],
	["", "USD", null],
])("an invoice over %s %s loses no cent: %s", (typed, currency, minor) => {
	expect(minorUnits(typed, currency)).toBe(minor);
});

test("an appointment is read from what was typed, without what was left empty", () => {
	const typed = { day: "2026-11-30", time: "09:00", where: " Maple Street 12 ", withWhom: "", note: "" };
	expect(readCard("appointment", typed, ZONE)).toEqual({
		card: { kind: "appointment", at: "2026-11-30T14:00:00.000Z", where: "Maple Street 12" },
	});
});

test("what is missing and what cannot be read is said at once, at its own field", () => {
	expect(readCard("appointment", { day: "", time: "" }, ZONE)).toEqual({ errors: { day: "none", time: "none" } });
	expect(readCard("invoice", { number: "", amount: "many", currency: "USD", payUrl: "http://pay.example" }, ZONE)).toEqual({
		errors: { number: "none", amount: "other", payUrl: "other" },
	});
	expect(readCard("prescription", { medicine: "  ", dose: "500 mg" }, ZONE)).toEqual({ errors: { medicine: "none" } });
});

test("a page that could not be trusted is no address to pay at", () => {
	const invoice = { number: "A-1", amount: "10", currency: "USD" };
	expect(readCard("invoice", { ...invoice, payUrl: "https://me:pw@pay.example/1" }, ZONE)).toEqual({ errors: { payUrl: "other" } });
	expect(readCard("invoice", { ...invoice, payUrl: "https://pay.example/1" }, ZONE)).toMatchObject({ card: { amount: "1000" } });
});
