import { APPOINTMENT_COLUMNS, type ColumnMap, type CopyColumn, PATIENT_COLUMNS } from "../../../shared/schemas/pm-copy.ts";
import { type Aliases, APPOINTMENT_ALIASES, PATIENT_ALIASES } from "./aliases.ts";
import { squashed, withoutWhose } from "./header-words.ts";
import { phoneColumn } from "./phone-header.ts";

export type Subject = "patients" | "appointments";
export type Header = { index: number; header: string[] };

/** Titles, the clinic's address, the days of a report: more lines than this before the header are none. */
const LINES_BEFORE = 40;
const LONGEST = 120;

/** Which row names the columns; null: none does. Names that come twice are told apart, and a column without one is called by its place. */
export function findHeader(subject: Subject, rows: readonly { cells: string[] }[]): Header | null {
	const worth = rows.slice(0, LINES_BEFORE).map(({ cells }) => knownIn(subject, cells));
	const most = Math.max(0, ...worth);
	const index = most >= 2 ? worth.indexOf(most) : strangeHeader(rows);
	const cells = rows[index]?.cells;
	return cells ? { index, header: named(cells) } : null;
}

/**
 * What each column is likely to hold. What staff said before holds as long as its headers are there; a column that they left out stays out.
 */
export function suggestMap(subject: Subject, header: readonly string[], remembered: ColumnMap | null): ColumnMap {
	const kept = stillThere(subject, header, remembered ?? {});
	if (kept.size === 0) return Object.fromEntries(likely(subject, header));
	const taken = new Set(kept.values());
	for (const [column, name] of likely(subject, header)) {
		if (remembered?.[column] !== undefined && !kept.has(column) && !taken.has(name)) kept.set(column, name);
	}
	return Object.fromEntries(kept);
}

export function mapTrouble(subject: Subject, map: ColumnMap): "not_mapped" | null {
	const isThere = (...columns: CopyColumn[]) => columns.some((column) => map[column] !== undefined);
	if (!isThere("externalId")) return "not_mapped";
	if (subject === "patients") return isThere("name", "lastName", "firstName") ? null : "not_mapped";
	return isThere("patientExternalId") && isThere("start", "date") ? null : "not_mapped";
}

function likely(subject: Subject, header: readonly string[]): Map<CopyColumn, string> {
	const best = new Map<CopyColumn, { name: string; rank: number }>();
	for (const name of header) {
		for (const { column, rank } of meanings(subject, name)) {
			const known = best.get(column);
			if (!known || rank < known.rank) best.set(column, { name, rank });
		}
	}
	if (subject === "appointments" && !best.has("date")) standInForStart(best);
	return new Map(columnsOf(subject).flatMap((column) => (best.has(column) ? [[column, best.get(column)?.name ?? ""]] : [])));
}

/** A lone "Start Time" holds the day as well. */
function standInForStart(best: Map<CopyColumn, { name: string; rank: number }>): void {
	const time = best.get("time");
	if (!time || best.has("start")) return;
	best.delete("time");
	best.set("start", time);
}

function meanings(subject: Subject, name: string): { column: CopyColumn; rank: number }[] {
	const [whole, short] = [squashed(name), withoutWhose(name)];
	const found = Object.entries(subject === "patients" ? PATIENT : APPOINTMENT).flatMap(([column, known]) => {
		const rank = known.get(whole) ?? (short === "" ? undefined : known.get(short));
		return rank === undefined || !isColumn(column) ? [] : [{ column, rank: rank + (known.has(whole) ? 0 : 0.5) }];
	});
	const own = subject === "appointments" && found.some(({ column }) => column === "patientExternalId");
	const phone = subject === "patients" && found.length === 0 ? phoneColumn(name) : null;
	return phone ? [phone] : own ? found.filter(({ column }) => column === "patientExternalId") : found;
}

function knownIn(subject: Subject, cells: readonly string[]): number {
	const columns = cells.flatMap((cell) =>
		cell.length > LONGEST
			? []
			: meanings(subject, cell)
					.slice(0, 1)
					.map(({ column }) => column),
	);
	return new Set(columns).size;
}

/** A header of which we know no word: the first of two rows that are equally wide, all of it text, no cell like another. */
function strangeHeader(rows: readonly { cells: string[] }[]): number {
	return rows.slice(0, LINES_BEFORE).findIndex(({ cells }, index) => {
		const names = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
		const isText = names.every((name) => /\p{L}/u.test(name) && !/\d{3}/.test(name));
		return names.length > 1 && isText && new Set(names).size === names.length && rows[index + 1]?.cells.length === cells.length;
	});
}

function named(cells: readonly string[]): string[] {
	const names: string[] = [];
	for (const [index, cell] of cells.entries()) {
		const own =
			cell
				.trim()
				.replace(/\s+/g, " ")
				.slice(0, LONGEST - 8) || `Column ${index + 1}`;
		let name = own;
		for (let time = 2; names.includes(name); time++) name = `${own} (${time})`;
		names.push(name);
	}
	return names;
}

function stillThere(subject: Subject, header: readonly string[], remembered: ColumnMap): Map<CopyColumn, string> {
	return new Map(
		columnsOf(subject).flatMap((column) => {
			const was = remembered[column];
			const now =
				was === undefined ? undefined : (header.find((name) => name === was) ?? header.find((name) => exact(name) === exact(was)));
			return now === undefined ? [] : [[column, now]];
		}),
	);
}

/** Case and blanks may change with a new version of their system; a "(2)" may not. */
function exact(name: string): string {
	return name.toLowerCase().replace(/[\s_]+/g, "");
}

function columnsOf(subject: Subject): readonly CopyColumn[] {
	return subject === "patients" ? PATIENT_COLUMNS : APPOINTMENT_COLUMNS;
}

function isColumn(column: string): column is CopyColumn {
	return [...PATIENT_COLUMNS, ...APPOINTMENT_COLUMNS].some((known) => known === column);
}

function ranked(aliases: Aliases): Record<string, ReadonlyMap<string, number>> {
	return Object.fromEntries(
		Object.entries(aliases).map(([column, names]) => [column, new Map(names.split(/\s+/).map((name, rank) => [name, rank]))]),
	);
}

const PATIENT = ranked(PATIENT_ALIASES);
const APPOINTMENT = ranked(APPOINTMENT_ALIASES);
