import { useState } from "preact/hooks";
import type { PersonSeen, RecordsSeen } from "../../state/pm-answers.ts";
import type { VisitsRequests } from "../../state/pm-visits-requests.ts";
import { refusalCode } from "../../state/refusal.ts";
import { Button } from "../Button.tsx";
import { useApp, useWords } from "../context.ts";
import { sayOf } from "./pm-wording.ts";
import { useVisitsWords } from "./visits-wording.ts";

type MergedRecordsProps = { person: PersonSeen; requests: VisitsRequests; readOnly: boolean };

/** Records that are no longer found by themselves: here a merge can be undone long after. Asked only when somebody looks. */
export function MergedRecords({ person, requests, readOnly }: MergedRecordsProps) {
	const app = useApp();
	const words = useWords();
	const { card, merge, noName, refused } = useVisitsWords();
	const [items, setItems] = useState<RecordsSeen["items"] | null>(null);
	const [refusal, setRefusal] = useState<string | null>(null);
	const ask = (what: () => Promise<unknown>) =>
		void what().then(
			() => setRefusal(null),
			(error) => setRefusal(refusalCode(error)),
		);
	const load = async () => setItems((await requests.records(person.id)).items);
	const undo = async (id: string) => {
		await requests.unmerge(id);
		await load();
		app.toast.show({ text: merge.undone });
	};
	return (
		<details class="pc-records" onToggle={(event) => event.currentTarget.open && !items && ask(load)}>
			<summary>{card.records}</summary>
			{items?.length === 0 && <p class="pc-muted">{card.noRecords}</p>}
			<ul>
				{items?.map(({ patient, by }) => (
					<li key={patient.id}>
						<span>
							<bdi>{patient.name || noName}</bdi>{" "}
							<span class="pc-hint pc-muted">{patient.externalId ? merge.pmId(patient.externalId) : merge.noId}</span>
						</span>
						{by === "pm" && <span class="pc-hint pc-muted">{card.byPm}</span>}
						{by === "staff" && !readOnly && (
							<Button kind="basic" onClick={() => ask(() => undo(patient.id))}>
								{card.unmerge}
							</Button>
						)}
					</li>
				))}
			</ul>
			{refusal && (
				<p class="pc-note pc-note--danger" role="alert">
					{sayOf(refused, refusal)} {!items && <Button onClick={() => ask(load)}>{words.retry}</Button>}
				</p>
			)}
		</details>
	);
}
