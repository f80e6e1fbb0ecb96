import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { VisitsWords } from "../../words/visits-en.ts";

export const VisitsWording = createContext<VisitsWords | null>(null);

export function useVisitsWords(): VisitsWords {
	const words = useContext(VisitsWording);
	if (!words) throw new Error("the visits came without their words");
	return words;
}
