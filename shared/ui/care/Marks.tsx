import type { Message } from "../../schemas/message.ts";
import { useApp, useLocale } from "../context.ts";
import { Icon } from "../Icon.tsx";
import { Menu } from "../Menu.tsx";
import { tellApart } from "./people.ts";
import { useCareHere } from "./use-care-here.ts";

/** What is said of one text: what it may mean, that it holds health details, and whom it is about. */
export function Marks({ message }: { message: Message }) {
	const { words: care, model } = useCareHere();
	const asked = model.marked.value.get(message.id);
	return (
		<>
			{asked && (
				<span class={`pc-tag ${asked === "emergency" ? "pc-tag--danger" : "pc-tag--warning"}`}>
					<Icon name={asked === "emergency" ? "alert" : "question"} /> {care.marked[asked]}
				</span>
			)}
			{message.health && (
				<span class="pc-state">
					<Icon name="health" /> {care.health.mark}
				</span>
			)}
			<About message={message} />
		</>
	);
}

function About({ message }: { message: Message }) {
	const app = useApp();
	const locale = useLocale();
	const { words: care, model } = useCareHere();
	const people = model.people.value;
	const person = people.find((one) => one.id === message.about);
	const readOnly = app.clinics.byId(model.thread.clinicId)?.role === "reader";
	if (people.length < 2 && (!message.about || person)) return null;
	const label = (one: (typeof people)[number]) => tellApart(one, people, locale, care);
	const said = person ? label(person) : message.about ? care.unnamed : care.about.none;
	if (readOnly) return <span>{`${care.about.row}: ${said}`}</span>;
	const move = (to: (typeof people)[number] | null) =>
		model.setAbout(message.id, to?.id ?? null).then(
			() => app.toast.show({ text: to ? care.about.moved(label(to)) : care.about.movedNone }),
			() => app.toast.show({ text: care.about.notMoved }),
		);
	const choice = (to: (typeof people)[number] | null) => ({
		key: to?.id ?? "",
		role: "menuitemradio" as const,
		label: to ? label(to) : care.about.none,
		checked: (message.about ?? null) === (to?.id ?? null),
		pick: () => void move(to),
	});
	return (
		<Menu
			name={care.about.moveFrom(said)}
			buttonClass="pc-about"
			button={
				<>
					{care.about.row}: {said} <Icon name="menu" />
				</>
			}
			items={[...people.map(choice), choice(null)]}
		/>
	);
}
