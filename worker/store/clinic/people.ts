import type { Patient } from "../../../shared/schemas/patient.ts";
import { type Person, type SeenFacts, seenNumbers } from "../../domain/patient/match.ts";
import { folded } from "../../domain/patient/search.ts";
import { mergedIds, survivorOf } from "./merges.ts";
import { patientById } from "./patients.ts";

/** More of one name are no help to anybody. */
const MOST_NAMESAKES = 50;

type Row = { id: string };

/** Everybody who could be meant by what a page shows, each once, with all records of theirs. */
export function peopleLike(sql: SqlStorage, facts: SeenFacts): Person[] {
	const ids = [...byExternalId(sql, facts), ...byBirthDate(sql, facts), ...byNumber(sql, facts), ...byName(sql, facts)];
	const survivors = new Set(ids.map((id) => survivorOf(sql, id)));
	return [...survivors].flatMap((id) => {
		const patient = record(sql, id);
		if (!patient) return [];
		const records = [patient, ...mergedIds(sql, id).flatMap((merged) => record(sql, merged) ?? [])];
		return [{ patient: { ...patient, mergedInto: null }, records }];
	});
}

function byExternalId(sql: SqlStorage, { externalId }: SeenFacts): string[] {
	if (externalId === null) return [];
	return idsOf(sql, "SELECT patient_id AS id FROM external_ids WHERE external_id = ?", externalId);
}

function byBirthDate(sql: SqlStorage, { days }: SeenFacts): string[] {
	return (days ?? []).flatMap((day) => idsOf(sql, "SELECT id FROM patients WHERE json_extract(patient, '$.birthDate') = ?", day));
}

function byNumber(sql: SqlStorage, facts: SeenFacts): string[] {
	return seenNumbers(facts).flatMap(({ number }) => idsOf(sql, "SELECT patient_id AS id FROM patient_numbers WHERE number = ?", number));
}

/** As the copy may write it: whole, or without what stands in the middle. */
function byName(sql: SqlStorage, { name }: SeenFacts): string[] {
	const written = (name ?? []).flatMap(({ given, family }) => [
		[...given, ...family],
		[...given.slice(0, 1), ...family],
	]);
	const names = new Set(written.map((words) => folded(words.join(" "))));
	return [...names].flatMap((one) => idsOf(sql, "SELECT id FROM patients WHERE sort_name = ? LIMIT ?", one, MOST_NAMESAKES));
}

function record(sql: SqlStorage, id: string): Patient | null {
	return patientById(sql, id)?.patient ?? null;
}

function idsOf(sql: SqlStorage, query: string, ...asked: (string | number)[]): string[] {
	return sql
		.exec<Row>(query, ...asked)
		.toArray()
		.map(({ id }) => id);
}
