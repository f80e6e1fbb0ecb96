import type { Signal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Thread } from "../../schemas/thread.ts";
import type { Marks } from "../../state/drafts.ts";
import { useLocale } from "../context.ts";
import { tellApart } from "./people.ts";
import { useCareHere } from "./use-care-here.ts";

/** A shared phone: whom the next text is about. Never guessed, and asked anew for each text. */
export function AboutRow({ patients, marks }: { patients: Thread["patients"]; marks: Signal<Marks> }) {
	const { words: care } = useCareHere();
	const locale = useLocale();
	const name = useId();
	const choose = (about: string | undefined) => {
		// A card was written for the other one.
		const { about: _, card: __, ...rest } = marks.value;
		marks.value = about ? { ...rest, about } : rest;
	};
	const chip = (id: string | undefined, label: string) => (
		<label key={id ?? ""} class="pc-chip">
			<input class="pc-hidden" type="radio" name={name} checked={marks.value.about === id} onChange={() => choose(id)} />
			<span class="pc-chip__word">{label}</span>
		</label>
	);
	return (
		<fieldset class="pc-chips">
			<legend>{care.about.row}</legend>
			{patients.map((patient) => chip(patient.id, tellApart(patient, patients, locale, care)))}
			{chip(undefined, care.about.none)}
		</fieldset>
	);
}
