import type { Thread } from "../../schemas/thread.ts";
import type { Marks } from "../../state/drafts.ts";
import { Button } from "../Button.tsx";
import { useCareHere } from "../care/use-care-here.ts";
import { Icon } from "../Icon.tsx";
import { NoticePreview, useNotice } from "./NoticePreview.tsx";

/** The lock is on: what goes by text, and that somebody has to be meant. */
export function SecureNote({ shown, marks }: { shown: Thread; marks: Marks }) {
	const { words: care, model } = useCareHere();
	const { patients } = shown;
	const patientId = marks.about ?? (patients.length === 1 ? patients[0]?.id : undefined) ?? null;
	const isNobody = patients.length > 1 && !patientId;
	return (
		<div class="pc-note pc-note--secure">
			<p role={isNobody ? "status" : undefined}>
				<Icon name="lock" /> {isNobody ? care.files.whoFirst : care.files.lockOn}
			</p>
			{!isNobody && <Preview key={patientId} patientId={patientId} />}
			{patients.length === 0 && (
				<div class="pc-note__actions">
					<Button onClick={() => model.open("patients")}>{care.health.addPatient}</Button>
				</div>
			)}
		</div>
	);
}

function Preview({ patientId }: { patientId: string | null }) {
	return <NoticePreview notice={useNotice(patientId)} />;
}
