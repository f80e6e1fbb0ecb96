import type { SeenPatient } from "../../shared/schemas/patient-match.ts";
import type { PointingModel } from "../pointing/pointing-model.ts";
import { useExtensionWords } from "../words/choose.ts";

/** What the rule finds, live: an admin sees at once whether it is the right person. */
export function PointingSees({ model }: { model: PointingModel }) {
	const { point: words } = useExtensionWords();
	const sees = model.sees.value;
	return (
		<section class="px-card" aria-label={words.sees}>
			<h3>{words.sees}</h3>
			{!sees?.banner && !sees?.rows && <p class="pc-muted">{words.nothing}</p>}
			{sees?.banner && <Seen title={words.record} seen={sees.banner} />}
			{sees && sees.rows > 0 && (
				<>
					<p>{words.rows(sees.rows)}</p>
					{sees.firstRows.map((seen, index) => (
						<Seen key={index} title={`${index + 1}`} seen={seen} />
					))}
				</>
			)}
		</section>
	);
}

function Seen({ title, seen }: { title: string; seen: SeenPatient }) {
	const { mismatch: fields } = useExtensionWords();
	const parts = [
		[fields.name, seen.name],
		[fields.birthDate, seen.birthDate],
		[fields.id, seen.externalId],
		[fields.numbers, seen.numbers.map(({ typed }) => typed).join(", ")],
	] as const;
	return (
		<p>
			<span class="pc-muted">{title}: </span>
			{parts
				.filter(([, value]) => value)
				.map(([label, value]) => (
					<span key={label} class="px-seen">
						<span class="pc-muted">{label}</span> <bdi>{value}</bdi>
					</span>
				))}
		</p>
	);
}
