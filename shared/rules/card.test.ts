import { expect, test } from "vitest";
import { cardShown, money } from "./card.ts";

const place = { language: "en", timeZone: "America/New_York" } as const;
const text = (shown: ReturnType<typeof cardShown>) => [
	shown.title,
	...shown.lines.map(({ label, value }) => `${label}: ${value.replace(/\s/g, " ")}`),
];

test.for([
	["1999", "USD", "en-US", "$19.99"],
	["5", "USD", "en-US", "$0.05"],
	["0", "USD", "en-US", "$0.00"],
	["123456789012", "USD", "en-US", "$1,234,567,890.12"],
	["1999", "JPY", "en-US", "¥1,999"],
	["1999", "KWD", "en-US", "KWD 1.999"],
	["123456", "USD", "es-US", "$1,234.56"],
] as const)("%s of %s is read as %s: %s", ([amount, currency, locale, shown]) => {
	expect(money(amount, currency, locale).replace(/\s/g, " ")).toBe(shown);
});

test("an appointment is shown at the clinic's hour", () => {
	const card = {
		kind: "appointment",
		at: "2026-11-30T14:00:00Z",
		until: "2026-11-30T14:30:00Z",
		where: "Room 2",
		withWhom: "Dr. Lee",
	} as const;
	expect(text(cardShown(card, place))).toEqual([
		"Appointment",
		"When: Monday, November 30, 2026 at 9:00 AM to 9:30 AM",
		"Where: Room 2",
		"With: Dr. Lee",
	]);
	expect(text(cardShown(card, { ...place, language: "es" }))[1]).toMatch(/^Cuándo: lunes, 30 de noviembre de 2026/);
});

test("an invoice and a prescription say what matters, and nothing that is not there", () => {
	const invoice = {
		kind: "invoice",
		number: "A-7",
		amount: "4550",
		currency: "USD",
		dueOn: "2026-12-01",
		payUrl: "https://pay.example/7",
	} as const;
	expect(text(cardShown(invoice, place))).toEqual(["Invoice", "Number: A-7", "Amount: $45.50", "To be paid by: December 1, 2026"]);
	expect(cardShown(invoice, place).payUrl).toBe("https://pay.example/7");
	const prescription = { kind: "prescription", medicine: "Amoxicillin", instructions: "With food." } as const;
	expect(cardShown(prescription, place)).toMatchObject({
		lines: [{ label: "Medicine", value: "Amoxicillin" }],
		note: "With food.",
		payUrl: null,
	});
});
