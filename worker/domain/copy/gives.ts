import type { ColumnMap } from "../../../shared/schemas/pm-copy.ts";
import type { GivenField } from "./run.ts";

/** What a file without such a column says nothing of stays as the copy has it. */
export function givenBy(map: ColumnMap): GivenField[] {
	const has = (...columns: (keyof ColumnMap)[]) => columns.some((column) => map[column] !== undefined);
	return [
		...(has("birthDate") ? (["birthDate"] as const) : []),
		...(has("language") ? (["language"] as const) : []),
		...(has("mobile", "home", "work", "phone", "guardianPhone") ? (["numbers"] as const) : []),
		...(has("guardianName", "guardianPhone") ? (["guardians"] as const) : []),
		...(has("mergedInto") ? (["mergedInto"] as const) : []),
	];
}
