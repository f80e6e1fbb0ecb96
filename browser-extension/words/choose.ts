import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ExtensionWords } from "./en.ts";

export async function extensionWordsFor(locale: string): Promise<ExtensionWords> {
	return /^es\b/i.test(locale) ? (await import("./es.ts")).extensionEs : (await import("./en.ts")).extensionEn;
}

export const ExtensionWording = createContext<ExtensionWords | null>(null);

export function useExtensionWords(): ExtensionWords {
	const words = useContext(ExtensionWording);
	if (!words) throw new Error("a screen came without its words");
	return words;
}
