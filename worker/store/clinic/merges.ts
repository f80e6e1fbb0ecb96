import type { Patient } from "../../../shared/schemas/patient.ts";
import { type Merge, survivors } from "../../domain/patient/merge.ts";

type Row = { patient_id: string; source: Merge["source"]; into_id: string };
export type MergeAsked = Pick<Merge, "patientId" | "into">;

/** Who stands for this patient now: themselves, mostly. */
export function survivorOf(sql: SqlStorage, patientId: string): string {
	const row = sql.exec<{ survivor_id: string }>("SELECT survivor_id FROM survivors WHERE patient_id = ?", patientId).next();
	return row.done ? patientId : row.value.survivor_id;
}

/** Whose records this patient stands for, besides their own. */
export function mergedIds(sql: SqlStorage, survivorId: string): string[] {
	return sql
		.exec<{ patient_id: string }>("SELECT patient_id FROM survivors WHERE survivor_id = ? ORDER BY patient_id", survivorId)
		.toArray()
		.map(({ patient_id }) => patient_id);
}

export function mergeOf(sql: SqlStorage, patientId: string, source: Merge["source"]): Merge | null {
	const row = sql.exec<Row>("SELECT * FROM merges WHERE patient_id = ? AND source = ?", patientId, source).next();
	return row.done ? null : mergeIn(row.value);
}

export function putMerge(sql: SqlStorage, { patientId, source, into }: Merge): void {
	sql.exec("INSERT OR REPLACE INTO merges VALUES (?, ?, ?)", patientId, source, into);
	resettle(sql, patientId);
}

export function dropMerge(sql: SqlStorage, patientId: string, source: Merge["source"]): void {
	sql.exec("DELETE FROM merges WHERE patient_id = ? AND source = ?", patientId, source);
	resettle(sql, patientId);
}

/** What a request to merge named; null: this id was never used. */
export function mergeAsked(sql: SqlStorage, requestId: string): MergeAsked | null {
	const row = sql.exec<{ patient_id: string; into_id: string }>("SELECT * FROM merge_requests WHERE id = ?", requestId).next();
	return row.done ? null : { patientId: row.value.patient_id, into: row.value.into_id };
}

export function keepMergeAsked(sql: SqlStorage, requestId: string, { patientId, into }: MergeAsked): void {
	sql.exec("INSERT INTO merge_requests VALUES (?, ?, ?)", requestId, patientId, into);
}

/** With each record that is kept: what the practice management system says of it holds, and who waited for it finds it. */
export function followRecord(sql: SqlStorage, { id, mergedInto }: Pick<Patient, "id" | "mergedInto">, isNew: boolean): void {
	const before = mergeOf(sql, id, "pm")?.into ?? null;
	if (mergedInto !== null && mergedInto !== before) putMerge(sql, { patientId: id, source: "pm", into: mergedInto });
	else if (mergedInto === null && before !== null) dropMerge(sql, id, "pm");
	if (isNew) for (const waiting of pointingAt(sql, id)) resettle(sql, waiting);
}

/** Only who comes to this patient, on whatever way, can stand elsewhere now. */
function resettle(sql: SqlStorage, patientId: string): void {
	const comers = new Set([patientId]);
	for (const id of comers) for (const comer of pointingAt(sql, id)) comers.add(comer);
	const found = survivors(waysFrom(sql, comers));
	for (const id of comers) {
		const survivor = found.get(id);
		if (survivor === undefined) sql.exec("DELETE FROM survivors WHERE patient_id = ?", id);
		else sql.exec("INSERT OR REPLACE INTO survivors VALUES (?, ?)", id, survivor);
	}
}

/** All that is said of these, and of those whom it leads to. */
function waysFrom(sql: SqlStorage, patientIds: ReadonlySet<string>): Merge[] {
	const said: Merge[] = [];
	const seen = new Set(patientIds);
	for (const id of seen)
		for (const merge of mergesOf(sql, id)) {
			said.push(merge);
			seen.add(merge.into);
		}
	return said;
}

function pointingAt(sql: SqlStorage, patientId: string): string[] {
	return sql
		.exec<{ patient_id: string }>("SELECT DISTINCT patient_id FROM merges WHERE into_id = ?", patientId)
		.toArray()
		.map(({ patient_id }) => patient_id);
}

/** One into somebody who is not here (yet) is none. */
function mergesOf(sql: SqlStorage, patientId: string): Merge[] {
	return sql.exec<Row>("SELECT merges.* FROM merges JOIN patients ON id = into_id WHERE patient_id = ?", patientId).toArray().map(mergeIn);
}

function mergeIn({ patient_id, source, into_id }: Row): Merge {
	return { patientId: patient_id, source, into: into_id };
}
