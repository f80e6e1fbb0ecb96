import type { RejectReason } from "../../../shared/schemas/pm-copy.ts";
import { joined } from "./joined.ts";
import { joinedPatient } from "./joined-patient.ts";
import type { PmRecord, Rejected } from "./record.ts";

/** A record as it was read: `line` of the file, or the count of resources read. Of two versions of one record the later `updatedAt` (ms) holds. */
export type Understood = { record: PmRecord; line: number; updatedAt: number | null };

/** Whose row it was, when that at least could be read: they are not missing then. */
export type NotUnderstood = { line: number; reason: RejectReason; whose: { kind: PmRecord["kind"]; externalId: string } | null };

/** What a run says of one id so far. `record` null: it was there, and nobody can tell what it says. */
export type Staged = { record: PmRecord | null; line: number; rows: number; updatedAt: number | null; isClash: boolean };

/** `join`: rows of one file that must agree. `later`: versions of one record. */
export type Joining = "join" | "later";

/** Whatever the order of the rows, the end is the same: those that contradict each other all go, and what they speak of stays as it was. */
export function stagedWith(before: Staged | null, read: Understood, how: Joining): { staged: Staged; rejected: Rejected[]; rows: number } {
	const alone: Staged = { ...read, rows: 1, isClash: false };
	if (!before || (before.record === null && !before.isClash)) return { staged: alone, rejected: [], rows: 0 };
	if (how === "later") return { staged: isOlder(read, before) ? before : alone, rejected: [], rows: 0 };
	const both = before.record === null ? "same_id_differs" : together(before.record, read.record);
	const line = Math.min(before.line, read.line);
	const rows = before.rows + 1;
	if (both !== "same_id_differs") return { staged: { ...before, record: both, line, rows }, rejected: [], rows: 0 };
	const lines = before.isClash ? [read.line] : [before.line, read.line];
	return {
		staged: { record: null, line, rows, updatedAt: null, isClash: true },
		rejected: lines.map((each) => ({ line: each, reason: "same_id_differs" })),
		rows: before.isClash ? 1 : rows,
	};
}

function together(one: PmRecord, other: PmRecord): PmRecord | "same_id_differs" {
	if (one.kind === "patient" && other.kind === "patient") return joinedPatient(one, other);
	if (one.kind === "appointment" && other.kind === "appointment") return joined(one, other);
	return "same_id_differs";
}

function isOlder({ updatedAt }: Understood, before: Staged): boolean {
	return updatedAt !== null && before.updatedAt !== null && updatedAt < before.updatedAt;
}
