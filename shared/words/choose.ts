import type { Words } from "./en.ts";

/** One language is loaded, not all. */
export async function wordsFor(locale: string): Promise<Words> {
	if (/^es\b/i.test(locale)) return (await import("./es.ts")).es;
	return (await import("./en.ts")).en;
}
