import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { BeginWords } from "../words/begin-en.ts";
import type { InboxWords } from "../words/inbox-en.ts";
import type { SetupWords } from "../words/setup-en.ts";

/** Words that only some places load. */
export const InboxWording = createContext<InboxWords | null>(null);
export const BeginWording = createContext<BeginWords | null>(null);
export const SetupWording = createContext<SetupWords | null>(null);

export function useInboxWords(): InboxWords {
	return present(useContext(InboxWording));
}

export function useBeginWords(): BeginWords {
	return present(useContext(BeginWording));
}

export function useSetupWords(): SetupWords {
	return present(useContext(SetupWording));
}

function present<Found>(words: Found | null): Found {
	if (!words) throw new Error("a screen came without its words");
	return words;
}
