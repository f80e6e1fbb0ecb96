import type { Env } from "../compose.ts";
import { type Pair, threadName } from "../domain/thread/open.ts";

/** One object for the whole deployment: asked seldom, and never on a text's way. */
export function directoryOf(env: Pick<Env, "DIRECTORY">) {
	return env.DIRECTORY.get(env.DIRECTORY.idFromName("directory"));
}

export function inboxOf(env: Pick<Env, "INBOX">, clinicId: string) {
	return env.INBOX.get(env.INBOX.idFromName(clinicId));
}

export function clinicOf(env: Pick<Env, "CLINIC">, clinicId: string) {
	return env.CLINIC.get(env.CLINIC.idFromName(clinicId));
}

/** What is known of one outside number, whichever of our numbers it talks to. */
export function phoneOf(env: Pick<Env, "PHONE">, number: string) {
	return env.PHONE.get(env.PHONE.idFromName(number));
}

/** The one thread of two numbers. */
export function threadOf(env: Pick<Env, "THREAD">, pair: Pair) {
	return env.THREAD.get(env.THREAD.idFromName(threadName(pair)));
}

/** Null for an id that this deployment never gave out: nothing is woken for it. */
export function threadById(env: Pick<Env, "THREAD">, id: string) {
	try {
		return env.THREAD.get(env.THREAD.idFromString(id));
	} catch {
		return null;
	}
}
