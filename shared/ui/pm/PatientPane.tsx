import { useEffect, useRef, useState } from "preact/hooks";
import type { Clinic } from "../../schemas/clinic.ts";
import type { PersonSeen } from "../../state/pm-answers.ts";
import { type VisitsModel, visitsOf } from "../../state/pm-visits.ts";
import { dateOf, type Wall } from "../../words/time.ts";
import { IconButton } from "../Button.tsx";
import { useApp, useLocale } from "../context.ts";
import { PatientChat } from "./PatientChat.tsx";
import { PatientRecord } from "./PatientRecord.tsx";
import { useDraftKept } from "./use-draft-kept.ts";
import type { Opened } from "./VisitsPage.tsx";
import { useVisitsWords } from "./visits-wording.ts";

export type PaneTab = "record" | "chat";
export type PatientPaneProps = {
	clinic: Clinic;
	visits: VisitsModel;
	wall: Wall;
	opened: Opened;
	pick(tab: PaneTab): void;
	openOther(person: PersonSeen): void;
	close(): void;
};

const TABS: PaneTab[] = ["record", "chat"];

/** One patient: the record, and the texts with them. */
export function PatientPane({ clinic, visits, wall, opened, pick, openOther, close }: PatientPaneProps) {
	const words = useVisitsWords();
	const { person, failed, put } = usePerson(clinic.id, opened.person, visits);
	const heading = useRef<HTMLHeadingElement>(null);
	const chat = useDraftKept(person, pick);
	// In a row's menu or on its name: the eye goes to what has opened.
	useEffect(() => heading.current?.focus(), [opened.person.id]);
	return (
		<>
			<header class="pc-pane__head">
				<Name person={person} heading={heading} />
				<nav class="pc-pane__tabs" aria-label={words.card.tabsLabel}>
					{TABS.map((tab) => (
						<button key={tab} type="button" class="pc-tab" aria-current={tab === opened.tab ? "page" : undefined} onClick={() => pick(tab)}>
							{words.card.tabs[tab]}
						</button>
					))}
				</nav>
				<IconButton icon="close" label={words.card.close} onClick={close} />
			</header>
			{opened.tab === "record" ? (
				<PatientRecord {...{ clinic, wall, person, failed, put, openOther, row: opened.row }} requests={visits.requests} />
			) : (
				<PatientChat {...{ clinic, person, row: opened.row, requests: visits.requests, chat }} />
			)}
		</>
	);
}

function Name({ person, heading }: { person: PersonSeen; heading: { current: HTMLHeadingElement | null } }) {
	const words = useVisitsWords();
	const locale = useLocale();
	return (
		<div class="pc-pane__name">
			<h2 tabIndex={-1} ref={heading}>
				<bdi>{person.name || words.noName}</bdi>
			</h2>
			{person.birthDate && <p class="pc-hint pc-muted">{words.card.born(dateOf(person.birthDate, { locale, timeZone: "UTC" }))}</p>}
		</div>
	);
}

/** As the row knows the patient, and then as they are now. */
function usePerson(clinicId: string, known: PersonSeen, visits: VisitsModel) {
	const app = useApp();
	const [person, setPerson] = useState(known);
	const [failed, setFailed] = useState(false);
	const put = (next: PersonSeen) => {
		setPerson(next);
		visitsOf(app, clinicId).put(next);
	};
	useEffect(() => {
		let over = false;
		visits.requests.patient(known.id).then(
			(found) => !over && put(found),
			() => !over && setFailed(true),
		);
		return () => {
			over = true;
		};
	}, [known.id]);
	return { person, failed, put };
}
