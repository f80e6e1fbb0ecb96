import type { Message } from "../../schemas/message.ts";
import { entry } from "../delivery.ts";
import { useCareHere } from "./use-care-here.ts";

/** What the patient's phone says of one text: the last word counts, as on the phone. */
export function Reactions({ reactions }: { reactions: Message[] }) {
	const { words: care } = useCareHere();
	const last = reactions.at(-1)?.reaction;
	if (!last || last.reaction === "removed") return null;
	const known: Record<string, string | ((emoji: string) => string)> = care.reaction;
	const said = entry(known, last.reaction) ?? care.reaction.emoji;
	return <p class="pc-reaction">{typeof said === "string" ? said : said(last.emoji ?? "")}</p>;
}
