import { setTimeout } from "node:timers/promises";

const EVERY_MS = 40;

/** Asks again and again until the answer is not null; says what did not come to pass when the time is up. */
export async function until<T>(what: string | (() => string), withinMs: number, ask: () => T | null | Promise<T | null>): Promise<T> {
	for (const giveUpAt = Date.now() + withinMs; ; await setTimeout(EVERY_MS)) {
		const answer = await ask();
		if (answer !== null) return answer;
		if (Date.now() > giveUpAt) throw new Error(`Not within ${withinMs / 1000} s: ${typeof what === "string" ? what : what()}`);
	}
}

/** Asks until `check` no longer throws; then what it last threw. */
export async function holds<T>(withinMs: number, check: () => T | Promise<T>, everyMs = 250): Promise<T> {
	for (const giveUpAt = Date.now() + withinMs; ; await setTimeout(everyMs)) {
		try {
			return await check();
		} catch (fault) {
			if (Date.now() > giveUpAt) throw fault;
		}
	}
}
