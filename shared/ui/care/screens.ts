import { CareModel } from "../../state/care.ts";
import type { ThreadModel } from "../../state/thread.ts";
import { BoxTools } from "../files/BoxTools.tsx";
import { FootMarks } from "../files/FootMarks.tsx";
import { MessageParts } from "../files/MessageParts.tsx";
import { takesFiles } from "../files/takes-files.ts";
import { slashKey, slashProps } from "../secure/slash-keys.ts";
import { AboveBox } from "./AboveBox.tsx";
import { LockedBox } from "./LockedBox.tsx";
import { MessageTrouble } from "./MessageTrouble.tsx";
import { moreItems } from "./more-items.ts";
import { Reactions } from "./Reactions.tsx";
import { UnderHeader } from "./UnderHeader.tsx";
import { Verdict } from "./Verdict.tsx";

/** One chunk: a thread that needs one of these soon needs another. */
export const screens = {
	AboveBox,
	BoxTools,
	FootMarks,
	LockedBox,
	MessageParts,
	MessageTrouble,
	moreItems,
	Reactions,
	slashKey,
	slashProps,
	takesFiles,
	UnderHeader,
	Verdict,
};

type Parts = ConstructorParameters<typeof CareModel>[0];

export function createCare(api: Parts["api"], thread: ThreadModel, drafts: Parts["drafts"]): CareModel {
	return new CareModel({ api, thread, drafts });
}
