import { useApp } from "./context.ts";
import { useSettingsWords } from "./settings-wording.ts";

/** The Worker keeps who did something by id: Zendesk knows the names, and may change them. `within` a sentence, or at its start. */
export function useStaffName(place: "start" | "within" = "start"): (id: string) => string {
	const { staff } = useApp();
	const { history, members } = useSettingsWords();
	const own = place === "start" ? history.you : members.you;
	const other = place === "start" ? history.staff : history.staffWithin;
	return (id) => (id === staff.id ? own : other(id));
}
