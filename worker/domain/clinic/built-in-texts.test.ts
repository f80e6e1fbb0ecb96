import { SegmentedMessage } from "sms-segments-calculator";
import { expect, test } from "vitest";
import { Words } from "../../../shared/schemas/automatic-text.ts";
import { LONGEST_WORDING, PublishWording } from "../../../shared/schemas/wording.ts";
import { builtInTexts, builtInWording } from "./built-in-texts.ts";

const about = (name: string) => ({
	id: "c",
	name,
	country: "US",
	numbers: [{ number: "+16175550100", registration: "confirmed" as const }],
});
const NAMES = ["Riverside", "x".repeat(80)];

test.for(NAMES)("every built-in text of %s is one that an admin could have saved", (name) => {
	for (const text of Object.values(builtInTexts(about(name)))) expect(Words.parse(text)).toEqual(text);
});

test.for(NAMES)("the built-in wording of %s is one that an admin could have published", (name) => {
	const text = builtInWording(about(name));
	expect(PublishWording.parse({ id: "w1", text }).text).toEqual(text);
});

test.for(["en", "es"] as const)("the built-in texts in %s need no letter that makes a text short", (language) => {
	const all = [builtInWording(about("Riverside")), ...Object.values(builtInTexts(about("Riverside")))];
	for (const text of all)
		expect([text[language], new SegmentedMessage(text[language]).getEncodingName()]).toEqual([text[language], "GSM-7"]);
	const { segmentsCount, numberOfCharacters } = new SegmentedMessage(builtInWording(about("x".repeat(80)))[language]);
	expect(segmentsCount).toBeLessThanOrEqual(3);
	expect(numberOfCharacters).toBeLessThanOrEqual(LONGEST_WORDING);
});

test("who asks for help reads who we are, our number, 911, and how to stop", () => {
	for (const text of Object.values(builtInTexts(about("Riverside")).help)) {
		for (const said of ["Riverside", "(617) 555-0100", "911", "STOP"]) expect(text).toContain(said);
	}
});

test("no built-in text says that somebody is reading", () => {
	for (const { en } of Object.values(builtInTexts(about("Riverside")))) expect(en).not.toMatch(/\b(reading|will read|we see|monitor)/i);
});
