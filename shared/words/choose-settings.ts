import type { SettingsWords } from "./settings-en.ts";

/** Apart from the other words' choice, which every page loads. */
export async function settingsWordsFor(language: string): Promise<SettingsWords> {
	return language === "es" ? (await import("./settings-es.ts")).settingsEs : (await import("./settings-en.ts")).settingsEn;
}
