import type { PmWords } from "./pm-en.ts";
import type { VisitsWords } from "./visits-en.ts";

export async function pmWordsFor(language: string): Promise<PmWords> {
	return language === "es" ? (await import("./pm-es.ts")).pmEs : (await import("./pm-en.ts")).pmEn;
}

export async function visitsWordsFor(language: string): Promise<VisitsWords> {
	return language === "es" ? (await import("./visits-es.ts")).visitsEs : (await import("./visits-en.ts")).visitsEn;
}
