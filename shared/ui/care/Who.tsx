import { useId } from "preact/hooks";
import type { Thread } from "../../schemas/thread.ts";
import { useLocale } from "../context.ts";
import { tellApart } from "./people.ts";
import { useCareHere } from "./use-care-here.ts";

type WhoProps = { legend: string; patients: Thread["patients"]; chosen: string | null; choose(id: string): void };

/** One of the people of a phone. */
export function Who({ legend, patients, chosen, choose }: WhoProps) {
	const { words: care } = useCareHere();
	const locale = useLocale();
	const name = useId();
	return (
		<fieldset class="pc-fieldset">
			<legend>{legend}</legend>
			{patients.map((patient) => (
				<label key={patient.id} class="pc-switch">
					<input type="radio" name={name} checked={chosen === patient.id} onChange={() => choose(patient.id)} />
					{tellApart(patient, patients, locale, care)}
				</label>
			))}
		</fieldset>
	);
}
