import type { ImportPreview } from "../../../shared/schemas/pm-copy.ts";
import type { PmRecord } from "../../domain/copy/record.ts";

export type Change = { kind: PmRecord["kind"]; externalId: string; change: "added" | "changed" | "gone"; fields: string[] };

type Row = { kind: PmRecord["kind"]; external_id: string; change: Change["change"]; fields: string };

/** What a run is about to do: only what it says is done. */
export function putChange(sql: SqlStorage, run: number, { kind, externalId, change, fields }: Change): void {
	sql.exec("INSERT OR REPLACE INTO copy_changes VALUES (?, ?, ?, ?, ?)", run, kind, externalId, change, fields.join(" "));
}

export function changesAfter(sql: SqlStorage, run: number, kind: PmRecord["kind"], after: string, limit: number): Change[] {
	return sql
		.exec<Row>(
			"SELECT kind, external_id, change, fields FROM copy_changes WHERE run = ? AND kind = ? AND external_id > ? ORDER BY external_id LIMIT ?",
			run,
			kind,
			after,
			limit,
		)
		.toArray()
		.map(changeOf);
}

/** For a person to look at; whoever goes comes first, for that is what nobody expects. */
export function changesShown(sql: SqlStorage, run: number, limit: number): ImportPreview["changes"] {
	return sql
		.exec<Row>(
			"SELECT kind, external_id, change, fields FROM copy_changes WHERE run = ? ORDER BY change = 'gone' DESC, change = 'changed' DESC LIMIT ?",
			run,
			limit,
		)
		.toArray()
		.map(changeOf)
		.map(({ externalId, change, fields }) => ({ externalId, kind: change, fields }));
}

function changeOf({ kind, external_id: externalId, change, fields }: Row): Change {
	return { kind, externalId, change, fields: fields.split(" ").filter((field) => field !== "") };
}
