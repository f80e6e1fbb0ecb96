import { expect, test } from "vitest";
import type { ClinicSettings, StopReplies } from "../../../shared/schemas/settings.ts";
import { aThread, NOON, PAIR } from "../../testing/thread-parts.ts";
import { settingsOf } from "../clinic/saved.ts";
import { CARRIER_STOPS, HELPS, OWN_STOPS } from "../reading/keyword.ts";
import type { OwedAnswer, Thread } from "../thread/thread.ts";
import { answerTo, languageOf } from "./answer-to.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const OFFICE = [{ from: "09:00", to: "17:00" }];
const HOURS = { weekly: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE, sat: [], sun: [] }, holidays: ["2026-11-26"] };
/** Nine in the evening in Boston, on a Monday. */
const NIGHT = NOON + 9 * 60 * MINUTE;
const CLINIC = { id: "riverside", name: "Riverside", country: "US", numbers: [] };
const SETTINGS = settingsOf({ hours: HOURS }, [], CLINIC);
const AFTER_HOURS: ClinicSettings = { ...SETTINGS, afterHours: { ...SETTINGS.afterHours, on: true } };
const ANSWERS_CLOSED: ClinicSettings = { ...SETTINGS, closedCase: { ...SETTINGS.closedCase, policy: "answer" } };
const repliesBy = (stopReplies: StopReplies): ClinicSettings => ({ ...SETTINGS, numbers: { [PAIR.clinicNumber]: { stopReplies } } });

const OPTED_OUT = { optedOut: { at: NOON, source: "patient" } } as const;

type Asked = Partial<OwedAnswer> & { thread?: Partial<Thread>; settings?: ClinicSettings; now?: number; body?: string };

function answer(kind: OwedAnswer["kind"], { thread, settings = SETTINGS, body = "hello", now, ...owed }: Asked = {}): string {
	const at = owed.at ?? now ?? NOON;
	const facts = { settings, timeZone: "America/New_York", now: now ?? at, body };
	const given = answerTo({ messageId: "SM1", kind, marked: false, ...owed, at }, aThread(thread), facts);
	return "why" in given ? given.why : given.automatic;
}

const HANDLING: StopReplies[] = ["carrier_default", "carrier_advanced", "ours"];
const DRESSES = ["*", " * ", "*!", "“*”", "* *"];

/** Whether the carrier itself sends a confirmation. It does for what it marks, and by default for its own words, written bare. */
function carrierConfirms(handling: StopReplies, body: string, marked: boolean): boolean {
	return handling !== "ours" && (marked || CARRIER_STOPS.includes(body.trim().toUpperCase()));
}

test.for(HANDLING.flatMap((handling) => [true, false].map((marked) => [handling, marked] as const)))(
	"where stop words are answered by %s and the carrier's mark is %s, every stop word gets exactly one confirmation",
	([handling, marked]) => {
		for (const body of [...CARRIER_STOPS, ...OWN_STOPS].flatMap((word) => DRESSES.map((dress) => dress.replaceAll("*", word)))) {
			const ours = answer("opt_out", { thread: OPTED_OUT, settings: repliesBy(handling), body, marked });
			expect([body, ours]).toEqual([body, carrierConfirms(handling, body, marked) ? "carrier_answers" : "opt_out"]);
		}
	},
);

test.for(HANDLING)("where %s answers, STOP and ALTO are each confirmed once, as the setting says", (handling) => {
	const ours = (body: string, marked: boolean) => answer("opt_out", { thread: OPTED_OUT, settings: repliesBy(handling), body, marked });
	expect([ours("STOP", false), ours("ALTO", false), ours("ALTO", true)]).toEqual(
		{
			carrier_default: ["carrier_answers", "opt_out", "carrier_answers"],
			carrier_advanced: ["carrier_answers", "opt_out", "carrier_answers"],
			ours: ["opt_out", "opt_out", "opt_out"],
		}[handling],
	);
});

test("the confirmation goes within five minutes or never", () => {
	expect(answer("opt_out", { thread: OPTED_OUT, body: "ALTO", at: NOON, now: NOON + 5 * MINUTE })).toBe("opt_out");
	expect(answer("opt_out", { thread: OPTED_OUT, body: "ALTO", at: NOON, now: NOON + 5 * MINUTE + 1 })).toBe("too_late");
});

test("an opt-out that was lifted, or is another one, is not confirmed; nor twice in five minutes", () => {
	expect(answer("opt_out", { body: "ALTO" })).toBe("not_opted_out");
	expect(answer("opt_out", { body: "ALTO", thread: { optedOut: { at: NOON, source: "staff" } } })).toBe("not_opted_out");
	expect(answer("opt_out", { body: "ALTO", thread: { optedOut: { at: NOON + 1, source: "patient" } } })).toBe("not_opted_out");
	const confirmed = { ...OPTED_OUT, answeredAt: { opt_out: NOON - 5 * MINUTE + 1 } };
	expect(answer("opt_out", { body: "ALTO", thread: confirmed })).toBe("said_lately");
	expect(answer("opt_out", { body: "ALTO", thread: { ...OPTED_OUT, answeredAt: { opt_out: NOON - 5 * MINUTE } } })).toBe("opt_out");
});

