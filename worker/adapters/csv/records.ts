import type { PmRecord } from "../../domain/copy/record.ts";
import { appointmentOf } from "./appointment-row.ts";
import type { Context, Refused } from "./columns.ts";
import type { Subject } from "./header.ts";
import { patientOf } from "./patient-row.ts";

/** What stands under a table: totals, counts, who printed it and when. */
const UNDER =
	/^(?:(?:(?:grand |sub-?)?totals?|count|suma|records?|registros?|printed|generated|exported|report|end of|fin del?)\b|(?:page|página)\s*\d|\*|©|\d+ (?:records?|rows?|patients?|appointments?|registros?|pacientes?|citas?)\b)/i;
const FEW = 3;

/** Null: a line that is no row, such as an empty one, a total, or the header once more at the top of a page. */
export function recordOf(subject: Subject, cells: readonly string[], context: Context): PmRecord | Refused | null {
	if (isNoRow(cells, context)) return null;
	return subject === "patients" ? patientOf(cells, context) : appointmentOf(cells, context);
}

function isNoRow(cells: readonly string[], { header }: Context): boolean {
	const full = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
	if (full.length === 0) return cells.length > 0;
	if (full.length <= FEW && full.length < header.length && UNDER.test(full[0] ?? "")) return true;
	return full.length > 1 && header.every((name, index) => /^Column \d+$| \(\d+\)$/.test(name) || name === cells[index]?.trim());
}
