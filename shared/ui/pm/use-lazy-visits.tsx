import { useEffect } from "preact/hooks";
import { visitsWordsFor } from "../../words/choose-pm.ts";
import { useWords } from "../context.ts";
import { useLazy } from "../use-lazy.ts";
import type { VisitsScreens } from "./visits-screens.tsx";

/** The visits come after the inbox, which nobody should have to wait for; without a connection they come when it is back. */
export function useLazyVisits(): VisitsScreens | null {
	const { language } = useWords();
	const { loaded, failed, retry } = useLazy(async () => {
		const [{ visitsScreens }, words] = await Promise.all([import("./visits-screens.tsx"), visitsWordsFor(language)]);
		return visitsScreens(words);
	});
	useEffect(() => {
		if (!failed) return;
		window.addEventListener("online", retry);
		return () => window.removeEventListener("online", retry);
	}, [failed]);
	return loaded;
}
