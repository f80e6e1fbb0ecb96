import type { ComponentChildren } from "preact";
import type { PersonSeen } from "../../state/pm-answers.ts";
import { dateOf } from "../../words/time.ts";
import { useLocale } from "../context.ts";
import { shownNumber } from "../settings-number.ts";
import { useVisitsWords } from "./visits-wording.ts";

export function PersonFacts({ person, country }: { person: PersonSeen; country: string }) {
	const { card } = useVisitsWords();
	const locale = useLocale();
	const day = (date: string) => dateOf(date, { locale, timeZone: "UTC" });
	return (
		<dl class="pc-facts">
			<Fact name={card.birthDate}>{person.birthDate ? day(person.birthDate) : <span class="pc-muted">{card.unknown}</span>}</Fact>
			<Fact name={card.language}>{card.languages[person.language]}</Fact>
			{person.externalId && (
				<Fact name={card.id}>
					<bdi>{person.externalId}</bdi>
				</Fact>
			)}
			<Fact name={card.numbers}>
				{person.numbers.length === 0 && <span class="pc-muted">{card.noNumbers}</span>}
				{person.numbers.map(({ number, role, label }) => (
					<p key={number}>
						<bdi class="pc-nowrap">{shownNumber(number, country)}</bdi>{" "}
						<span class="pc-hint pc-muted">{[label, card.roles[role]].filter(Boolean).join(" · ")}</span>
					</p>
				))}
			</Fact>
			{person.guardians.length > 0 && (
				<Fact name={card.guardians}>
					{person.guardians.map(({ name, role, until }, index) => (
						<p key={index}>
							<bdi>{name}</bdi>{" "}
							<span class="pc-hint pc-muted">
								{[card.guardianRoles[role], until && card.until(day(until))].filter(Boolean).join(" · ")}
							</span>
						</p>
					))}
				</Fact>
			)}
		</dl>
	);
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
	return (
		<div>
			<dt class="pc-muted">{name}</dt>
			<dd>{children}</dd>
		</div>
	);
}
