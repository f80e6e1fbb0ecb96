import type { Signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Thread } from "../../schemas/thread.ts";
import { withPerson } from "../../state/composer.ts";
import type { Marks } from "../../state/drafts.ts";
import { Button } from "../Button.tsx";
import { entry } from "../delivery.ts";
import { Icon } from "../Icon.tsx";
import { CallLink } from "./CallLink.tsx";
import { nameOf } from "./people.ts";
import { useCareHere } from "./use-care-here.ts";

const CODES = [
	"no_phi_consent",
	"phi_consent_outdated",
	"phi_consent_paused",
	"phi_off",
	"guardian_ended",
	"guardian_scope",
	"guardian_changed",
	"about_nobody",
];

export function isHealthRefusal(code: string): boolean {
	return CODES.includes(code);
}

/** `refusal`: why the last try did not go, when it was for want of consent. */
type HealthPanelProps = { shown: Thread; marks: Signal<Marks>; refusal: string | null; toBox(): void };

/** The text is marked as holding health details: whether it may go, and if not, the ways on. */
export function HealthPanel({ shown, marks, refusal: refused, toBox }: HealthPanelProps) {
	const { words: care, model } = useCareHere();
	const { about } = withPerson(marks.value, shown.patients);
	const person = shown.patients.find((patient) => patient.id === about);
	const consent = shown.consents.find(({ patientId }) => patientId === about);
	const state = consent?.state ?? "none";
	const refusal = useWhileTrue(refused, `${about} ${consent?.id} ${state}`);
	const blocked = shown.reach?.find(({ patientId }) => patientId === about)?.health?.code ?? "";
	const may = person && state === "granted" && !refusal && !blocked;
	const reason = refusal && entry(care.refused, refusal);
	if (may) {
		return (
			<p class="pc-note pc-note--good">
				<Icon name="check" /> {care.health.consent.granted(nameOf(person, care))}
			</p>
		);
	}
	const leaveOut = () => {
		marks.value = { ...marks.value, health: false };
		model.thread.refusal.value = null;
		toBox();
	};
	/** Not by SMS at all: behind the proof of who reads. */
	const sendPrivately = () => {
		marks.value = { ...marks.value, health: false, sensitive: true, ...(person && { about: person.id }) };
		model.thread.refusal.value = null;
		toBox();
	};
	const isGuardians = [refusal, blocked].some((code) => code === "guardian_ended" || code === "guardian_scope");
	const mayAsk = person && state !== "open" && !isGuardians && refusal !== "phi_off" && blocked !== "phi_off";
	const ahead = person && entry<string>(care.health.blocked, blocked);
	return (
		<div class={`pc-note ${reason ? "pc-note--danger" : "pc-note--warning"}`}>
			<p role={reason ? "alert" : "status"}>{reason || ahead || <Missing shown={shown} person={person} state={state} />}</p>
			<div class="pc-note__actions">
				{isGuardians && <Button onClick={() => model.open("patients")}>{care.phone.change}</Button>}
				{mayAsk && <Button onClick={() => model.open("ask", person.id)}>{care.health.ask}</Button>}
				{shown.patients.length === 0 && <Button onClick={() => model.open("patients")}>{care.health.addPatient}</Button>}
				{person && <Button onClick={sendPrivately}>{care.files.sendSecure}</Button>}
				<Button onClick={leaveOut}>{care.health.without}</Button>
				<CallLink number={shown.number}>{care.health.call}</CallLink>
			</div>
		</div>
	);
}

/** A refusal says nothing of another person, nor of an answer that came since. */
function useWhileTrue(refusal: string | null, facts: string): string | null {
	const first = useRef({ refusal, facts });
	if (first.current.refusal !== refusal) first.current = { refusal, facts };
	return first.current.facts === facts ? refusal : null;
}

type Person = Thread["patients"][number] | undefined;

function Missing({ shown, person, state }: { shown: Thread; person: Person; state: Thread["consents"][number]["state"] | "none" }) {
	const { words: care } = useCareHere();
	if (person) return <>{care.health.consent[state](nameOf(person, care))}</>;
	return <>{shown.patients.length === 0 ? care.health.noPatient : care.health.nobody}</>;
}
