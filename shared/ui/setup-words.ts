import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { SetupWords } from "../words/setup-en.ts";

export const SetupWording = createContext<SetupWords | null>(null);

export function useSetupWords(): SetupWords {
	const words = useContext(SetupWording);
	if (!words) throw new Error("the set-up came without its words");
	return words;
}
