import type { Language } from "../../../shared/schemas/consent.ts";
import { EN, type PageWords } from "./words-en.ts";
import { ES } from "./words-es.ts";

export const WORDS: Record<Language, PageWords> = { en: EN, es: ES };

export function dayShown(at: number, language: Language, timeZone: string): string {
	return new Intl.DateTimeFormat(locale(language), { dateStyle: "long", timeZone }).format(at);
}

export function timeShown(at: number, language: Language, timeZone: string): string {
	return new Intl.DateTimeFormat(locale(language), {
		month: "short",
		day: "numeric",
		hour: "numeric",
		minute: "2-digit",
		timeZone,
	}).format(at);
}

/** Both as they are written where the clinics are. */
function locale(language: Language): string {
	return language === "es" ? "es-US" : "en-US";
}
