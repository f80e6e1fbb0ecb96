import { useRef } from "preact/hooks";
import { refusalCode } from "../../state/refusal.ts";
import { useCareHere } from "../care/use-care-here.ts";
import { useApp } from "../context.ts";
import { entry } from "../delivery.ts";

/** Sends a patient a new link; pressed again after a lost answer, it is the same one. */
export function useNewLink(): (patientId: string) => Promise<void> {
	const app = useApp();
	const { words: care, model } = useCareHere();
	const id = useRef(crypto.randomUUID());
	return async (patientId) => {
		const { files: words } = care;
		try {
			await model.files.newLink(id.current, patientId);
			id.current = crypto.randomUUID();
			app.toast.show({ text: words.newLinkSent });
		} catch (error) {
			const code = refusalCode(error);
			app.toast.show({ text: entry<string>(words.refused, code) ?? entry<string>(care.refused, code) ?? words.notSent });
		}
	};
}
