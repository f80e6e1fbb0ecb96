import { expect, test } from "vitest";
import { stopRepliesOf, wordingInUse } from "../rules/settings-in-use.ts";
import { Hours } from "./hours.ts";
import { PatchSettings } from "./settings.ts";
import { PublishWording } from "./wording.ts";

const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const words = { en: "We are closed.", es: "Estamos cerrados." };
const whereWrong = (more: object) => {
	const { issues } = PatchSettings.safeParse({ version: 0, ...more }).error ?? { issues: [] };
	return issues[0]?.path.map(String).join(".") ?? null;
};

test.for([
	[
		"a day in two parts",
		true,
		{
			...none,
			mon: [
				{ from: "08:00", to: "12:00" },
				{ from: "13:00", to: "24:00" },
			],
		},
		[],
	],
	["a day that ends before it begins", false, { ...none, mon: [{ from: "12:00", to: "08:00" }] }, []],
	[
		"a day with overlapping parts",
		false,
		{
			...none,
			tue: [
				{ from: "08:00", to: "12:00" },
				{ from: "11:00", to: "13:00" },
			],
		},
		[],
	],
	["an hour that is none", false, { ...none, tue: [{ from: "8:00", to: "12:00" }] }, []],
	["no Sunday", false, { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [] }, []],
	["Christmas", true, none, ["2026-12-25"]],
	["a day that is in no calendar", false, none, ["2026-02-30"]],
	["a month that is none", false, none, ["2026-13-01"]],
] as const)("hours with %s are taken: %s", ([, fits, weekly, holidays]) => {
	expect(Hours.safeParse({ weekly, holidays }).success).toBe(fits);
});

test.for([
	["quietHours", { quietHours: { from: "20:00", to: "08:00" } }],
	["afterHours.text.es", { afterHours: { on: true, text: { ...words, es: "" } } }],
	["help.text.en", { help: { text: { ...words, en: "Reply CANCEL" } } }],
	["closedCase.policy", { closedCase: { policy: "drop", text: words } }],
	["consent.windowHours", { consent: { windowHours: 0 } }],
	["consent", { consent: { windowHours: 72, versions: [] } }],
	["phi.checklist", { phi: { checklist: { baa_fax: true } } }],
	["numbers.+16175550100.stopReplies", { numbers: { "+16175550100": { stopReplies: "nobody" } } }],
	["numbers.6175550100", { numbers: { "6175550100": {} } }],
	["emergencyWords.en", { emergencyWords: { en: [], es: ["suicidio"] } }],
	["revocation", { revocation: "never" }],
	["version", { version: "1" }],
	["", { timeZone: "UTC" }],
] as const)("what is wrong with %s is found there", ([at, more]) => {
	expect(whereWrong(more)).toBe(at);
});

test("one switch of one item, or one number, is a whole request", () => {
	for (const more of [{}, { phi: { checklist: { baa_twilio: true } } }, { numbers: { "+16175550100": { registration: "confirmed" } } }]) {
		expect(whereWrong(more)).toBeNull();
	}
});

test("a number that nobody changed is the carrier's to answer on; the newest wording is in use", () => {
	const settings = { numbers: { "+16175550100": { stopReplies: "ours" } } } as const;
	expect(["+16175550100", "+16175550101"].map((number) => stopRepliesOf(settings, number))).toEqual(["ours", "carrier_default"]);
	const version = (number: number) => ({ version: number, text: words, hash: words, at: "2026-11-02T17:00:00Z", by: "1" });
	expect(wordingInUse({ consent: { windowHours: 72, versions: [version(1), version(2)] } }).version).toBe(2);
});

const right = { en: "May we? Reply AGREE or NO.", es: "¿Podemos? Responda ACEPTO o NO." };

test.for([
	["both answers in both languages", true, right],
	["no word that agrees", false, { ...right, en: "May we? Reply NO if not." }],
	["no way to refuse", false, { ...right, es: "¿Podemos? Responda ACEPTO." }],
	["the English word in Spanish", false, { ...right, es: "¿Podemos? Responda AGREE o NO." }],
	["YES as the answer", false, { ...right, en: "May we? Reply YES, AGREE or NO." }],
	["more than two texts' worth", false, { ...right, en: `${right.en}${"x".repeat(320)}` }],
] as const)("a consent wording with %s is taken: %s", ([, fits, text]) => {
	expect(PublishWording.safeParse({ id: "w1", text }).success).toBe(fits);
});
