import * as z from "zod/mini";

export type Keyword = "STOP" | "START" | "HELP";
type PerKeyword<T> = Record<Keyword, T>;

/**
 * What the carrier does about keywords to a clinic's number. `default`: its own words and answers. `advanced`: the clinic's words and
 * answers, and the webhook names the keyword (Advanced Opt-Out). `none`: nothing, as for a standalone short code.
 */
export const OptOutMode = z.enum(["default", "advanced", "none"]);
export type OptOutMode = z.infer<typeof OptOutMode>;

const STOPS = ["STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL"];
const NO_WORDS: PerKeyword<readonly string[]> = { STOP: [], START: [], HELP: [] };
const WORDS: Record<OptOutMode, PerKeyword<readonly string[]>> = {
	default: { STOP: STOPS, START: ["START", "YES", "UNSTOP"], HELP: ["HELP", "INFO"] },
	// As a clinic that asks yes-or-no questions would set it up: Spanish words more, YES less.
	advanced: { STOP: [...STOPS, "ALTO", "PARAR"], START: ["START", "UNSTOP", "COMENZAR"], HELP: ["HELP", "INFO", "AYUDA"] },
	none: NO_WORDS,
};

/** The whole text must be the word, in any case, blanks around it ignored: "STOP PLEASE" is not one. */
export function keywordOf(body: string, mode: OptOutMode = "default"): Keyword | null {
	return wordIn(WORDS[mode], body);
}

/** Numbers on which the network itself heeds STOP, START and UNSTOP, before the carrier and whatever its settings. */
export function isTollFree(number: string): boolean {
	return /^\+18(00|33|44|55|66|77|88)\d{7}$/.test(number);
}

export function networkKeywordOf(body: string): "STOP" | "START" | null {
	const word = wordIn({ STOP: ["STOP"], START: ["START", "UNSTOP"], HELP: [] }, body);
	return word === "HELP" ? null : word;
}

function wordIn(words: PerKeyword<readonly string[]>, body: string): Keyword | null {
	const word = body.trim().toUpperCase();
	if (words.STOP.includes(word)) return "STOP";
	if (words.START.includes(word)) return "START";
	return words.HELP.includes(word) ? "HELP" : null;
}

export const CARRIER_ANSWERS: PerKeyword<string> = {
	STOP: "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.",
	START:
		"You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
	HELP: "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
};

export const ADVANCED_ANSWERS: PerKeyword<string> = {
	STOP: "Clinic: You will get no more texts from us. To get them again, reply START.",
	START: "Clinic: You will get our texts again. Reply STOP to end them.",
	HELP: "Clinic: For questions call the front desk. Reply STOP to end our texts.",
};

export const NETWORK_ANSWERS = {
	STOP: 'NETWORK MSG: You replied with the word "stop" which blocks all texts sent from this number. Text back "unstop" to receive messages again.',
	START: 'NETWORK MSG: You have replied "unstop" and will begin receiving messages again from this number.',
};
