import type { Appointment } from "../../schemas/appointment.ts";
import type { PersonSeen, VisitSeen } from "../../state/pm-answers.ts";
import { clockTime, dateOf, exactTime, type Wall } from "../../words/time.ts";
import { useLocale } from "../context.ts";
import { Icon } from "../Icon.tsx";
import { VisitActions } from "./VisitActions.tsx";
import { VisitState } from "./VisitState.tsx";
import type { OpenPatient } from "./VisitsPage.tsx";
import { useVisitsWords } from "./visits-wording.ts";

type VisitRowProps = { row: VisitSeen; index: number; wall: Wall; isOpen: boolean; open: OpenPatient };

export function VisitRow({ row, index, wall, isOpen, open }: VisitRowProps) {
	const words = useVisitsWords();
	const { appointment, patients } = row;
	return (
		<li class={isOpen ? "pc-visit pc-visit--open" : "pc-visit"} data-visit={index} aria-current={isOpen ? "true" : undefined}>
			<Time appointment={appointment} wall={wall} />
			<div class="pc-visit__who">
				{patients.length === 0 && <span class="pc-muted">{words.unknownPatient}</span>}
				{patients.map((person) => (
					<Name key={person.id} person={person} open={() => open(person, row, "record")} />
				))}
			</div>
			<div class="pc-visit__what">
				<p>{[appointment?.what, appointment?.who, appointment?.where].filter(Boolean).join(" · ")}</p>
				{appointment?.note && (
					<p class="pc-hint pc-muted pc-visit__note" title={appointment.note}>
						<span class="pc-hidden">{words.note}: </span>
						<bdi>{appointment.note}</bdi>
					</p>
				)}
			</div>
			<div class="pc-visit__state">{appointment && <VisitState state={appointment.state} />}</div>
			<VisitActions row={row} open={open} />
		</li>
	);
}

function Time({ appointment, wall }: { appointment: Appointment | null; wall: Wall }) {
	const words = useVisitsWords();
	if (!appointment?.start) return <span class="pc-visit__time pc-muted">{appointment ? words.noTime : ""}</span>;
	return (
		<time class="pc-visit__time" dateTime={appointment.start} title={exactTime(appointment.start, wall)}>
			{clockTime(appointment.start, wall)}
			{appointment.minutes !== null && <span class="pc-hint pc-muted">{words.minutes(appointment.minutes)}</span>}
		</time>
	);
}

function Name({ person, open }: { person: PersonSeen; open(): void }) {
	const words = useVisitsWords();
	const locale = useLocale();
	return (
		<div class="pc-visit__person">
			<button type="button" class="pc-visit__name" data-person={person.id} onClick={open}>
				<bdi>{person.name || words.noName}</bdi>
			</button>
			<span class="pc-hint pc-muted">
				{person.birthDate && dateOf(person.birthDate, { locale, timeZone: "UTC" })}
				{person.numbers.length === 0 && (
					<span class="pc-visit__none">
						<Icon name="ban" /> {words.noNumber}
					</span>
				)}
			</span>
		</div>
	);
}
