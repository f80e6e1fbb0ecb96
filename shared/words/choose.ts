import type { BeginWords } from "./begin-en.ts";
import type { CareWords } from "./care-en.ts";
import type { Words } from "./en.ts";
import type { InboxWords } from "./inbox-en.ts";
import type { SetupWords } from "./setup-en.ts";

const isSpanish = (locale: string) => /^es\b/i.test(locale);

/** One language is loaded, not all. */
export async function wordsFor(locale: string): Promise<Words> {
	return isSpanish(locale) ? (await import("./es.ts")).es : (await import("./en.ts")).en;
}

export async function setupWordsFor(locale: string): Promise<SetupWords> {
	return isSpanish(locale) ? (await import("./setup-es.ts")).setupEs : (await import("./setup-en.ts")).setupEn;
}

export async function inboxWordsFor(locale: string): Promise<InboxWords> {
	return isSpanish(locale) ? (await import("./inbox-es.ts")).inboxEs : (await import("./inbox-en.ts")).inboxEn;
}

export async function careWordsFor(locale: string): Promise<CareWords> {
	return isSpanish(locale) ? (await import("./care-es.ts")).careEs : (await import("./care-en.ts")).careEn;
}

export async function beginWordsFor(locale: string): Promise<BeginWords> {
	return isSpanish(locale) ? (await import("./begin-es.ts")).beginEs : (await import("./begin-en.ts")).beginEn;
}
