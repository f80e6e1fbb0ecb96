import { createContext } from "preact";
import { useContext, useEffect, useMemo, useState } from "preact/hooks";
import type { Thread } from "../schemas/thread.ts";
import type { CareModel } from "../state/care.ts";
import type { ThreadModel } from "../state/thread.ts";
import type { CareWords } from "../words/care-en.ts";
import { careWordsFor } from "../words/choose.ts";
import { useApp, useLocale } from "./context.ts";
import { needsAttention } from "./delivery.ts";

type Screens = typeof import("./care/screens.ts");
type Loaded = { locale: string; words: CareWords; loaded: Screens };
export type Care = { words: CareWords; screens: Screens["screens"]; model: CareModel };

/** What a thread shows of consent, opt-outs and people; null until it is needed and has come. */
export const CareContext = createContext<Care | null>(null);

export function useCare(): Care | null {
	return useContext(CareContext);
}

/** Loaded once for the page: the next thread has it at once. */
let kept: Loaded | null = null;

/** `turn`: another reason to try, when it has not come before. */
export function useCareOf(thread: ThreadModel, needed: boolean, turn: number): { care: Care | null; failed: boolean } {
	const app = useApp();
	const locale = useLocale();
	const [loaded, setLoaded] = useState(kept?.locale === locale ? kept : null);
	const [failed, setFailed] = useState(false);
	useEffect(() => {
		if (!needed || loaded) return;
		load(locale).then(setLoaded, () => setFailed(true));
	}, [needed, turn]);
	const care = useMemo(
		() => loaded && { words: loaded.words, screens: loaded.loaded.screens, model: loaded.loaded.createCare(app.api, thread) },
		[app, thread, loaded],
	);
	return { care, failed };
}

async function load(locale: string): Promise<Loaded> {
	const [loaded, words] = await Promise.all([import("./care/screens.ts"), careWordsFor(locale)]);
	kept = { locale, words, loaded };
	return kept;
}

/** Most threads are a phone that may be texted and nothing else. */
export function needsCare(thread: ThreadModel, shown: Thread): boolean {
	const { canSend, optOut, consents, patients, attention } = shown;
	return (
		!canSend.allowed ||
		canSend.warning !== undefined ||
		optOut !== null ||
		consents.length + patients.length > 0 ||
		attention.some(({ kind }) => kind !== "unknown_send" && kind !== "failed_send") ||
		thread.refusal.value !== null ||
		thread.messages.value.some(
			(message) => needsAttention(message.delivery) || message.about || message.health || message.automatic || message.reaction,
		)
	);
}
