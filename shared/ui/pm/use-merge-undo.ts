import type { PersonSeen } from "../../state/pm-answers.ts";
import type { VisitsRequests } from "../../state/pm-visits-requests.ts";
import { useApp, useWords } from "../context.ts";
import { useVisitsWords } from "./visits-wording.ts";

/** Says what was merged, with the way back. */
export function useMergeUndo(requests: Pick<VisitsRequests, "unmerge">, put: (person: PersonSeen) => void) {
	const app = useApp();
	const words = useWords();
	const { merge, noName } = useVisitsWords();
	return (gone: PersonSeen, kept: PersonSeen) => {
		const undo = () =>
			requests.unmerge(gone.id).then(
				({ patient }) => {
					put(patient);
					app.toast.show({ text: merge.undone });
				},
				() => app.toast.show({ text: merge.notUndone }),
			);
		const text = merge.done(gone.name || noName, kept.name || noName);
		app.toast.show({ text, action: { label: words.undo, act: () => void undo() } });
	};
}
