import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { FieldError } from "../state/settings-errors.ts";
import type { SettingsWords } from "../words/settings-en.ts";

export const SettingsWording = createContext<SettingsWords | null>(null);

export function useSettingsWords(): SettingsWords {
	const words = useContext(SettingsWording);
	if (!words) throw new Error("the settings came without their words");
	return words;
}

export function sayError(words: SettingsWords, error: FieldError): string {
	return typeof error === "string" ? words.errors[error] : error.said;
}
