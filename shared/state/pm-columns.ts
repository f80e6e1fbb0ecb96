import { APPOINTMENT_COLUMNS, type ColumnMap, type CopyColumn, PATIENT_COLUMNS } from "../schemas/pm-copy.ts";

type Subject = "patients" | "appointments";

export const COLUMNS: Record<Subject, readonly CopyColumn[]> = { patients: PATIENT_COLUMNS, appointments: APPOINTMENT_COLUMNS };

/** Each row: one of these sets must be there as a whole. */
const NEEDED: Record<Subject, CopyColumn[][][]> = {
	patients: [[["externalId"]], [["name"], ["lastName"]]],
	appointments: [[["externalId"]], [["patientExternalId"]], [["start"], ["date", "time"]]],
};

/** What still has to be chosen before a file can be read. The Worker has the last word. */
export function missingColumns(subject: Subject, map: ColumnMap): ReadonlySet<CopyColumn> {
	const open = NEEDED[subject].filter((sets) => !sets.some((set) => set.every((column) => map[column])));
	return new Set(open.flatMap((sets) => sets[0] ?? []));
}

/** Only what is a column of ours; empty: not in the file. */
export function mapIn(subject: Subject, texts: Record<string, string>): ColumnMap {
	return Object.fromEntries(COLUMNS[subject].flatMap((column) => (texts[column] ? [[column, texts[column]]] : [])));
}

export function isSameMap(a: ColumnMap, b: ColumnMap): boolean {
	const sorted = (map: ColumnMap) => JSON.stringify(Object.entries(map).sort());
	return sorted(a) === sorted(b);
}
