import { evolve, type OptIn, optIn, optOut, type PhoneEvent } from "../domain/phone/decide.ts";
import { newPhone, type Phone, standingFor } from "../domain/phone/phone.ts";
import type { OptOutSource, PhoneOptOut } from "../domain/phone/standing.ts";

/** Long after all that is said in these tests. */
export const LATER = 1_000_000;

/** What somebody says about texting; `at` in ms. */
export type Word = { say: OptOutSource | "start" | "lift"; at: number; kind?: string };

export const said = (say: Word["say"], at: number, kind?: string): Word => ({ say, at, ...(kind === undefined ? {} : { kind }) });

/** The number after `word`, or unchanged when that was refused. */
export function hearing(phone: Phone, word: Word, now = LATER): { phone: Phone; refused: boolean; events: PhoneEvent[] } {
	const events = decided(phone, word, now);
	if ("refused" in events) return { phone, refused: true, events: [] };
	return { phone: events.reduce(evolve, phone), refused: false, events };
}

export function heard(words: readonly Word[], now = LATER): Phone {
	return words.reduce((phone, word) => hearing(phone, word, now).phone, newPhone());
}

/** What a thread is told, less who knows how much. */
export function known(phone: Phone) {
	const { optedOut, stoppedKinds } = standingFor(phone, "t1");
	return { by: optedOut?.source ?? null, since: optedOut?.at ?? null, kinds: [...new Set(stoppedKinds.map(({ kind }) => kind))] };
}

function decided(phone: Phone, word: Word, now: number) {
	if (word.say === "start" || word.say === "lift") return optIn(phone, "t1", lifting(word), now);
	return optOut(phone, aStop(word.say, word.at, { scope: word.kind === undefined ? "everything" : { kind: word.kind } }), now);
}

function lifting({ say, at, kind }: Word): OptIn {
	return say === "start" ? { at, source: "patient" } : { at, source: "staff", by: "7", ...(kind === undefined ? {} : { kind }) };
}

export function aStop(source: OptOutSource, at: number, more: Partial<PhoneOptOut> = {}): PhoneOptOut {
	return { at, source, scope: "everything", threadId: "t1", ...more };
}
