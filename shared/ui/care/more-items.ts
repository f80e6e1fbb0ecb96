import type { Thread } from "../../schemas/thread.ts";
import type { CareDialog } from "../../state/care.ts";
import type { MenuItem } from "../Menu.tsx";
import type { Care } from "../use-care.ts";

/** What staff can do with a thread besides writing; a reader can look. */
export function moreItems({ words: { more, files }, model }: Care, { optOut, number }: Thread, readOnly: boolean): MenuItem[] {
	const item = (key: CareDialog, label: string, hint: string): MenuItem => ({
		key,
		label,
		hint,
		pick: () => model.open(key),
	});
	const looks = [
		item("patients", more.patients, more.patientsHint),
		item("consents", more.consents, more.consentsHint),
		item("files", files.panel.item, files.panel.hint),
	];
	if (readOnly || !number.startsWith("+")) return looks;
	return [
		...looks,
		item("ask", more.ask, more.askHint),
		...(optOut?.liftedBy === "staff" ? [item("lift", more.lift, more.liftHint)] : []),
		...(optOut ? [] : [item("opt_out", more.optOut, more.optOutHint)]),
		item("wrong", more.wrong, more.wrongHint),
	];
}
