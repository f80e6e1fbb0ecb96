import type { PersonSeen } from "../../state/pm-answers.ts";
import type { MergeModel } from "../../state/pm-merge.ts";
import { dateOf } from "../../words/time.ts";
import { useLocale } from "../context.ts";
import { Field } from "../Field.tsx";
import { shownNumber } from "../settings-number.ts";
import { sayOf } from "./pm-wording.ts";
import { useVisitsWords } from "./visits-wording.ts";

export function MergeSearch({ model, country }: { model: MergeModel; country: string }) {
	const words = useVisitsWords();
	const { merge } = words;
	const found = model.found.value;
	return (
		<div class="pc-merge__step">
			<p class="pc-muted">{merge.text(model.one.name || words.noName)}</p>
			<Field label={merge.search} hint={merge.searchHint}>
				{(control) => (
					<input
						{...control}
						class="c-field__input"
						type="search"
						autocomplete="off"
						value={model.typed.value}
						onInput={(event) => model.find(event.currentTarget.value)}
					/>
				)}
			</Field>
			{model.refusal.value && (
				<p class="pc-note pc-note--danger" role="alert">
					{sayOf(words.refused, model.refusal.value)}
				</p>
			)}
			<p class={found?.length === 0 ? "pc-muted" : "pc-hidden"} role="status">
				{found?.length === 0 && merge.none}
			</p>
			{found && found.length > 0 && (
				<ul class="pc-merge__found" aria-label={merge.results}>
					{found.map((person) => (
						<Found key={person.id} person={person} country={country} pick={() => model.pick(person)} />
					))}
				</ul>
			)}
		</div>
	);
}

function Found({ person, country, pick }: { person: PersonSeen; country: string; pick(): void }) {
	const locale = useLocale();
	const { noName, merge } = useVisitsWords();
	const about = [
		person.birthDate && dateOf(person.birthDate, { locale, timeZone: "UTC" }),
		person.externalId && merge.pmId(person.externalId),
		...person.numbers.map(({ number }) => shownNumber(number, country)),
	];
	return (
		<li>
			<button type="button" class="pc-merge__person" onClick={pick}>
				<bdi>{person.name || noName}</bdi>
				<span class="pc-hint pc-muted">{about.filter(Boolean).join(" · ")}</span>
			</button>
		</li>
	);
}
