import type { Appointment } from "../../schemas/appointment.ts";
import { exactTime, type Wall } from "../../words/time.ts";
import { VisitState } from "./VisitState.tsx";
import { useVisitsWords } from "./visits-wording.ts";

/** The visit of the row, with its whole note. */
export function VisitCard({ appointment, wall }: { appointment: Appointment; wall: Wall }) {
	const words = useVisitsWords();
	const { start, state, what, who, where, note } = appointment;
	return (
		<section class="pc-card pc-visit-card" aria-labelledby="pc-visit-card">
			<div class="pc-visit-card__head">
				<h3 id="pc-visit-card">{words.card.visit}</h3>
				<VisitState state={state} />
			</div>
			<p>{start ? exactTime(start, wall) : words.noDay}</p>
			<p class="pc-muted">{[what, who, where].filter(Boolean).join(" · ")}</p>
			{note && (
				<p>
					<span class="pc-muted">{words.note}: </span>
					<bdi>{note}</bdi>
				</p>
			)}
		</section>
	);
}
