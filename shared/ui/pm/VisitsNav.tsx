import { useEffect } from "preact/hooks";
import type { Worklist } from "../../schemas/appointment.ts";
import { visitsOf } from "../../state/pm-visits.ts";
import { useApp } from "../context.ts";
import { useVisitsWords } from "./visits-wording.ts";

export type VisitsNavProps = { clinicId: string; current: Worklist | null; pick(list: Worklist): void };

const LISTS: Worklist[] = ["today", "coming", "unconfirmed", "declined", "no_number"];
const COUNT_EVERY_MS = 60_000;
const MOST_COUNTED = 1000;

/** The worklists beside the inbox, each with how many it holds. */
export function VisitsNav({ clinicId, current, pick }: VisitsNavProps) {
	const words = useVisitsWords();
	const { counts, count } = visitsOf(useApp(), clinicId);
	useEffect(() => {
		void count();
		const timer = setInterval(() => document.visibilityState === "visible" && void count(), COUNT_EVERY_MS);
		return () => clearInterval(timer);
	}, [clinicId]);
	return (
		<nav class="pc-visits-nav" aria-labelledby="pc-visits-nav">
			<h2 id="pc-visits-nav">{words.title}</h2>
			<div class="pc-tabs">
				{LISTS.map((list) => {
					const number = counts.value.get(list) ?? 0;
					return (
						<button key={list} type="button" class="pc-tab" aria-current={list === current ? "page" : undefined} onClick={() => pick(list)}>
							<span>{words.lists[list]}</span>
							{number > 0 && <span class="pc-count">{number >= MOST_COUNTED ? words.atMost : number}</span>}
						</button>
					);
				})}
			</div>
		</nav>
	);
}
