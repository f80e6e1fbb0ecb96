import { createContext } from "preact";
import { useContext, useEffect, useMemo, useState } from "preact/hooks";
import type { CareModel } from "../state/care.ts";
import type { ThreadModel } from "../state/thread.ts";
import type { CareWords } from "../words/care-en.ts";
import { careWordsFor } from "../words/choose.ts";
import { useApp, useLocale } from "./context.ts";

type Screens = typeof import("./care/screens.ts");
type Loaded = { locale: string; words: CareWords; loaded: Screens };
export type Care = { words: CareWords; screens: Screens["screens"]; model: CareModel };

/** What a thread shows of consent, opt-outs and people; null until it has come. */
export const CareContext = createContext<Care | null>(null);

export function useCare(): Care | null {
	return useContext(CareContext);
}

/** Loaded once for the page: the next thread has it at once. */
let kept: Loaded | null = null;

/** Behind the thread itself, which is there first. `turn`: another reason to try, when it has not come before. */
export function useCareOf(thread: ThreadModel, turn: number): { care: Care | null; failed: boolean } {
	const app = useApp();
	const locale = useLocale();
	const [loaded, setLoaded] = useState(kept?.locale === locale ? kept : null);
	const [failed, setFailed] = useState(false);
	useEffect(() => {
		if (loaded) return;
		load(locale).then(setLoaded, () => setFailed(true));
	}, [turn]);
	const care = useMemo(
		() => loaded && { words: loaded.words, screens: loaded.loaded.screens, model: loaded.loaded.createCare(app.api, thread, app.drafts) },
		[app, thread, loaded],
	);
	return { care, failed };
}

async function load(locale: string): Promise<Loaded> {
	const [loaded, words] = await Promise.all([import("./care/screens.ts"), careWordsFor(locale)]);
	kept = { locale, words, loaded };
	return kept;
}
