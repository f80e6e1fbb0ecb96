import { EMERGENCY_WORDS, type EmergencyWords, emergencyWord } from "../reading/emergency.ts";
import { keywordOf } from "../reading/keyword.ts";
import { statusAfter } from "../thread/status.ts";
import type { Text, Thread, ThreadEvent } from "../thread/thread.ts";

export const MOST_REPLY = 5_000;

/** Words that would end or begin texting at a carrier do nothing here: whoever writes them is told so, and asked. */
export function meansTexting(body: string): boolean {
	return keywordOf(body, null) === "stop";
}

/** A reply from the secure page opens the thread again as a text does. It is read for danger alone: no word in it is an order. */
export function replied(thread: Thread, text: Text, words: EmergencyWords | null): ThreadEvent[] {
	const status = statusAfter(thread.status, "text_in");
	const isUrgent = emergencyWord(text.body, words ?? EMERGENCY_WORDS) !== null;
	return [
		{ type: "TextReceived", text },
		...(isUrgent ? [{ type: "AttentionRaised", item: { kind: "emergency", since: text.at, messageId: text.id } } as const] : []),
		...(status === thread.status ? [] : [{ type: "StatusChanged", status, cause: "text_in" } as const]),
	];
}
