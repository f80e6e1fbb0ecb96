import type { Thread } from "../../schemas/thread.ts";
import type { ThreadModel } from "../../state/thread.ts";
import type { Wall } from "../../words/time.ts";
import { useApp } from "../context.ts";
import { UploadList } from "../files/UploadList.tsx";
import { CardChip } from "../secure/CardChip.tsx";
import { SecureNote } from "../secure/SecureNote.tsx";
import { SlashMenu } from "../secure/SlashMenu.tsx";
import { AboutRow } from "./AboutRow.tsx";
import { HealthPanel, isHealthRefusal } from "./HealthPanel.tsx";
import { HealthSuggestion } from "./HealthSuggestion.tsx";
import { ReachLine } from "./ReachLine.tsx";
import { Refusal } from "./Refusal.tsx";
import { useCareHere } from "./use-care-here.ts";
import { warningText } from "./warning-text.ts";

type AboveBoxProps = { thread: ThreadModel; shown: Thread; wall: Wall; toBox(): void };

/** What the writer should know before the words go, and why the last ones did not. */
export function AboveBox({ thread, shown, wall, toBox }: AboveBoxProps) {
	const { words: care } = useCareHere();
	const draft = useApp().drafts.of(thread.id);
	const marks = useApp().drafts.marksOf(thread.id);
	const { warning } = shown.canSend;
	const refusal = thread.refusal.value;
	const aboutHealth = refusal !== null && isHealthRefusal(refusal.code);
	return (
		<>
			{/* A stop question stands above the texts already. */}
			{warning && warning.code !== "stop_question" && <p class="pc-note pc-note--warning">{warningText(warning, care, wall)}</p>}
			{shown.patients.length > 1 && <AboutRow patients={shown.patients} marks={marks} />}
			<ReachLine shown={shown} marks={marks.value} />
			{marks.value.health ? (
				<HealthPanel shown={shown} marks={marks} refusal={aboutHealth ? refusal.code : null} toBox={toBox} />
			) : (
				<HealthSuggestion draft={draft.value} marks={marks} />
			)}
			<div class="pc-above">
				<CardChip marks={marks} wall={wall} />
				{(marks.value.sensitive || marks.value.card) && <SecureNote shown={shown} marks={marks.value} />}
				<UploadList marks={marks} />
			</div>
			{refusal && !(aboutHealth && marks.value.health) && <Refusal code={refusal.code} marks={marks} toBox={toBox} />}
			<SlashMenu />
		</>
	);
}
