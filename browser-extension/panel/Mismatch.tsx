import { displayNumber } from "../../shared/rules/phone.ts";
import type { MatchAnswer } from "../../shared/schemas/patient-match.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { useApp, useLocale } from "../../shared/ui/context.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { dateOf } from "../../shared/words/time.ts";
import { useExtensionWords } from "../words/choose.ts";
import type { Candidate, Encounter } from "./encounter.ts";

type MismatchProps = { encounter: Encounter; answer: MatchAnswer };

/** What the page says and what our copy says, side by side. Nobody is chosen beforehand. */
export function Mismatch({ encounter, answer }: MismatchProps) {
	const { mismatch: words } = useExtensionWords();
	const several = answer.candidates.length > 1;
	return (
		<div class="pc-fill px-part px-stack">
			<h2 class="pc-form__title">{words.title}</h2>
			<p>{several ? words.several : words.text}</p>
			{answer.candidates.map((candidate, index) => (
				<Comparison
					key={candidate.patient.id}
					encounter={encounter}
					candidate={candidate}
					answer={answer}
					nth={several ? index + 1 : null}
				/>
			))}
			<Button
				kind="basic"
				onClick={() => {
					encounter.step.value = { kind: "unknown", answer };
				}}
			>
				{words.none}
			</Button>
		</div>
	);
}

type ComparisonProps = MismatchProps & { candidate: Candidate; nth: number | null };

function Comparison({ encounter, candidate, answer, nth }: ComparisonProps) {
	const app = useApp();
	const locale = useLocale();
	const { mismatch: words } = useExtensionWords();
	const country = app.clinics.byId(encounter.clinicId.value ?? "")?.country ?? "US";
	const { patient, differences } = candidate;
	const { seen } = encounter;
	const numbers = patient.numbers.map(({ number }) => displayNumber(number, country)).join(", ");
	const rows = [
		["name", words.name, seen?.name, patient.name],
		["birthDate", words.birthDate, seen?.birthDate, patient.birthDate && dateOf(patient.birthDate, { locale, timeZone: "UTC" })],
		["id", words.id, seen?.externalId, patient.externalId],
		["number", words.numbers, seen?.numbers.map(({ typed }) => typed).join(", "), numbers],
	] as const;
	return (
		<div class="px-compare">
			<table>
				<thead>
					<tr>
						<th scope="col">
							<span class="pc-hidden">{words.field}</span>
						</th>
						<th scope="col">{words.page}</th>
						<th scope="col">{nth ? words.candidate(nth) : words.copy}</th>
					</tr>
				</thead>
				<tbody>
					{rows.map(([field, label, page, copy]) => (
						<tr key={field} class={differences.includes(field) ? "px-compare__differs" : ""}>
							<th scope="row">
								{label}
								{differences.includes(field) && (
									<span class="px-compare__mark">
										<Icon name="alert" />
										{words.differs}
									</span>
								)}
							</th>
							<td>
								<bdi>{page || words.nothing}</bdi>
							</td>
							<td>
								<bdi>{copy || words.nothing}</bdi>
							</td>
						</tr>
					))}
				</tbody>
			</table>
			<Button class="px-wrap" onClick={() => encounter.choose(candidate, answer)}>
				{words.choose(patient.name)}
			</Button>
		</div>
	);
}
