export type Keyword = "STOP" | "START" | "HELP";

const WORDS: Record<Keyword, readonly string[]> = {
	STOP: ["STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL"],
	START: ["START", "YES", "UNSTOP"],
	HELP: ["HELP", "INFO"],
};

/** The whole text must be the word, in any case, blanks around it ignored: "STOP PLEASE" is not one. */
export function keywordOf(body: string): Keyword | null {
	const word = body.trim().toUpperCase();
	if (WORDS.STOP.includes(word)) return "STOP";
	if (WORDS.START.includes(word)) return "START";
	return WORDS.HELP.includes(word) ? "HELP" : null;
}

export const CARRIER_ANSWERS: Record<Keyword, string> = {
	STOP: "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.",
	START:
		"You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
	HELP: "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
};
