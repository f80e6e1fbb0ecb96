import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { App } from "../state/app.ts";
import type { Words } from "../words/en.ts";
import type { Wall } from "../words/time.ts";

type Surroundings = { app: App; words: Words; locale: string };

export const Surrounding = createContext<Surroundings | null>(null);

function surroundings(found: Surroundings | null): Surroundings {
	if (!found) throw new Error("a screen outside its page");
	return found;
}

export function useApp(): App {
	return surroundings(useContext(Surrounding)).app;
}

export function useWords(): Words {
	return surroundings(useContext(Surrounding)).words;
}

export function useLocale(): string {
	return surroundings(useContext(Surrounding)).locale;
}

/** The staff member's language on the clinic's wall clock. */
export function useWall(clinicId: string): Wall {
	const { app, locale } = surroundings(useContext(Surrounding));
	return { locale, timeZone: knownZone(app.clinics.byId(clinicId)?.timeZone) };
}

/** A zone this browser has never heard of must not take the screen down. */
function knownZone(timeZone: string | undefined): string {
	try {
		return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
	} catch {
		return "UTC";
	}
}
