import type { Words } from "../../../shared/schemas/automatic-text.ts";
import type { WordingVersion } from "../../../shared/schemas/wording.ts";
import { sha256 } from "./settings.ts";

type Row = { version: number; id: string; en: string; es: string; hash_en: string; hash_es: string; at: number; by: string };

/** Oldest first. */
export function wordings(sql: SqlStorage): WordingVersion[] {
	return sql.exec<Row>("SELECT * FROM wordings ORDER BY version").toArray().map(wordingOf);
}

/** The version that this request published. */
export function wordingAsked(sql: SqlStorage, id: string): WordingVersion | null {
	const row = sql.exec<Row>("SELECT * FROM wordings WHERE id = ?", id).next();
	return row.done ? null : wordingOf(row.value);
}

export function insertWording(sql: SqlStorage, id: string, text: Words, at: number, by: string): WordingVersion {
	const hash = { en: sha256(text.en), es: sha256(text.es) };
	const row = sql
		.exec<Row>(
			"INSERT INTO wordings VALUES ((SELECT coalesce(max(version), 0) + 1 FROM wordings), ?, ?, ?, ?, ?, ?, ?) RETURNING *",
			id,
			text.en,
			text.es,
			hash.en,
			hash.es,
			at,
			by,
		)
		.one();
	return wordingOf(row);
}

function wordingOf(row: Row): WordingVersion {
	return {
		version: row.version,
		text: { en: row.en, es: row.es },
		hash: { en: row.hash_en, es: row.hash_es },
		at: new Date(row.at).toISOString(),
		by: row.by,
	};
}
