import { useApp } from "./context.ts";
import { useSettingsWords } from "./settings-wording.ts";

/** The Worker keeps who did something by id: Zendesk knows the names, and may change them. */
export function useStaffName(): (id: string) => string {
	const { staff } = useApp();
	const { history } = useSettingsWords();
	return (id) => (id === staff.id ? history.you : history.staff(id));
}
