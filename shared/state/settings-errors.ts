import type { Words } from "../schemas/automatic-text.ts";
import { asksForCarrierWord } from "../schemas/automatic-text.ts";
import type { Span } from "../schemas/hours.ts";
import type { SettingsWords } from "../words/settings-en.ts";
import { DAYS, type EmergencyDraft, type HoursDraft, linesOf } from "./settings-drafts.ts";

type ErrorWord = keyof SettingsWords["errors"];
/** A word of ours, or what the Worker said. */
export type FieldError = ErrorWord | { said: string };
/** By the path that the Worker would name: `afterHours.text.es`. */
export type FieldErrors = Record<string, FieldError>;

// What the Worker would refuse, all of it at once and in the reader's language. The Worker has the last word.
const LONGEST_TEXT = 480;
const LONGEST_WORDING = 320;
const LONGEST_NOTICE = 300;
const TOO_LONG: ReadonlyMap<number, ErrorWord> = new Map([
	[LONGEST_WORDING, "wordingLong"],
	[LONGEST_NOTICE, "noticeLong"],
]);
const MOST_SPANS = 6;
const MOST_HOLIDAYS = 200;
const MOST_WORDS = 100;
const LONGEST_WORD = 60;
const LANGUAGES = ["en", "es"] as const;
const ANSWERS = { en: [/\bAGREE\b/, /\bNO\b/], es: [/\bACEPTO\b/, /\bNO\b/] };

const lengthOf = (text: string) => [...text].length;

export function textErrors(path: string, text: Words, longest = LONGEST_TEXT): FieldErrors {
	return errors(LANGUAGES.map((language) => [`${path}.${language}`, textError(text[language].trim(), longest)]));
}

export function wordingErrors(text: Words): FieldErrors {
	const answers = LANGUAGES.map((language): Found => {
		const complete = ANSWERS[language].every((answer) => answer.test(text[language]));
		return [`text.${language}`, complete ? null : "answers"];
	});
	return { ...errors(answers), ...textErrors("text", text, LONGEST_WORDING) };
}

/** What goes by text in place of a private message. */
export function noticeErrors(path: string, text: Words): FieldErrors {
	const marks = LANGUAGES.map((language): Found => {
		const said = text[language];
		const once = said.split("{link}").length === 2;
		return [`${path}.${language}`, /\{(?!clinic\}|link\})/.test(said) ? "noticeMarks" : once ? null : "noticeLink"];
	});
	return { ...errors(marks), ...textErrors(path, text, LONGEST_NOTICE) };
}

export function hoursErrors({ known, weekly, holidays }: HoursDraft): FieldErrors {
	if (!known) return {};
	const days = DAYS.map((day): Found => [`hours.weekly.${day}`, dayError(weekly[day])]);
	return errors([...days, ["hours.holidays", holidays.length > MOST_HOLIDAYS ? "holidaysMany" : null]]);
}

export function spanErrors(path: string, span: Span): FieldErrors {
	return errors([[path, dayError([span])]]);
}

export function emergencyErrors({ own, ...lists }: EmergencyDraft): FieldErrors {
	if (!own) return {};
	return errors(LANGUAGES.map((language) => [`emergencyWords.${language}`, listError(linesOf(lists[language]))]));
}

export function countErrors(path: string, typed: string, most: number, word: ErrorWord): FieldErrors {
	const count = Number(typed);
	return errors([[path, Number.isInteger(count) && count >= 1 && count <= most ? null : word]]);
}

/** What stands at a field, or at something within it that has no box of its own. */
export function errorAt(found: FieldErrors, field: string): FieldError | undefined {
	return found[field] ?? Object.entries(found).find(([path]) => path.startsWith(`${field}.`))?.[1];
}

type Found = [path: string, error: ErrorWord | null];

function errors(found: Found[]): FieldErrors {
	return Object.fromEntries(found.flatMap(([path, error]) => (error ? [[path, error]] : [])));
}

function textError(text: string, longest: number): ErrorWord | null {
	if (text === "") return "textNone";
	if (lengthOf(text) > longest) return TOO_LONG.get(longest) ?? "textLong";
	return asksForCarrierWord(text) ? "carrierWord" : null;
}

function dayError(spans: Span[]): ErrorWord | null {
	if (spans.some(({ from, to }) => from === "" || to === "")) return "time";
	if (spans.some(({ from, to }) => from >= to)) return "spanOrder";
	if (spans.length > MOST_SPANS) return "spansMany";
	return spans.some(({ from }, index) => (spans[index - 1]?.to ?? "") > from) ? "spanOverlap" : null;
}

function listError(words: string[]): ErrorWord | null {
	if (words.length === 0) return "wordsNone";
	if (words.length > MOST_WORDS) return "wordsMany";
	return words.some((word) => lengthOf(word) < 2 || lengthOf(word) > LONGEST_WORD) ? "wordLength" : null;
}
