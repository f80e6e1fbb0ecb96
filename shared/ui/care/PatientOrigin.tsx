import { age, exactTime } from "../../words/time.ts";
import { useApp, useWall, useWords } from "../context.ts";
import { Icon } from "../Icon.tsx";
import { useCareHere } from "./use-care-here.ts";
import { useLoaded } from "./use-loaded.ts";

/** Of a record that the practice system keeps: since when it is so, and where it is changed. Without an answer nothing is said. */
export function PatientOrigin({ patientId, clinicId }: { patientId: string; clinicId: string }) {
	const words = useWords();
	const { words: care, model } = useCareHere();
	const wall = useWall(clinicId);
	const now = useApp().clock.value;
	const { loaded } = useLoaded(() => model.origin(patientId), [patientId]);
	if (loaded?.source !== "pm") return null;
	return (
		<p class="pc-hint pc-muted" title={exactTime(loaded.asOf, wall)}>
			<Icon name="sync" /> {care.patients.fromPm(age(loaded.asOf, now, wall, words))}
		</p>
	);
}
