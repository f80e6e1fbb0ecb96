import type { Message } from "../../schemas/message.ts";
import type { Thread } from "../../schemas/thread.ts";
import { useApp, useLocale, useWords } from "../context.ts";
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

type Person = Thread["patients"][number];

function About({ message }: { message: Message }) {
	const app = useApp();
	const words = useWords();
	const locale = useLocale();
	const { words: care, model } = useCareHere();
	const people = model.people.value;
	const person = people.find((one) => one.id === message.about);
	const readOnly = app.clinics.byId(model.thread.clinicId)?.role === "reader";
	if (people.length < 2 && (!message.about || person)) return null;
	const label = (one: Person) => tellApart(one, people, locale, care);
	const said = person ? label(person) : message.about ? care.about.gone : care.about.none;
	if (readOnly) return <span>{`${care.about.row}: ${said}`}</span>;
	const move = (to: Person | null, undo?: { label: string; act(): void }) =>
		void model.setAbout(message.id, to?.id ?? null).then(
			() => app.toast.show({ text: to ? care.about.moved(label(to)) : care.about.movedNone, ...(undo && { action: undo }) }),
			() => app.toast.show({ text: care.about.notMoved }),
		);
	const back = { label: words.undo, act: () => move(person ?? null) };
	const choice = (to: Person | null) => ({
		key: to?.id ?? "",
		role: "menuitemradio" as const,
		label: to ? label(to) : care.about.none,
		checked: (message.about ?? null) === (to?.id ?? null),
		pick: () => to?.id !== message.about && move(to, back),
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
