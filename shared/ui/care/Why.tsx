import type { ComponentChildren } from "preact";
import type { Thread } from "../../schemas/thread.ts";
import { dateOf, exactTime, type Wall } from "../../words/time.ts";
import { IconButton } from "../Button.tsx";
import { useWords } from "../context.ts";
import { entry } from "../delivery.ts";
import { nameOf, namesOf } from "./people.ts";
import { useCareHere } from "./use-care-here.ts";
import { WHY_ID } from "./Verdict.tsx";
import { warningText } from "./warning-text.ts";

/** The verdict in full: why, what would change it, and what to mind. */
export function Why({ shown, wall }: { shown: Thread; wall: Wall }) {
	const words = useWords();
	const { words: care, model } = useCareHere();
	const { allowed, code = "", reason, change, warning } = shown.canSend;
	const reasons: Record<string, string> = care.reasons;
	const changes: Record<string, string> = care.changes;
	const wouldChange = entry(changes, code) ?? change;
	return (
		<section class="pc-why" id={WHY_ID} aria-label={care.why.title}>
			<div class="pc-why__head">
				<h2>{care.why.title}</h2>
				<IconButton
					icon="close"
					label={words.close}
					onClick={() => {
						model.whyOpen.value = false;
					}}
				/>
			</div>
			<p>{allowed ? care.why.fine : (entry(reasons, code) ?? reason ?? care.locked.other)}</p>
			<dl>
				{!allowed && wouldChange && <Line term={care.why.change}>{wouldChange}</Line>}
				{warning && <Line term={care.why.warning}>{warningText(warning, care, wall)}</Line>}
				<OptOutLine shown={shown} wall={wall} />
				<ConsentLines shown={shown} />
			</dl>
		</section>
	);
}

function Line({ term, children }: { term: string; children: ComponentChildren }) {
	return (
		<div>
			<dt>{term}</dt>
			<dd>{children}</dd>
		</div>
	);
}

function OptOutLine({ shown, wall }: { shown: Thread; wall: Wall }) {
	const { words: care } = useCareHere();
	const { optOut } = shown;
	if (!optOut) return null;
	const names = namesOf(shown);
	return (
		<Line term={care.why.optOut}>
			<span title={exactTime(optOut.at, wall)}>{care.optOutBy[optOut.source](dateOf(optOut.at, wall))}</span>{" "}
			{optOut.reason && <q>{optOut.reason}</q>} {optOut.elsewhere && care.optOutElsewhere} {names && care.touches(names)}
		</Line>
	);
}

function ConsentLines({ shown }: { shown: Thread }) {
	const { words: care } = useCareHere();
	if (shown.patients.length === 0) return null;
	return (
		<Line term={care.why.consent}>
			{shown.patients.map((patient) => {
				const state = shown.consents.find(({ patientId }) => patientId === patient.id)?.state ?? "none";
				return <span key={patient.id}>{care.health.consent[state](nameOf(patient, care))}</span>;
			})}
		</Line>
	);
}
