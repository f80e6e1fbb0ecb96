import type { VisitSeen } from "../../state/pm-answers.ts";
import { useApp } from "../context.ts";
import { Icon } from "../Icon.tsx";
import { Menu } from "../Menu.tsx";
import type { OpenPatient } from "./VisitsPage.tsx";
import { useVisitsWords } from "./visits-wording.ts";

/** What can be done from a row: for each of its patients the texts and the record. */
export function VisitActions({ row, open }: { row: VisitSeen; open: OpenPatient }) {
	const words = useVisitsWords();
	const dark = useApp().dark.value;
	const { patients } = row;
	if (patients.length === 0) return <span />;
	const isOne = patients.length === 1;
	const nameOf = (name: string) => name || words.noName;
	const items = patients.flatMap((person) => [
		{
			key: `chat ${person.id}`,
			label: isOne ? words.messaging : words.messagingWith(nameOf(person.name)),
			hint: person.numbers.length === 0 ? words.noNumber : words.messagingHint,
			pick: () => open(person, row, "chat" as const),
		},
		{
			key: `record ${person.id}`,
			label: isOne ? words.record : words.recordOf(nameOf(person.name)),
			pick: () => open(person, row, "record" as const),
		},
	]);
	return (
		<Menu
			name={words.actionsFor(patients.map(({ name }) => nameOf(name)).join(", "))}
			buttonClass={`c-btn c-btn--sm c-btn--basic pc-visit__actions ${dark ? "c-btn--dark" : ""}`}
			button={
				<>
					<span>{words.actions}</span>
					<Icon name="menu" />
				</>
			}
			items={items}
		/>
	);
}