test("even spam is told that its opt-out holds", () => {
	expect(answer("opt_out", { body: "ALTO", thread: { ...OPTED_OUT, status: "spam" } })).toBe("opt_out");
});

test.for(HELPS)("%s is answered by the carrier or by us, never by neither", (word) => {
	for (const body of DRESSES.slice(0, 4).map((dress) => dress.replace("*", word))) {
		const bare = ["HELP", "INFO"].includes(body.trim());
		expect([body, answer("help", { body })]).toEqual([body, bare ? "carrier_answers" : "help"]);
		expect([body, answer("help", { body, settings: repliesBy("ours") })]).toEqual([body, "help"]);
		expect([body, answer("help", { body, marked: true, settings: repliesBy("carrier_advanced") })]).toEqual([body, "carrier_answers"]);
	}
});

test("HELP is answered by day and night, while a person talks too, but a machine that echoes gets one answer a minute", () => {
	const ours = { settings: repliesBy("ours"), body: "HELP" };
	expect(answer("help", { ...ours, now: NIGHT, thread: { staffAt: NIGHT - 1 } })).toBe("help");
	expect(answer("help", { ...ours, thread: { answeredAt: { help: NOON - MINUTE + 1 } } })).toBe("said_lately");
	expect(answer("help", { ...ours, thread: { answeredAt: { help: NOON - MINUTE } } })).toBe("help");
	expect(answer("help", { ...ours, thread: { status: "spam" } })).toBe("spam");
});

const night = (more: Asked = {}) => answer("unattended", { settings: AFTER_HOURS, now: NIGHT, ...more });

test("a text after hours gets the clinic's answer once in 24 hours", () => {
	expect(night()).toBe("after_hours");
	expect(night({ thread: { answeredAt: { after_hours: NIGHT - DAY + 1 } } })).toBe("said_lately");
	expect(night({ thread: { answeredAt: { after_hours: NIGHT - DAY } } })).toBe("after_hours");
});

test("by day, without hours, or switched off, there is no such answer; on a holiday there is", () => {
	expect(night({ now: NOON })).toBe("open");
	expect(night({ settings: { ...AFTER_HOURS, hours: null } })).toBe("open");
	expect(night({ settings: SETTINGS })).toBe("open");
	expect(night({ now: Date.parse("2026-11-26T17:00:00Z") })).toBe("after_hours");
	expect(night({ now: Date.parse("2026-11-25T17:00:00Z") })).toBe("open");
});

test("while a person is talking the machine is silent", () => {
	expect(night({ thread: { staffAt: NIGHT - 30 * MINUTE + 1 } })).toBe("person_is_talking");
	expect(night({ thread: { staffAt: NIGHT - 30 * MINUTE } })).toBe("after_hours");
	const closed = { status: "closed", staffAt: NOON - 1 } as const;
	expect(answer("unattended", { settings: ANSWERS_CLOSED, thread: closed })).toBe("person_is_talking");
});

test.for(["help", "unattended"] as const)("no answer to %s goes to spam, a short code, a word, or when it is too late", (kind) => {
	const at = { settings: { ...AFTER_HOURS, ...repliesBy("ours"), afterHours: AFTER_HOURS.afterHours }, now: NIGHT, body: "HELP" };
	expect(["help", "after_hours"]).toContain(answer(kind, at));
	expect(answer(kind, { ...at, thread: { status: "spam" } })).toBe("spam");
	expect(answer(kind, { ...at, thread: { numberKind: "short_code" } })).toBe("no_phone");
	expect(answer(kind, { ...at, thread: { numberKind: "word" } })).toBe("no_phone");
	expect(["help", "after_hours"]).toContain(answer(kind, { ...at, at: NIGHT, now: NIGHT + 10 * MINUTE }));
	expect(answer(kind, { ...at, at: NIGHT, now: NIGHT + 10 * MINUTE + 1 })).toBe("too_late");
});

test("a text to a closed case is answered so, once in 24 hours, if that is the clinic's policy", () => {
	const closed = { status: "closed" } as const;
	const answered = (thread: Partial<Thread>) => answer("unattended", { settings: ANSWERS_CLOSED, thread });
	expect(answered(closed)).toBe("closed_case");
	expect(answered({ ...closed, answeredAt: { closed_case: NOON - DAY + 1 } })).toBe("said_lately");
	expect(answered({ ...closed, answeredAt: { closed_case: NOON - DAY } })).toBe("closed_case");
	expect(answered({})).toBe("open");
	expect(answer("unattended", { thread: closed })).toBe("open");
});

test("the words are Spanish where everyone at the number has Spanish", () => {
	const [es, en] = (["es", "en"] as const).map((language) => ({ id: language, name: "", birthDate: null, language }));
	expect(languageOf({ patients: [] })).toBe("en");
	expect(languageOf({ patients: es ? [es] : [] })).toBe("es");
	expect(languageOf({ patients: es && en ? [es, en] : [] })).toBe("en");
	const facts = { settings: repliesBy("ours"), timeZone: "America/New_York", now: NOON, body: "AYUDA" };
	const owed = { messageId: "SM1", kind: "help", at: NOON, marked: false } as const;
	expect(answerTo(owed, aThread({ patients: es ? [es] : [] }), facts)).toEqual({ automatic: "help", body: SETTINGS.help.text.es });
});
