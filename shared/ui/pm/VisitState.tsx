import type { AppointmentState } from "../../schemas/appointment.ts";
import { Icon, type IconName } from "../Icon.tsx";
import { useVisitsWords } from "./visits-wording.ts";

const ICONS: Record<AppointmentState, IconName> = {
	proposed: "question",
	booked: "clock",
	confirmed: "check",
	declined: "close",
	arrived: "clinic",
	done: "delivered",
	cancelled: "ban",
	missed: "alert",
	gone: "question",
};

/** A word and an icon; the colour only repeats them. */
export function VisitState({ state }: { state: AppointmentState }) {
	const words = useVisitsWords();
	return (
		<span class={`pc-visit-state pc-visit-state--${state}`}>
			<Icon name={ICONS[state]} />
			<span>{words.states[state]}</span>
		</span>
	);
}
