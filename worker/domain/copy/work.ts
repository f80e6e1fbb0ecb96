import type { ColumnMap, ImportPreview } from "../../../shared/schemas/pm-copy.ts";
import type { CopyScope, GivenField, Place } from "./run.ts";

export type DateOrder = ImportPreview["dates"];

/** How far the reader is in the file, and what it keeps until the next piece: its own affair, as JSON. Null: it has not begun. */
export type FileAt = { part: number; from: number; reader: string | null };

export type HeadRow = { line: number; cells: string[] };

/** One piece of a run at a time; each is written down with what it did, so that a run goes on where it was after any end. */
export type CopyStep =
	| { phase: "receive" }
	/** Somebody else brings the records, and says when that is all. */
	| { phase: "brought" }
	/** The whole file for its header, its way to write dates, and how much there is. */
	| { phase: "scan"; at: FileAt; sniffed: string | null; head: HeadRow[]; evidence: string | null }
	/** What an earlier reading left goes, before the next one. */
	| { phase: "unstage" }
	| { phase: "read"; at: FileAt }
	| { phase: "compare"; kind: "patient" | "appointment"; after: string }
	| { phase: "missing_patients"; after: string }
	| { phase: "missing_appointments"; after: { start: number; id: string } }
	| { phase: "decide" }
	/** Nothing for the engine: a person decides, or it is over. */
	| { phase: "rest" }
	| { phase: "apply"; kind: "patient" | "appointment"; after: string }
	| { phase: "finish" };

/** How the file was understood. */
export type FileReading = {
	encoding: ImportPreview["encoding"];
	delimiter: ImportPreview["delimiter"];
	/** What the reader says of how it is written, as JSON. */
	sniffed: string;
	header: string[];
	/** The line that the header stands in: what comes before it is no row. */
	headerLine: number;
	map: ColumnMap;
	dates: DateOrder | null;
};

/** What the engine keeps of a run beside what everybody sees of it. */
export type CopyWork = {
	step: CopyStep;
	place: Place;
	staffId: string | null;
	/** The request that began it, to know it again. */
	asked: string;
	bytes: number | null;
	/** When the last part came in. */
	heardAt: number;
	isWhole: boolean;
	scope: CopyScope | null;
	/** What of a patient the run speaks of. */
	gives: readonly GivenField[];
	file: FileReading | null;
	/** As a person wants it read. */
	wanted: { map: ColumnMap | null; order: DateOrder["order"] | null };
	/** There was a row whose id could not be read: nobody can be said to be missing. */
	hasNameless: boolean;
	/** How often the step failed in a row. */
	attempt: number;
};

/** A file is read from its beginning: the first time, and when a person says how it is to be read. */
export const FROM_THE_START: CopyStep = {
	phase: "scan",
	at: { part: 0, from: 0, reader: null },
	sniffed: null,
	head: [],
	evidence: null,
};
