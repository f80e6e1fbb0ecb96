import type { Worklist } from "../../schemas/appointment.ts";
import type { VisitsModel } from "../../state/pm-visits.ts";
import type { Wall } from "../../words/time.ts";
import { Button } from "../Button.tsx";
import { useApp, useWords } from "../context.ts";
import { Empty, Trouble } from "../Empty.tsx";
import { ListSkeleton } from "../Skeleton.tsx";
import { VisitRow } from "./VisitRow.tsx";
import type { OpenPatient } from "./VisitsPage.tsx";
import { rowKey, visitDays } from "./visit-days.ts";
import { useVisitsWords } from "./visits-wording.ts";

type VisitListProps = { visits: VisitsModel; list: Worklist; wall: Wall; openRow: string | null; open: OpenPatient };

export function VisitList({ visits, list, wall, openRow, open }: VisitListProps) {
	const { rows } = visits;
	const state = rows.state.value;
	if (state.kind === "trouble") return <Trouble kind={state.trouble} retry={() => void visits.reload()} />;
	if (state.kind === "loading") return <ListSkeleton />;
	if (rows.items.value.length === 0) return <Nothing visits={visits} list={list} />;
	return (
		<div class="pc-visits__rows">
			<Days {...{ visits, list, wall, openRow, open }} />
			<More visits={visits} />
		</div>
	);
}

/** Days as headings, so that nobody reads tomorrow's nine o'clock as today's. */
function Days({ visits, list, wall, openRow, open }: VisitListProps) {
	const app = useApp();
	const words = useWords();
	const own = useVisitsWords();
	const days = visitDays(visits.rows.items.value, app.clock.value, wall, words, own);
	return (
		<>
			{days.map((day) => (
				<section key={day.from} aria-labelledby={`pc-day-${day.from}`}>
					<h3 class={list === "today" && days.length === 1 ? "pc-hidden" : "pc-visits__day"} id={`pc-day-${day.from}`}>
						{day.title}
					</h3>
					<ul>
						{day.rows.map((row, index) => (
							<VisitRow key={rowKey(row)} index={day.from + index} isOpen={rowKey(row) === openRow} {...{ row, wall, open }} />
						))}
					</ul>
				</section>
			))}
		</>
	);
}

function More({ visits: { rows } }: { visits: VisitsModel }) {
	const words = useWords();
	const own = useVisitsWords();
	const more = rows.more.value;
	if (more === "none") return null;
	return (
		<div class="pc-visits__more">
			<Button disabled={more === "loading"} onClick={() => void rows.loadMore()}>
				{more === "failed" ? words.retry : own.more}
			</Button>
			<p class="pc-hint" role="status">
				{more === "failed" && own.moreFailed}
			</p>
		</div>
	);
}

function Nothing({ visits, list }: { visits: VisitsModel; list: Worklist }) {
	const words = useVisitsWords();
	const { title, text } = visits.asOf.value === null ? words.nothing : words.empty[list];
	return (
		<Empty icon={visits.asOf.value === null ? "clinic" : "check"} title={title}>
			{text}
		</Empty>
	);
}
