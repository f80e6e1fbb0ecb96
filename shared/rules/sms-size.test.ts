import { SegmentedMessage } from "sms-segments-calculator";
import { expect, test } from "vitest";
import { smsSize } from "./sms-size.ts";

test.for([
	["", 0, null],
	["We are closed now.", 1, null],
	["x".repeat(160), 1, null],
	["x".repeat(161), 2, null],
	["x".repeat(306), 2, null],
	["x".repeat(307), 3, null],
	["Mañana abrimos a las 8.", 1, null],
	["í".repeat(70), 1, "í"],
	[`Su cita está lista. ${"x".repeat(60)}`, 2, "á"],
	[`${"x".repeat(159)}€`, 2, null],
	[`${"x".repeat(66)}😀x`, 1, "😀"],
	[`${"x".repeat(66)}😀xxx`, 2, "😀"],
] as const)("%j goes in %i", ([text, parts, costly]) => {
	expect(smsSize(text)).toEqual({ parts, costly });
});

test.for([0, 1, 69, 70, 71, 133, 134, 135, 152, 153, 154, 159, 160, 161, 305, 306, 307, 480])(
	"agrees with the carrier's own count at %i signs",
	(length) => {
		for (const sign of ["x", "€", "é", "í", "😀"]) {
			const text = sign.repeat(length);
			const parts = new SegmentedMessage(text, "auto", false).segmentsCount;
			expect([sign, length, smsSize(text).parts]).toEqual([sign, length, length === 0 ? 0 : parts]);
		}
	},
);
