import type { PmAbilities, PmPage, PmQuestion } from "../../ports.ts";
import type { CopyScope } from "./run.ts";

/** A server's clock and its database need not agree to the second. */
const OVERLAP_MS = 10 * 60_000;
/** What was deleted at the server shows in no list of changes: once a week all is read. */
const WHOLE_EVERY_MS = 7 * 86_400_000 - 6 * 3_600_000;
const TRY_AGAIN_MS = [15_000, 60_000, 5 * 60_000, 15 * 60_000] as const;
/** Some six hours. By then it is day, and somebody should know. */
const MOST_ATTEMPTS = 25;

/** How far the reading of a server is: kept with each page, so that it goes on where it was, over any pause. */
export type FhirReading = {
	clinic: ReadClinic;
	/** Null: the server has not been asked yet what it can give. */
	plan: PmQuestion[] | null;
	/** Which of them is being answered, and from where on. */
	at: number;
	next: string | null;
	read: number;
	/** Without an answer since the last page. */
	attempt: number;
	/** The server's clock as the first page of patients came: what changes later comes the next time. */
	asOf: number | null;
	/** Whether everything asked for has come, so that absence means something. */
	isWhole: { patients: boolean; appointments: boolean };
};

export type ReadClinic = { id: string; timeZone: string; country: string };

export function unread(clinic: ReadClinic): FhirReading {
	const isWhole = { patients: true, appointments: true };
	return { clinic, plan: null, at: 0, next: null, read: 0, attempt: 0, asOf: null, isWhole };
}

export type Known = { changedTo: number | null; wholeAt: number | null };
export type Window = { from: number; until: number };

/** What to ask a server that can give this much; empty: nothing. */
export function questions({ patients, appointments, guardians }: PmAbilities, known: Known, window: Window, now: number): PmQuestion[] {
	const isFresh = known.wholeAt !== null && now - known.wholeAt < WHOLE_EVERY_MS;
	const changedSince = patients === "changed_since" && isFresh && known.changedTo !== null ? known.changedTo - OVERLAP_MS : null;
	return [
		...(patients === "none" ? [] : [{ of: "patients" as const, changedSince }]),
		...(guardians && changedSince !== null ? [{ of: "guardians" as const, changedSince }] : []),
		...(appointments === "window" ? [{ of: "appointments" as const, ...window }] : []),
	];
}

export function questionNow({ plan, at }: FhirReading): PmQuestion | null {
	return plan?.[at] ?? null;
}

/** The reading after one more page. */
export function turned(reading: FhirReading, question: PmQuestion, page: PmPage): FhirReading {
	const { isWhole } = reading;
	const isFirst = question.of === "patients" && reading.next === null;
	const about = question.of === "appointments" ? "appointments" : "patients";
	return {
		...reading,
		attempt: 0,
		next: page.next,
		at: page.next === null ? reading.at + 1 : reading.at,
		read: reading.read + page.read,
		asOf: isFirst ? page.asOf : reading.asOf,
		isWhole: { ...isWhole, [about]: isWhole[about] && page.isWhole },
	};
}

/** What is missing in all that was read means this much. */
export function scopeOf({ plan, isWhole }: FhirReading): CopyScope {
	const all = plan?.some((question) => question.of === "patients" && question.changedSince === null);
	const window = plan?.find((question) => question.of === "appointments");
	return {
		patients: all && isWhole.patients ? "whole" : "some",
		appointments: window && isWhole.appointments ? { from: window.from, to: window.until } : null,
	};
}

/** What is known for sure once all of it is in the copy. */
export function knownAfter({ plan, asOf, isWhole }: FhirReading, before: Known, now: number): Known {
	const patients = plan?.find((question) => question.of === "patients");
	if (!patients || !isWhole.patients) return before;
	return { changedTo: asOf, wholeAt: patients.changedSince === null ? now : before.wholeAt };
}

/** When to ask again after no answer, in ms from now; null: enough. The server's own wish goes before ours. */
export function waitMs(attempt: number, retryAfterMs: number | null): number | null {
	if (attempt >= MOST_ATTEMPTS) return null;
	return Math.max(retryAfterMs ?? TRY_AGAIN_MS[Math.min(attempt, TRY_AGAIN_MS.length - 1)] ?? 0, 1_000);
}
