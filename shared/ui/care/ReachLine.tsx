import type { Thread } from "../../schemas/thread.ts";
import type { Marks } from "../../state/drafts.ts";
import { useLocale } from "../context.ts";
import { Icon } from "../Icon.tsx";
import { reached } from "./guardians.ts";
import { nameOf } from "./people.ts";
import { useCareHere } from "./use-care-here.ts";

/** For whom, and by whose phone: said before the words are written. */
export function ReachLine({ shown, marks }: { shown: Thread; marks: Marks }) {
	const locale = useLocale();
	const { words: care } = useCareHere();
	const only = shown.patients.length === 1 ? shown.patients[0]?.id : undefined;
	const about = marks.about ?? only;
	const person = shown.patients.find(({ id }) => id === about);
	const reach = shown.reach?.find(({ patientId }) => patientId === about);
	const words = person && reach && reached(reach, nameOf(person, care), locale, care.phone);
	if (!words || !reach) return null;
	const isNobody = reach.role === "guardian" && reach.guardians.length === 0;
	return (
		<p class={`pc-reach ${isNobody ? "pc-reach--nobody" : ""}`}>
			<Icon name={isNobody ? "alert" : "phone"} />
			<span>{words}</span>
		</p>
	);
}
