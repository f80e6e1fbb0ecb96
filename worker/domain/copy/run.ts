import type { CopyRun, CopyState } from "../../../shared/schemas/pm-copy.ts";

/** What of a patient a run speaks of; on the rest it leaves the copy alone. */
export const PATIENT_FIELDS = ["birthDate", "language", "numbers", "guardians", "mergedInto"] as const;
export type GivenField = (typeof PATIENT_FIELDS)[number];

/** What the absence of somebody, or of something, from a run means. */
export type CopyScope = {
	/** `whole`: who is missing has left the practice management system. `some`: nothing is said of those who are missing. */
	patients: "whole" | "some";
	/** What starts in here and is missing is gone: from the first ms to before the last one. Null: missing means nothing. */
	appointments: { from: number; to: number } | null;
};

/** Where the clinic is, for dates without a zone and numbers without a country. */
export type Place = { timeZone: string; country: string };

/** Runs of these take the clinic's one place for a run. */
const BUSY: readonly CopyState[] = ["receiving", "reading", "applying"];
/** Runs of these are done with, for good. */
const OVER: readonly CopyState[] = ["done", "dropped"];

export function isBusy({ state }: Pick<CopyRun, "state">): boolean {
	return BUSY.includes(state);
}

export function isOver({ state }: Pick<CopyRun, "state">): boolean {
	return OVER.includes(state);
}
