import type { DayOrder } from "../../../shared/rules/read-day.ts";
import type { ColumnMap, CopyColumn, RejectReason } from "../../../shared/schemas/pm-copy.ts";

/** How the rows of one file are to be understood. `today`: YYYY-MM-DD on the clinic's calendar. */
export type Context = { header: readonly string[]; map: ColumnMap; order: DayOrder; timeZone: string; country: string; today: string };

/** `externalId`: whose row it was, where it could be read, so that who is refused is not taken for gone. */
export type Refused = { reason: RejectReason; externalId: string | null };

export type Cell = (column: CopyColumn) => string | undefined;

export function cellsBy({ header, map }: Context, cells: readonly string[]): Cell {
	return (column) => {
		const name = map[column];
		return name === undefined ? undefined : cells[header.indexOf(name)];
	};
}

/** Where a cell is missing or one too many, those after it stand under a wrong name: such a row is not read at all. */
export function fits({ header, map }: Context, cells: readonly string[], needed: readonly CopyColumn[]): boolean {
	if (cells.length === 0 || cells.slice(header.length).some((cell) => cell.trim() !== "")) return false;
	const places = needed.flatMap((column) => (map[column] === undefined ? [] : [header.indexOf(map[column] ?? "")]));
	return cells.length > Math.max(-1, ...places);
}
