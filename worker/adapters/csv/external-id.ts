import { filled, isDamaged, withoutDecimal } from "./cell.ts";

const LONGEST = 64;

/** Ids are text: nineteen digits stay nineteen digits, and a zero in front stays. */
export function externalIdOf(cell: string | undefined): { id: string } | { reason: "no_id" | "damaged_id" } {
	const id = withoutDecimal(filled(cell));
	if (id === "") return { reason: "no_id" };
	return isDamaged(id) || id.length > LONGEST ? { reason: "damaged_id" } : { id };
}
