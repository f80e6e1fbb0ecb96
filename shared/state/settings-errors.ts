import * as z from "zod/mini";
import { asksForCarrierWord } from "../schemas/automatic-text.ts";
import type { SettingsWords } from "../words/settings-en.ts";

type ErrorWord = keyof SettingsWords["errors"];
/** A word of ours, or what the Worker said. */
export type FieldError = ErrorWord | { said: string };
/** By the path that the Worker would name: `afterHours.text.es`. */
export type FieldErrors = Record<string, FieldError>;

type Issue = { code: string | undefined; path: string; value: string };

const WORDS: [path: RegExp, word: (issue: Issue) => ErrorWord][] = [
	[/^newTicketAfterDays/, () => "days"],
	[/^consent\.windowHours/, () => "windowHours"],
	[/\.(from|to)$/, () => "time"],
	[/^quietHours$|^hours\.weekly\.\w+\.\d+$/, () => "spanOrder"],
	[/^hours\.weekly\.\w+$/, ({ code }) => (code === "too_big" ? "spansMany" : "spanOverlap")],
	[/^hours\.holidays/, ({ code }) => (code === "too_big" ? "holidaysMany" : "holiday")],
	[/^emergencyWords\.\w+$/, ({ code }) => (code === "too_big" ? "wordsMany" : "wordsNone")],
	[/^emergencyWords\.\w+\.\d+$/, () => "wordLength"],
	[/^text\.\w+$/, wordingWord],
	[/\.text\.\w+$/, textWord],
];

/** Everything that the Worker would refuse, at once and in the reader's language. */
export function errorsIn(schema: z.ZodMiniType, value: unknown): FieldErrors {
	const errors: FieldErrors = {};
	for (const { code, path } of z.safeParse(schema, value).error?.issues ?? []) {
		const issue = { code, path: path.map(String).join("."), value: String(valueAt(value, path)) };
		// Of a list of words, all are written in one box.
		const field = issue.path.replace(/^(emergencyWords\.\w+)\.\d+$/, "$1");
		errors[field] ??= WORDS.find(([pattern]) => pattern.test(issue.path))?.[1](issue) ?? "other";
	}
	return errors;
}

/** What stands at a field, or at something within it that has no box of its own. */
export function errorAt(errors: FieldErrors, field: string): FieldError | undefined {
	return errors[field] ?? Object.entries(errors).find(([path]) => path.startsWith(`${field}.`))?.[1];
}

function textWord({ code }: Issue): ErrorWord {
	if (code === "too_small") return "textNone";
	return code === "too_big" ? "textLong" : "carrierWord";
}

function wordingWord({ code, value }: Issue): ErrorWord {
	if (code === "too_small") return "textNone";
	if (code === "too_big") return "wordingLong";
	return asksForCarrierWord(value) ? "carrierWord" : "answers";
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>((found, key) => (found instanceof Object ? Reflect.get(found, key) : undefined), value);
}
