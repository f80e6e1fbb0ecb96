import type { PersonSeen } from "../../state/pm-answers.ts";
import { Banner } from "../Banner.tsx";
import { Button } from "../Button.tsx";
import { shownNumber } from "../settings-number.ts";
import { useVisitsWords } from "./visits-wording.ts";

type NumberChoiceProps = { person: PersonSeen; country: string; start(number: string): void };

/** Never chosen for staff: a wrong number is somebody else's phone. */
export function NumberChoice({ person, country, start }: NumberChoiceProps) {
	const { chat, card, noName } = useVisitsWords();
	const name = person.name || noName;
	const many = person.numbers.length > 1;
	return (
		<>
			{person.inactive && (
				<Banner tone="warning" icon="alert">
					{chat.inactive}
				</Banner>
			)}
			<h3>{chat.choose}</h3>
			<p class="pc-muted">{many ? chat.chooseText(name) : chat.checkText(name)}</p>
			<ul class="pc-pane__numbers">
				{person.numbers.map(({ number, role, label }) => (
					<li key={number}>
						<Button icon="speech" onClick={() => start(number)}>
							{chat.text(shownNumber(number, country))}
						</Button>
						<span class="pc-hint pc-muted">{[label, card.roles[role]].filter(Boolean).join(" · ")}</span>
					</li>
				))}
			</ul>
		</>
	);
}
