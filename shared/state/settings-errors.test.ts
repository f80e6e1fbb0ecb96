import { expect, test } from "vitest";
import { ChangeSettings, SettingsAnswer } from "../schemas/settings.ts";
import { PublishWording } from "../schemas/wording.ts";
import { SettingsSeen } from "./settings-answer.ts";
import type { HoursDraft } from "./settings-drafts.ts";
import { errorAt, wordingErrors } from "./settings-errors.ts";
import { afterHoursForm, emergencyForm, hoursForm, type SettingsForm, windowForm } from "./settings-forms.ts";
import { createFakeSettings } from "./testing/fake-settings.ts";

const { answer } = createFakeSettings();

/** Our verdict beside the Worker's. */
function verdicts<Draft>(form: SettingsForm<Draft>, draft: Draft): { ours: string[]; worker: boolean } {
	return {
		ours: Object.values(form.check(draft)).map(String),
		worker: ChangeSettings.safeParse(form.change(draft, form.read(answer))).success,
	};
}

const week = (mon: HoursDraft["weekly"]["mon"]): HoursDraft => {
	const rest = { tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
	return { known: true, weekly: { mon, ...rest }, holidays: [] };
};
const span = (from: string, to: string) => ({ from, to });

test.for([
	["no hours on a day", [], []],
	["up to midnight", [span("18:00", "24:00")], []],
	["two that touch", [span("08:00", "12:00"), span("12:00", "17:00")], []],
	["none written", [span("", "12:00")], ["time"]],
	["an end before its beginning", [span("12:00", "09:00")], ["spanOrder"]],
	["no time at all", [span("09:00", "09:00")], ["spanOrder"]],
	["two that overlap", [span("08:00", "12:00"), span("11:00", "17:00")], ["spanOverlap"]],
	["not in order", [span("13:00", "17:00"), span("08:00", "12:00")], ["spanOverlap"]],
	["seven spans", [1, 2, 3, 4, 5, 6, 7].map((hour) => span(`0${hour}:00`, `0${hour}:30`)), ["spansMany"]],
] as const)("opening hours with %s: we and the Worker agree", ([, spans, expected]) => {
	expect(verdicts(hoursForm, week([...spans]))).toEqual({ ours: expected, worker: expected.length === 0 });
});

test.for([
	["We are closed.", null],
	["  ", "textNone"],
	["x".repeat(480), null],
	["x".repeat(481), "textLong"],
	["😀".repeat(480), null],
	["Reply STOP to get no more texts.", null],
	["Reply CANCEL if you cannot come.", "carrierWord"],
] as const)("the text %j: we and the Worker agree", ([en, expected]) => {
	const draft = { on: true, text: { en, es: "Cerrado." } };
	expect(verdicts(afterHoursForm, draft)).toEqual({ ours: expected ? [expected] : [], worker: expected === null });
});

test.for([
	["chest pain", null],
	["", "wordsNone"],
	["x", "wordLength"],
	["x".repeat(61), "wordLength"],
	[Array.from({ length: 101 }, (_, index) => `word ${index}`).join("\n"), "wordsMany"],
] as const)("the emergency words %j: we and the Worker agree", ([en, expected]) => {
	const draft = { own: true, en, es: "dolor de pecho" };
	expect(verdicts(emergencyForm, draft)).toEqual({ ours: expected ? [expected] : [], worker: expected === null });
});

test.for([
	["1", true],
	["720", true],
	["0", false],
	["721", false],
	["1.5", false],
	["", false],
	["a day", false],
] as const)("a request that stays open for %j hours: we and the Worker agree", ([hours, good]) => {
	expect(verdicts(windowForm, { hours })).toEqual({ ours: good ? [] : ["windowHours"], worker: good });
});

const GOOD = "Reply AGREE or NO.";
test.for([
	[GOOD, null],
	["", "textNone"],
	["Reply AGREE.", "answers"],
	["Reply agree or no.", "answers"],
	["Reply AGREE or NO, or YES.", "carrierWord"],
	[GOOD + "x".repeat(320), "wordingLong"],
] as const)("the wording %j: we and the Worker agree", ([en, expected]) => {
	const text = { en, es: "Responda ACEPTO o NO." };
	expect(Object.values(wordingErrors(text))).toEqual(expected ? [expected] : []);
	expect(PublishWording.safeParse({ id: "w1", text }).success).toBe(expected === null);
});

test("whatever the Worker may answer is read whole", () => {
	const { settings, numbers, version } = SettingsAnswer.parse(answer);
	const { numbers: _, ...rest } = settings;
	expect(SettingsSeen.parse(answer)).toEqual({ settings: rest, numbers, version });
});

test("an error within a day is shown at the day", () => {
	const errors = { "hours.weekly.mon.0.to": "time" } as const;
	expect(errorAt(errors, "hours.weekly.mon")).toBe("time");
	expect(errorAt(errors, "hours.weekly.m")).toBeUndefined();
});
