import { fire } from "./child.ts";
import type { FireResult } from "./job.ts";

const TRIES = 3;

export type Target = { server: { port: number } };

/** A counted window without a single wrong answer. A window with one is said and thrown away, never averaged in. */
export async function cleanWindow(target: Target, connections: number, expected: number, requests: () => string[]): Promise<FireResult> {
	for (let left = TRIES; left > 0; left--) {
		const result = await fire({ port: target.server.port, connections, expected, requests: requests() });
		if (result.errors === 0) return result;
		console.error(`  thrown away: a window with ${result.errors} wrong answers (first: ${result.firstError})`);
	}
	throw new Error("Every window had wrong answers: nothing can be said about speed.");
}

export const perSecondOf = ({ latenciesMs, elapsedMs }: FireResult) => (latenciesMs.length * 1000) / elapsedMs;
