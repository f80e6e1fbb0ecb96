// A text that is one of these words, and nothing else, speaks about texting itself. Twilio's eight stop words and three
// start words (docs/messaging/tutorials/advanced-opt-out); whoever sends them also posts the text to us.
const STOP = new Set(["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"]);
const START = new Set(["START", "UNSTOP", "YES"]);

/** `optOutType` is the carrier's own reading, when it gives one: its word lists can be longer than ours. */
export function keywordOf(body: string, optOutType: string | null): "stop" | "start" | null {
	if (optOutType === "STOP") return "stop";
	if (optOutType === "START") return "start";
	const word = body
		.trim()
		.replace(/[.!"'\s]+$/u, "")
		.toUpperCase();
	if (STOP.has(word)) return "stop";
	return START.has(word) ? "start" : null;
}
