import fc from "fast-check";
import { expect, test } from "vitest";
import { displayNumber, parseNumber, senderKind } from "./phone.ts";

test.for([
	["+16175550142", "phone"],
	["+442071838750", "phone"],
	["+1234567", "phone"],
	["32665", "short_code"],
	["911", "short_code"],
	["MYPHARMACY", "word"],
	["+0123456789", "word"],
	["+1 617 555 0142", "word"],
	["16175550142", "word"],
	["+1234567890123456", "word"],
	["", "word"],
] as const)("%j is a %s", ([number, kind]) => {
	expect(senderKind(number)).toBe(kind);
});

test.for([
	["(617) 555-0142", "US", "+16175550142"],
	["617.555.0142", "US", "+16175550142"],
	["1 617 555 0142", "US", "+16175550142"],
	["+1 617 555 0142", "GB", "+16175550142"],
	["020 7183 8750", "GB", "+442071838750"],
	["+44 20 7183 8750", "US", "+442071838750"],
	[" 617-555-0142 ", "US", "+16175550142"],
	["617 555", "US", null],
	["911", "US", null],
	["hello", "US", null],
	["", "US", null],
	["0".repeat(40), "US", null],
	["6175550142", "XX", null],
	["+16175550142", "XX", "+16175550142"],
	["6175550142", "__proto__", null],
	["+1 617 555 0142 ext. 5", "US", "+16175550142"],
] as const)("%j typed in %s is %s", ([typed, country, number]) => {
	expect(parseNumber(typed, country)).toBe(number);
});

test.for([
	["+16175550142", "US", "(617) 555-0142"],
	["+16175550142", "CA", "(617) 555-0142"],
	["+16175550142", "GB", "+1 617 555 0142"],
	["+442071838750", "GB", "020 7183 8750"],
	["+16175550142", "XX", "+1 617 555 0142"],
	["32665", "US", "32665"],
	["MYPHARMACY", "US", "MYPHARMACY"],
	["+999999999999", "US", "+999999999999"],
] as const)("%s is written in %s as %s", ([number, country, shown]) => {
	expect(displayNumber(number, country)).toBe(shown);
});

test("whatever is typed is a number we can text, or none; a number as we show it is the same number when typed", () => {
	fc.assert(
		fc.property(
			fc.oneof(fc.string(), fc.stringMatching(/^[+()\d .-]{1,20}$/)),
			fc.constantFrom("US", "GB", "DE", "XX"),
			(typed, country) => {
				const number = parseNumber(typed, country);
				if (number === null) return;
				expect(senderKind(number)).toBe("phone");
				expect(parseNumber(displayNumber(number, country), country)).toBe(number);
			},
		),
	);
});
