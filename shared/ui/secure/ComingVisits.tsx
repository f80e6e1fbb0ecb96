import { useEffect, useId } from "preact/hooks";
import { type CardFields, fieldsOf } from "../../state/secure-card.ts";
import { exactTime, type Wall } from "../../words/time.ts";
import { NotLoaded } from "../care/NotLoaded.tsx";
import { useCareHere } from "../care/use-care-here.ts";
import { useLoaded } from "../care/use-loaded.ts";
import { useWords } from "../context.ts";

type ComingVisitsProps = { patientId: string; wall: Wall; chosen: string | null; choose(fields: CardFields): void };

/** The patient's appointments in the clinic's copy: nobody has to write again what is there. */
export function ComingVisits({ patientId, wall, chosen, choose }: ComingVisitsProps) {
	const { loading } = useWords();
	const { words: care, model } = useCareHere();
	const { form } = care.files;
	const name = useId();
	const { loaded, failed, retry } = useLoaded(() => model.files.appointments(patientId), [patientId]);
	const [first] = loaded ?? [];
	useEffect(() => {
		if (first && chosen === null) choose(fieldsOf(first, wall.timeZone));
	}, [first]);
	if (failed) return <NotLoaded retry={retry} />;
	if (!loaded) return <div class="pc-shape" role="status" aria-label={loading} />;
	const visits = loaded.filter((card) => card.kind === "appointment");
	if (visits.length === 0) return <p class="pc-muted">{form.noneComing}</p>;
	return (
		<fieldset class="pc-fieldset">
			<legend>{form.coming}</legend>
			{visits.map((visit) => (
				<label key={visit.appointmentId ?? visit.at} class="pc-switch">
					<input
						type="radio"
						name={name}
						checked={chosen === visit.appointmentId}
						onChange={() => choose(fieldsOf(visit, wall.timeZone))}
					/>
					<span>{[exactTime(visit.at, wall), visit.withWhom, visit.where].filter(Boolean).join(" · ")}</span>
				</label>
			))}
			<label class="pc-switch">
				<input type="radio" name={name} checked={chosen === null} onChange={() => choose({})} />
				{form.other}
			</label>
		</fieldset>
	);
}
