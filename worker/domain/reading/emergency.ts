import { wordLine } from "../../../shared/rules/normal.ts";

export type EmergencyWords = { readonly en: readonly string[]; readonly es: readonly string[] };

/** Where a clinic starts: it keeps its own list. */
export const EMERGENCY_WORDS: EmergencyWords = {
	en: [
		...["chest pain", "chest pains", "chest hurts", "chest tightness", "heart attack"],
		...["can't breathe", "cannot breathe", "can not breathe", "can't breath", "couldn't breathe", "not breathing", "stopped breathing"],
		...["trouble breathing", "difficulty breathing", "hard to breathe", "struggling to breathe", "shortness of breath", "choking"],
		...["suicide", "suicidal", "kill myself", "killing myself", "end my life", "want to die", "hurt myself", "harm myself", "self harm"],
		...["overdose", "overdosed", "took too many pills", "poisoned"],
		...["stroke", "face drooping", "slurred speech", "seizure", "seizures", "unconscious", "unresponsive", "passed out"],
		...["severe bleeding", "heavy bleeding", "bleeding heavily", "won't stop bleeding", "coughing up blood", "vomiting blood"],
		...["anaphylaxis", "throat is closing", "medical emergency", "this is an emergency", "911"],
	],
	es: [
		...["dolor de pecho", "dolor en el pecho", "me duele el pecho", "dolor del pecho", "opresión en el pecho"],
		...["ataque al corazón", "ataque cardíaco", "infarto"],
		...["no puedo respirar", "no puede respirar", "no respira", "falta de aire", "me falta el aire", "dificultad para respirar"],
		...["me ahogo", "me asfixio", "se está ahogando"],
		...["suicidio", "suicidarme", "suicida", "matarme", "quitarme la vida", "quiero morir", "quiero morirme", "hacerme daño"],
		...["sobredosis", "intoxicación", "envenenado", "envenenada"],
		...["derrame cerebral", "embolia", "convulsión", "convulsiones", "inconsciente", "no reacciona", "se desmayó", "me desmayé"],
		...[
			"sangrado abundante",
			"mucha sangre",
			"no para de sangrar",
			"no deja de sangrar",
			"hemorragia",
			"tos con sangre",
			"vómito con sangre",
		],
		...["anafilaxia", "se me cierra la garganta", "emergencia médica", "es una emergencia"],
	],
};

/**
 * The first word of the list that stands in the text, as the list spells it. "No chest pain" alerts too: a nurse reads
 * a needless alert in seconds, and no rule of ours is worth missing "no, chest pain".
 */
export function emergencyWord(body: string, list: EmergencyWords): string | null {
	const line = wordLine(body);
	return list.en.find((word) => stands(word, line)) ?? list.es.find((word) => stands(word, line)) ?? null;
}

const MOST_KNOWN = 2_000;
/** Words as they are looked for: each is made once, for every text is searched for all of them. */
const known = new Map<string, string>();

function stands(word: string, line: string): boolean {
	let sought = known.get(word);
	if (sought === undefined) {
		sought = wordLine(word);
		if (known.size >= MOST_KNOWN) known.clear();
		known.set(word, sought);
	}
	return sought !== "" && line.includes(sought);
}
