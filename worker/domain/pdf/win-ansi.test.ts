import { expect, test } from "vitest";
import { printable } from "./win-ansi.ts";

test("English and Spanish stand as they are", () => {
	expect(printable("May we text you? (Reply AGREE.) ~ ¿Podemos? ¡Sí, señor Núñez! ÁÉÍÓÚÜ")).toBe(
		"May we text you? (Reply AGREE.) ~ ¿Podemos? ¡Sí, señor Núñez! ÁÉÍÓÚÜ",
	);
});

test.for([
	["€", 0x80],
	["‚", 0x82],
	["Š", 0x8a],
	["Ž", 0x8e],
	["’", 0x92],
	["•", 0x95],
	["–", 0x96],
	["—", 0x97],
	["™", 0x99],
	["ž", 0x9e],
	["Ÿ", 0x9f],
] as const)("%s has a place of its own", ([letter, byte]) => {
	expect(printable(letter).charCodeAt(0)).toBe(byte);
	expect(printable(letter)).toHaveLength(1);
});

test("a sign of another script is shown by its number: nothing is left out and nothing is put into other letters", () => {
	expect(printable("Łukasz 王")).toBe("\\u{141}ukasz \\u{738B}");
	expect(printable("yes 🙂")).toBe("yes \\u{1F642}");
});

test.for(["\t", "\r", "\0", "\u007f", "\u0085", "\u0081", "\u00a0", "\u00ad", "\u200b", "\u0301", "\ud800"])(
	"a sign that would not be seen is shown by its number (%j)",
	(sign) => {
		expect(printable(sign)).toBe(`\\u{${sign.charCodeAt(0).toString(16).toUpperCase()}}`);
	},
);

test("whoever texts a number of that form cannot pass it off as a sign", () => {
	expect(printable("\\u{41}")).toBe("\\u{5C}u{41}");
	expect(printable("C:\\users")).toBe("C:\\users");
});

test("what is printed can be read back, whatever was written, and is one byte for each character", () => {
	const read = (line: string) => line.replace(/\\u\{([0-9A-F]+)\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
	for (let code = 0; code < 0x3000; code += 1) {
		const text = `${String.fromCodePoint(code)}\\u{41}${String.fromCodePoint(0x1f000 + code)}`;
		const line = printable(text);
		expect([...line].every((letter) => letter.charCodeAt(0) <= 0xff)).toBe(true);
		if (!/[\u0080-\u009f]/.test(line)) expect(read(line)).toBe(text);
	}
});
