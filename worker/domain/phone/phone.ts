// What the whole organisation knows of one outside number's wish for texts. The number's owner has the last word: what they
// stopped, only they start again. Staff may take back what staff wrote down.

import { kindOf, type OptOutScope, type OptOutSource, type PhoneOptOut, type PhoneStanding, type StoppedKind } from "./standing.ts";

/** The same said again moves only `newestAt`: a START must be newer than the last time, not the first. */
export type Stop = PhoneOptOut & { newestAt: number };

/** A thread that was not told yet of what changed in `version`. */
export type Debt = { threadId: string; version: number; dueAt: number; attempt: number };

export type Phone = {
	/** Grows when the standing changes. */
	version: number;
	/** One for each source and scope: a START that is older than the one may be newer than the other. */
	stops: Stop[];
	restartedAt: number | null;
	stoppedAt: number | null;
	/** When staff last took back what staff had written down. */
	lifts: { scope: OptOutScope; at: number }[];
	threads: string[];
	debts: Debt[];
	/** The thread that tells this number who texts and how to stop it. Missing in what was kept before this was known. */
	greetedBy?: string;
};

export function newPhone(): Phone {
	return { version: 0, stops: [], restartedAt: null, stoppedAt: null, lifts: [], threads: [], debts: [] };
}

/** Whose word counts first: the first of these who said stop is the one who must say start. */
const SOURCES: readonly OptOutSource[] = ["patient", "carrier", "staff"];

/** The opt-out in force, of everything. */
export function optOutOf(phone: Phone): Stop | null {
	const stops = phone.stops.filter((stop) => stop.scope === "everything");
	return SOURCES.flatMap((source) => stops.find((stop) => stop.source === source) ?? [])[0] ?? null;
}

/** What `threadId` may know. Who wrote it down and why stays in the thread where that was done: the others may be another clinic's. */
export function standingFor(phone: Phone, threadId: string): PhoneStanding {
	const { version, restartedAt, stoppedAt } = phone;
	const stop = optOutOf(phone);
	return { version, optedOut: stop && seenFrom(stop, threadId), stoppedKinds: stoppedKinds(phone), restartedAt, stoppedAt };
}

function stoppedKinds(phone: Phone): StoppedKind[] {
	const stopped = phone.stops.flatMap(({ scope, newestAt: at, source }) => {
		const kind = kindOf(scope);
		return kind === null ? [] : [{ kind, at, source }];
	});
	return stopped.sort((one, other) => (`${one.kind} ${one.source}` < `${other.kind} ${other.source}` ? -1 : 1));
}

function seenFrom({ newestAt: _, by, reason, ...stop }: Stop, threadId: string): PhoneOptOut {
	if (stop.threadId !== threadId) return stop;
	return { ...stop, ...(by === undefined ? {} : { by }), ...(reason === undefined ? {} : { reason }) };
}
