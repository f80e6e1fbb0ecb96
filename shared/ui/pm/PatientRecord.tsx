import { useState } from "preact/hooks";
import type { Clinic } from "../../schemas/clinic.ts";
import type { PersonSeen, VisitSeen } from "../../state/pm-answers.ts";
import type { VisitsRequests } from "../../state/pm-visits-requests.ts";
import type { Wall } from "../../words/time.ts";
import { Button } from "../Button.tsx";
import { MergeDialog } from "./MergeDialog.tsx";
import { MergedRecords } from "./MergedRecords.tsx";
import { PersonFacts } from "./PersonFacts.tsx";
import { PersonForm } from "./PersonForm.tsx";
import { PersonOrigin } from "./PersonOrigin.tsx";
import { useMergeUndo } from "./use-merge-undo.ts";
import { VisitCard } from "./VisitCard.tsx";
import { useVisitsWords } from "./visits-wording.ts";

export type PatientRecordProps = {
	clinic: Clinic;
	wall: Wall;
	person: PersonSeen;
	row: VisitSeen | null;
	failed: boolean;
	requests: VisitsRequests;
	put(person: PersonSeen): void;
	openOther(person: PersonSeen): void;
};

/** What is known of a patient, who keeps it, and what staff may change. */
export function PatientRecord({ clinic, wall, person, row, failed, requests, put, openOther }: PatientRecordProps) {
	const { card } = useVisitsWords();
	const [doing, setDoing] = useState<"edit" | "merge" | null>(null);
	const offerUndo = useMergeUndo(requests, put);
	const mayChange = clinic.role !== "reader" && !person.mergedInto;
	return (
		<div class="pc-pane__body">
			{failed && (
				<p class="pc-note pc-note--warning" role="alert">
					{card.failed}
				</p>
			)}
			<PersonOrigin {...{ person, wall, requests, put, openOther, readOnly: clinic.role === "reader" }} />
			{doing === "edit" ? (
				<PersonForm person={person} requests={requests} put={put} close={() => setDoing(null)} />
			) : (
				<PersonFacts person={person} country={clinic.country} />
			)}
			{row?.appointment && <VisitCard appointment={row.appointment} wall={wall} />}
			{!person.mergedInto && <MergedRecords key={person.version} person={person} requests={requests} readOnly={!mayChange} />}
			{mayChange && doing !== "edit" && (
				<div class="pc-form__actions">
					{person.source === "staff" && <Button onClick={() => setDoing("edit")}>{card.edit}</Button>}
					<Button onClick={() => setDoing("merge")}>{card.merge}</Button>
				</div>
			)}
			{doing === "merge" && (
				<MergeDialog
					person={person}
					requests={requests}
					country={clinic.country}
					close={() => setDoing(null)}
					merged={({ gone, kept }) => {
						setDoing(null);
						offerUndo(gone, kept);
						if (gone.id === person.id) openOther(kept);
					}}
				/>
			)}
		</div>
	);
}
