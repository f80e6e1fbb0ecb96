import { useState } from "preact/hooks";
import { refusalCode } from "../../state/refusal.ts";
import { age, exactTime } from "../../words/time.ts";
import { Banner } from "../Banner.tsx";
import { Button } from "../Button.tsx";
import { useApp, useWords } from "../context.ts";
import { Icon } from "../Icon.tsx";
import type { PatientRecordProps } from "./PatientRecord.tsx";
import { sayOf } from "./pm-wording.ts";
import { useVisitsWords } from "./visits-wording.ts";

type PersonOriginProps = Pick<PatientRecordProps, "person" | "wall" | "requests" | "put" | "openOther"> & { readOnly: boolean };

/** Who keeps this record, how old it is, and where it is changed. */
export function PersonOrigin({ person, wall, ...rest }: PersonOriginProps) {
	const words = useWords();
	const { card } = useVisitsWords();
	const now = useApp().clock.value;
	const when = age(person.asOf, now, wall, words);
	return (
		<>
			{person.mergedInto && <Merged {...{ person, ...rest }} intoId={person.mergedInto} />}
			{person.inactive && (
				<Banner tone="warning" icon="alert">
					{card.inactive}
				</Banner>
			)}
			<div class="pc-origin">
				<Icon name={person.source === "pm" ? "sync" : "clinic"} />
				<p title={exactTime(person.asOf, wall)}>
					{person.source === "pm" ? card.fromPm(when) : card.fromStaff(when)}
					{person.source === "pm" && <span class="pc-muted"> {card.changeInPm}</span>}
				</p>
			</div>
		</>
	);
}

type MergedProps = Omit<PersonOriginProps, "wall"> & { intoId: string };

function Merged({ person, intoId, requests, put, openOther, readOnly }: MergedProps) {
	const app = useApp();
	const words = useVisitsWords();
	const [refusal, setRefusal] = useState<string | null>(null);
	const act = (what: () => Promise<void>) => void what().catch((error) => setRefusal(refusalCode(error)));
	const undo = async () => {
		put((await requests.unmerge(person.id)).patient);
		app.toast.show({ text: words.card.unmerged });
	};
	return (
		<div class="pc-settings__note">
			<p>{words.card.mergedInto}</p>
			<div class="pc-form__actions">
				<Button onClick={() => act(async () => openOther(await requests.patient(intoId)))}>{words.card.openKept}</Button>
				{!readOnly && (
					<Button kind="basic" onClick={() => act(undo)}>
						{words.card.unmerge}
					</Button>
				)}
			</div>
			{refusal && <p role="alert">{sayOf(words.refused, refusal)}</p>}
		</div>
	);
}
