import { usePmWords } from "./pm-wording.ts";

/** A field of a record in words: most are columns of a file, some are made of several. */
export function useFieldName(): (field: string) => string {
	const { columns, fields } = usePmWords();
	const { numbers, guardians, inactive, patients, source } = fields;
	const known = new Map<string, string>(
		Object.entries({
			...columns,
			numbers,
			guardians,
			inactive,
			source,
			patientIds: patients,
			patientExternalIds: columns.patientExternalId,
		}),
	);
	return (field) => known.get(field) ?? field;
}
