import { useEffect, useRef, useState } from "preact/hooks";
import type { Worklist } from "../../schemas/appointment.ts";
import type { Clinic } from "../../schemas/clinic.ts";
import type { PersonSeen, VisitSeen } from "../../state/pm-answers.ts";
import { visitsOf } from "../../state/pm-visits.ts";
import { useApp, useWall } from "../context.ts";
import { type PaneTab, PatientPane } from "./PatientPane.tsx";
import { useVisitKeys } from "./use-visit-keys.ts";
import { VisitList } from "./VisitList.tsx";
import { VisitsHead } from "./VisitsHead.tsx";
import { rowKey } from "./visit-days.ts";
import { useVisitsWords } from "./visits-wording.ts";

export type VisitsPageProps = { clinic: Clinic; list: Worklist };
export type Opened = { person: PersonSeen; row: VisitSeen | null; tab: PaneTab };
export type OpenPatient = (person: PersonSeen, row: VisitSeen, tab: PaneTab) => void;

/** One worklist, and beside it the patient whose record or texts are open. */
export function VisitsPage({ clinic, list }: VisitsPageProps) {
	const words = useVisitsWords();
	const app = useApp();
	const wall = useWall(clinic.id);
	const visits = visitsOf(app, clinic.id);
	const [opened, setOpened] = useState<Opened | null>(null);
	const page = useRef<HTMLDivElement>(null);
	useEffect(() => void visits.open(list), [visits, list]);
	const open: OpenPatient = (person, row, tab) => setOpened({ person, row, tab });
	useVisitKeys(page, visits.rows.items.value, open);
	const close = () => {
		const id = opened?.person.id;
		setOpened(null);
		requestAnimationFrame(() => page.current?.querySelector<HTMLElement>(`[data-person="${id}"]`)?.focus());
	};
	return (
		<div class="pc-visits" data-open={opened !== null} ref={page}>
			<section class="pc-visits__main" aria-label={words.listLabel(words.lists[list])}>
				<VisitsHead visits={visits} list={list} wall={wall} />
				<VisitList visits={visits} list={list} wall={wall} openRow={opened?.row ? rowKey(opened.row) : null} open={open} />
			</section>
			{opened && (
				<section class="pc-visits__side" aria-label={opened.person.name || words.noName}>
					<PatientPane
						key={opened.person.id}
						{...{ clinic, visits, wall, opened, close }}
						pick={(tab) => setOpened({ ...opened, tab })}
						openOther={(person) => setOpened({ person, row: null, tab: "record" })}
					/>
				</section>
			)}
		</div>
	);
}
