import { useEffect, useRef } from "preact/hooks";
import type { PersonSeen } from "../../state/pm-answers.ts";
import type { MergeModel } from "../../state/pm-merge.ts";
import { dateOf } from "../../words/time.ts";
import { Button } from "../Button.tsx";
import { useLocale } from "../context.ts";
import { SettingsChoice } from "../SettingsChoice.tsx";
import { shownNumber } from "../settings-number.ts";
import { sayOf } from "./pm-wording.ts";
import { useVisitsWords } from "./visits-wording.ts";

type MergeCompareProps = { model: MergeModel; other: PersonSeen; country: string; act(): void; cancel(): void };

/** Both side by side: what differs is what speaks against it. */
export function MergeCompare({ model, other, country, act, cancel }: MergeCompareProps) {
	const words = useVisitsWords();
	const { merge } = words;
	const { one, keepId, refusal, busy } = model;
	const text = useRef<HTMLParagraphElement>(null);
	useEffect(() => text.current?.focus(), []);
	const [kept, gone] = keepId.value === one.id ? [one, other] : [other, one];
	const nameOf = ({ name, externalId }: PersonSeen) => `${name || words.noName} (${externalId ? merge.pmId(externalId) : merge.noId})`;
	return (
		<div class="pc-merge__step">
			<p tabIndex={-1} ref={text}>
				{merge.compareText}
			</p>
			{one.birthDate && other.birthDate && one.birthDate !== other.birthDate && (
				<p class="pc-settings__note" role="alert">
					{merge.birthDates}
				</p>
			)}
			<Comparison one={one} other={other} country={country} />
			<SettingsChoice
				legend={merge.keep}
				value={keepId.value}
				choices={[one, other].map((person) => ({
					value: person.id,
					title: nameOf(person),
					hint: person.numbers.map(({ number }) => shownNumber(number, country)).join(", "),
				}))}
				pick={(id) => {
					keepId.value = id;
				}}
			/>
			<p class="pc-hint">
				{merge.what(nameOf(gone), nameOf(kept))} {gone.source === "pm" && kept.source === "pm" && merge.pmToo}
			</p>
			{refusal.value && (
				<p class="pc-note pc-note--danger" role="alert">
					{sayOf(words.refused, refusal.value)}
				</p>
			)}
			<div class="pc-form__actions">
				<Button kind="primary" disabled={busy.value} onClick={act}>
					{merge.act}
				</Button>
				<Button disabled={busy.value} onClick={() => model.pick(null)}>
					{merge.back}
				</Button>
				<Button kind="basic" onClick={cancel}>
					{merge.cancel}
				</Button>
			</div>
		</div>
	);
}

function Comparison({ one, other, country }: { one: PersonSeen; other: PersonSeen; country: string }) {
	const { card, merge, noName } = useVisitsWords();
	const locale = useLocale();
	const rows: [title: string, of: (person: PersonSeen) => string][] = [
		[card.name, ({ name }) => name || noName],
		[card.birthDate, ({ birthDate }) => (birthDate ? dateOf(birthDate, { locale, timeZone: "UTC" }) : card.unknown)],
		[card.language, ({ language }) => card.languages[language]],
		[card.numbers, ({ numbers }) => numbers.map(({ number }) => shownNumber(number, country)).join(", ") || "–"],
		[card.id, ({ externalId }) => externalId ?? merge.noId],
	];
	return (
		<table class="pc-table pc-merge__table">
			<thead class="pc-hidden">
				<tr>
					<th scope="col">{merge.field}</th>
					<th scope="col">{one.name || noName}</th>
					<th scope="col">{other.name || noName}</th>
				</tr>
			</thead>
			<tbody>
				{rows.map(([title, of]) => {
					const differs = of(one) !== of(other);
					return (
						<tr key={title} class={differs ? "pc-merge__differs" : ""}>
							<th scope="row">
								{title} {differs && <span class="pc-tag pc-tag--warning">{merge.differs}</span>}
							</th>
							<td>
								<bdi>{of(one)}</bdi>
							</td>
							<td>
								<bdi>{of(other)}</bdi>
							</td>
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}
