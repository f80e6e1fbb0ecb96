import type { CopyTrouble } from "../../../shared/schemas/pm-copy.ts";

/** `kept`: how much of the kind the copy has there already. */
export type Brought = { understood: number; kept: number };

/**
 * A practice management system that answers with nothing, or with much less than yesterday, is broken or was asked for the wrong thing:
 * nobody is taken off the copy for that before a person has looked. `all`: of the kinds of which everything should be here.
 */
export function copyTrouble(read: number, understood: number, all: readonly Brought[], mayBeEmpty: boolean): CopyTrouble | null {
	if (read === 0 && !mayBeEmpty) return "empty";
	if (read > 0 && understood === 0) return "all_rejected";
	if (all.some((each) => each.kept > 0 && each.understood === 0)) return "empty";
	return all.some((each) => each.understood * 2 < each.kept) ? "much_smaller" : null;
}
