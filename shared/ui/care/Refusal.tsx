import type { Signal } from "@preact/signals";
import type { Marks } from "../../state/drafts.ts";
import { Button } from "../Button.tsx";
import { useWords } from "../context.ts";
import { entry } from "../delivery.ts";
import { useCareHere } from "./use-care-here.ts";

type RefusalProps = { code: string; marks: Signal<Marks>; toBox(): void };

/** Who the phone belongs to is said in the list of its patients. */
const ABOUT_PEOPLE: ReadonlySet<string> = new Set(["no_birth_date", "not_their_number", "no_patient"]);

/** Why the last text did not go, and the way on where there is one. */
export function Refusal({ code, marks, toBox }: RefusalProps) {
	const words = useWords();
	const { words: care, model } = useCareHere();
	const { files } = care;
	const cause = entry(care.trouble, code);
	const known = entry(care.refused, code) ?? (cause ? `${words.delivery.failed}: ${cause.why} ${cause.next}` : undefined);
	const ofSecure = code === "about_nobody" && marks.value.sensitive ? files.whoFirst : entry<string>(files.refused, code);
	const sendPrivately = () => {
		marks.value = { ...marks.value, sensitive: true };
		model.thread.refusal.value = null;
		toBox();
	};
	return (
		<div class="pc-note pc-note--danger">
			<p role="alert">{ofSecure ?? known ?? care.refused.other}</p>
			{(code === "too_large_for_mms" || ABOUT_PEOPLE.has(code)) && (
				<div class="pc-note__actions">
					{code === "too_large_for_mms" ? (
						<Button onClick={sendPrivately}>{files.sendSecure}</Button>
					) : (
						<Button onClick={() => model.open("patients")}>{care.more.patients}</Button>
					)}
				</div>
			)}
		</div>
	);
}
