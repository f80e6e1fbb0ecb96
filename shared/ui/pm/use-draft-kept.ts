import { useEffect, useRef } from "preact/hooks";
import type { PersonSeen } from "../../state/pm-answers.ts";
import { useApp } from "../context.ts";
import type { PaneTab } from "./PatientPane.tsx";
import { useVisitsWords } from "./visits-wording.ts";

export type ChatHere = { opened(threadId: string | null): void };

/** Turning from the texts to the record with words unsent: they stay, and we say so. */
export function useDraftKept(person: PersonSeen, pick: (tab: PaneTab) => void): ChatHere {
	const app = useApp();
	const words = useVisitsWords();
	const thread = useRef<string | null>(null);
	const say = (action: boolean) => {
		const id = thread.current;
		thread.current = null;
		if (!id || !app.drafts.unsent.peek().has(id)) return;
		const back = { label: words.card.goBack, act: () => pick("chat") };
		app.toast.show({ text: words.card.draftKept(person.name || words.noName), ...(action && { action: back }) });
	};
	const leave = useRef(say);
	leave.current = say;
	// The whole pane goes: there is no way back to offer but the row itself.
	useEffect(() => () => leave.current(false), []);
	return {
		opened(threadId) {
			if (threadId === null) say(true);
			thread.current = threadId;
		},
	};
}
