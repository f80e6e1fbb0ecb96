import { expect, test } from "vitest";
import { beginEn } from "./begin-en.ts";
import { beginEs } from "./begin-es.ts";
import { careEn } from "./care-en.ts";
import { careEs } from "./care-es.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { inboxEn } from "./inbox-en.ts";
import { inboxEs } from "./inbox-es.ts";
import { pmEn } from "./pm-en.ts";
import { pmEs } from "./pm-es.ts";
import { settingsEn } from "./settings-en.ts";
import { settingsEs } from "./settings-es.ts";
import { setupEn } from "./setup-en.ts";
import { setupEs } from "./setup-es.ts";
import { visitsEn } from "./visits-en.ts";
import { visitsEs } from "./visits-es.ts";

/** Every sentence by its path; functions are asked for one and for two. */
function sentences(words: object, path = ""): [path: string, text: string][] {
	return Object.entries(words).flatMap(([key, value]): [string, string][] => {
		const here = path ? `${path}.${key}` : key;
		if (typeof value === "string") return [[here, value]];
		if (typeof value === "function") return [1, 2].map((count) => [`${here}(${count})`, String(value(count, count))]);
		return sentences(value, here);
	});
}

const english = sentences({
	...en,
	...inboxEn,
	begin: beginEn,
	care: careEn,
	pm: pmEn,
	visits: visitsEn,
	settings: settingsEn,
	setup: setupEn,
});
const spanish = sentences({
	...es,
	...inboxEs,
	begin: beginEs,
	care: careEs,
	pm: pmEs,
	visits: visitsEs,
	settings: settingsEs,
	setup: setupEs,
});

test("both languages say the same things, and leave nothing empty", () => {
	expect(spanish.map(([path]) => path).sort()).toEqual(english.map(([path]) => path).sort());
	expect([...english, ...spanish].filter(([, text]) => text.trim() === "")).toEqual([]);
});

test("no sentence was forgotten in translation", () => {
	const alike = english.filter(([path, text]) => text.includes(" ") && spanish.find(([other]) => other === path)?.[1] === text);
	expect(alike.map(([path]) => path)).toEqual([]);
});

test.each([/\binvalid\b/i, /error occurred/i, /try again later/i, /\boops\b/i, /\bPHI\b/, /\bnull\b|undefined|NaN/])(
	"no sentence says %s",
	(banned) => {
		expect([...english, ...spanish].filter(([, text]) => banned.test(text))).toEqual([]);
	},
);

test("one and many differ where a number stands", () => {
	expect(en.thread.newBelowLong(1)).toBe("Go to 1 new text");
	expect(en.thread.newBelowLong(2)).toBe("Go to 2 new texts");
	expect(es.composer.tooLong(1)).toContain("1 carácter");
	expect(es.composer.tooLong(2)).toContain("2 caracteres");
});
