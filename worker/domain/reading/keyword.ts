import { unaccented, unwrapped, words } from "../../../shared/rules/normal.ts";

// A text that is one of these words, and nothing else, speaks about texting itself.

/** Twilio's own eight (docs/messaging/tutorials/advanced-opt-out): it blocks and answers by itself. */
export const CARRIER_STOPS: readonly string[] = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"];
/** The FCC's seven (47 CFR 64.1200(a)(10)) are those and OPT OUT in two words; "any reasonable means" brings the other languages. */
export const OWN_STOPS: readonly string[] = [
	...["OPT OUT", "STOP ALL", "REMOVE"],
	...["ALTO", "PARAR", "PARE", "PAREN", "DETENER", "DETENGA", "BASTA", "CANCELAR", "BAJA", "DAR DE BAJA", "DESUSCRIBIR"],
	...[
		"ARRÊT",
		"ARRÊTER",
		"ARRÊTEZ",
		"DÉSABONNER",
		"DÉSABONNEMENT",
		"DÉSINSCRIRE",
		"DÉSINSCRIPTION",
		"RÉSILIER",
		"ANNULER",
		"FIN",
		"QUITTER",
	],
];
/** They may mean the visit, or answer a question: the opt-out is honoured, and staff are told. */
export const AMBIGUOUS_STOPS: readonly string[] = ["CANCEL", "END", "QUIT", "CANCELAR", "BAJA", "ANNULER", "FIN", "QUITTER"];
export const RESTARTS: readonly string[] = [
	...["START", "UNSTOP"],
	...["COMENZAR", "EMPEZAR", "INICIAR", "REANUDAR"],
	...["COMMENCER", "DÉMARRER", "REPRENDRE"],
];
export const HELPS: readonly string[] = ["HELP", "INFO", "AYUDA", "AIDE"];

export type StopWord = {
	word: string;
	/** The carrier reads this text as a stop too, so it answers and blocks by itself. */
	byCarrier: boolean;
	ambiguous: boolean;
};

const STOP = spelled([...CARRIER_STOPS, ...OWN_STOPS]);
const RESTART = spelled(RESTARTS);
const HELP = spelled(HELPS);

/** `optOutType` is the carrier's own reading, when it gives one: its word lists can be longer than ours. */
export function keywordOf(body: string, optOutType: string | null): "stop" | "start" | "help" | null {
	if (optOutType === "STOP") return "stop";
	if (optOutType === "START") return "start";
	if (stopWord(body)) return "stop";
	if (isRestart(body) || unwrapped(body) === "yes") return "start";
	return optOutType === "HELP" || HELP.has(words(body).join(" ")) ? "help" : null;
}

/** "STOP STOP" and "stop, quit!" are a stop as well: there is no other word in them. "Stop?" asks, and so is none. */
export function stopWord(body: string): StopWord | null {
	if (asks(body)) return null;
	const found = onlyOf(STOP, words(body));
	const [word] = found;
	if (word === undefined) return null;
	// The carrier forgives case and blanks at the ends, no more. Where it does not answer, the one confirmation is ours.
	const byCarrier = CARRIER_STOPS.includes(body.trim().toUpperCase());
	return { word, byCarrier, ambiguous: found.every((each) => AMBIGUOUS_STOPS.includes(each)) };
}

/** The patient asks for texts again. YES is left out: at the carrier it does the same, but it is also an answer. */
export function isRestart(body: string): boolean {
	return !asks(body) && onlyOf(RESTART, words(body)).length > 0;
}

function asks(body: string): boolean {
	return /[?¿？]/u.test(body);
}

/** With its accents or with none: phones and people differ. Not with others: "paré" is no PARE. */
function spelled(list: readonly string[]): Map<string, string> {
	return new Map(list.flatMap((word) => [word.toLowerCase(), unaccented(word.toLowerCase())].map((form) => [form, word] as const)));
}

/** The keywords a text is made of, longest first; none if it holds any other word. */
function onlyOf(list: Map<string, string>, said: string[]): string[] {
	const found: string[] = [];
	for (let at = 0; at < said.length; ) {
		const length = [3, 2, 1].find((count) => list.has(said.slice(at, at + count).join(" ")) && at + count <= said.length);
		if (length === undefined) return [];
		found.push(list.get(said.slice(at, at + length).join(" ")) ?? "");
		at += length;
	}
	return found;
}
