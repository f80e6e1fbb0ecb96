import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import type { PhoneStanding } from "../domain/phone/standing.ts";
import type { Phone } from "../objects/phone.ts";
import { phoneOf } from "../objects/stubs.ts";
import { aNumber, testEnv } from "./clinic.ts";

export type Telling = { threadId: string; standing: PhoneStanding };

/** One number's real object, with a clock that only tests move and threads that only listen. */
export async function aPhoneRoom() {
	const number = aNumber();
	const stub = phoneOf(testEnv, number);
	const time = { now: Date.now() };
	const told: Telling[] = [];
	/** Threads that cannot be reached, and those that never answer. */
	const deaf = new Set<string>();
	const slow = new Set<string>();
	const tell = async (threadId: string, standing: PhoneStanding) => {
		if (slow.has(threadId)) await new Promise<void>(() => undefined);
		if (deaf.has(threadId)) throw new Error("unreachable");
		told.push({ threadId, standing });
	};
	const plug = (more: Partial<Phone["ports"]> = {}) =>
		runInDurableObject(phoneOf(testEnv, number), (phone: Phone) => {
			phone.ports = { clock: { now: () => time.now }, tell, tellWithinMs: 20, ...more };
		});
	await plug();
	return {
		number,
		stub,
		/** As one finds it after it started anew: a stub from before is broken. */
		fresh: () => phoneOf(testEnv, number),
		plug,
		time,
		told,
		deaf,
		slow,
		stop: (threadId: string, source: "patient" | "carrier" | "staff" = "patient", at = time.now) =>
			phoneOf(testEnv, number).optOut(threadId, { at, source, scope: "everything", threadId }),
		start: (threadId: string, at = time.now) => phoneOf(testEnv, number).optIn(threadId, { at, source: "patient" }),
		lift: (threadId: string, at = time.now) => phoneOf(testEnv, number).optIn(threadId, { at, source: "staff", by: "7" }),
		/** The next that is to be told finds the object torn down, after what it kept is on disk. */
		dieTelling: () =>
			runInDurableObject(phoneOf(testEnv, number), (phone: Phone, state) => {
				const dying = async () => {
					await state.storage.sync();
					state.abort("torn down");
				};
				phone.ports = { ...phone.ports, tell: dying, tellWithinMs: 60_000 };
			}),
		/** Who was told, in short, and forgets it. */
		heard: () => told.splice(0).map(({ threadId, standing }) => [threadId, standing.optedOut?.source ?? null]),
		/** Moves the clock and rings the alarm. */
		async pass(ms: number) {
			time.now += ms;
			return await runDurableObjectAlarm(phoneOf(testEnv, number));
		},
		/** The object is torn down and wakes from what it kept. */
		async evict() {
			await evictDurableObject(phoneOf(testEnv, number));
			await plug();
		},
		alarmAt: () => runInDurableObject(phoneOf(testEnv, number), (_phone: Phone, state) => state.storage.getAlarm()),
		loseAlarm: () => runInDurableObject(phoneOf(testEnv, number), (_phone: Phone, state) => state.storage.deleteAlarm()),
		sql: <T>(ask: (sql: SqlStorage) => T) => runInDurableObject(phoneOf(testEnv, number), (_phone: Phone, state) => ask(state.storage.sql)),
	};
}
