import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PmWords } from "../../words/pm-en.ts";

export const PmWording = createContext<PmWords | null>(null);

export function usePmWords(): PmWords {
	const words = useContext(PmWording);
	if (!words) throw new Error("the practice system's settings came without their words");
	return words;
}

/** What is said of a word that the Worker may know before we do. */
export function sayOf(said: Record<string, string> & { other: string }, code: string | null): string {
	return Object.entries(said).find(([key]) => key === code)?.[1] ?? said.other;
}
