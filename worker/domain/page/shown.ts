// Who has proved to be one patient sees that patient's messages, and nobody else's. On a phone of several people what is
// about nobody in particular came to all of them by SMS; what is private and about nobody is shown to none of them.

import type { Text } from "../thread/thread.ts";

type Shown = Pick<Text, "about" | "channel" | "automatic" | "reaction" | "deleted">;

export function isShownTo(patientId: string | null, isShared: boolean, text: Shown): boolean {
	if (text.automatic === "code" || text.automatic === "nudge" || text.reaction || text.deleted) return false;
	if (text.about) return text.about === patientId;
	return text.channel === "sms" || !isShared;
}

/** Whether its words are shown only when they were asked for, and proved for. */
export function isPrivate({ sensitive, direction }: Pick<Text, "sensitive" | "direction">): boolean {
	return sensitive === true && direction === "out";
}
