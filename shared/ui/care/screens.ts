import { CareModel } from "../../state/care.ts";
import type { ThreadModel } from "../../state/thread.ts";
import { AboveBox } from "./AboveBox.tsx";
import { LockedBox } from "./LockedBox.tsx";
import { Marks } from "./Marks.tsx";
import { MessageTrouble } from "./MessageTrouble.tsx";
import { moreItems } from "./more-items.ts";
import { Reactions } from "./Reactions.tsx";
import { UnderHeader } from "./UnderHeader.tsx";
import { Verdict } from "./Verdict.tsx";

/** One chunk: a thread that needs one of these soon needs another. */
export const screens = { AboveBox, LockedBox, Marks, MessageTrouble, moreItems, Reactions, UnderHeader, Verdict };

export function createCare(api: ConstructorParameters<typeof CareModel>[0]["api"], thread: ThreadModel): CareModel {
	return new CareModel({ api, thread });
}
