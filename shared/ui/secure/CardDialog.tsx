import type { Thread } from "../../schemas/thread.ts";
import type { Wall } from "../../words/time.ts";
import { Button } from "../Button.tsx";
import { Dialog } from "../care/Dialog.tsx";
import { NotLoaded } from "../care/NotLoaded.tsx";
import { useCareHere } from "../care/use-care-here.ts";
import { useWords } from "../context.ts";
import { useLazy } from "../use-lazy.ts";

/** A card for the secure page; what it takes to write one is loaded with the first. */
export function CardDialog({ shown, wall }: { shown: Thread; wall: Wall }) {
	const { loading } = useWords();
	const { words: care, model } = useCareHere();
	const { loaded, failed, retry } = useLazy(() => import("./CardForm.tsx"));
	const kind = model.cardKind.value;
	return (
		<Dialog title={care.files.form.titles[kind]}>
			{(close) => {
				if (shown.patients.length === 0) {
					return (
						<>
							<p>{care.files.form.nobody}</p>
							<Button kind="primary" onClick={() => model.open("patients")}>
								{care.health.addPatient}
							</Button>
						</>
					);
				}
				if (failed) return <NotLoaded retry={retry} />;
				if (!loaded) return <div class="pc-shape pc-shape--box" role="status" aria-label={loading} />;
				return <loaded.CardForm shown={shown} kind={kind} wall={wall} close={close} />;
			}}
		</Dialog>
	);
}
