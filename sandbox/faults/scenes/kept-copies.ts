import { hash as digestOf } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** What lies on disk of one clinic's copy, without the moments at which it came to be. */
export type KeptCopy = {
	patients: unknown[];
	numbers: unknown[];
	known: unknown[];
	/** What the log says was done to whom, in each run by itself. */
	done: unknown[];
	/** Rows of the log whose hash does not cover them and the row before. */
	broken: number[];
	/** What runs left behind that are over. */
	left: unknown;
};

/** Of every clinic that has one. Only while the Worker is stopped. */
export function keptCopies(state: string): KeptCopy[] {
	const folder = join(state, "do/patient-chat-Clinic");
	const files = readdirSync(folder).filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name));
	return files.flatMap((file) => {
		const db = new DatabaseSync(join(folder, file), { readOnly: true });
		try {
			return db.prepare("SELECT 1 FROM copy_runs").get() ? [keptCopy(db)] : [];
		} finally {
			db.close();
		}
	});
}

function keptCopy(db: DatabaseSync): KeptCopy {
	const all = (sql: string) => db.prepare(sql).all();
	return {
		patients: all("SELECT id, sort_name, search, json_remove(patient, '$.asOf') AS patient, asked FROM patients ORDER BY id"),
		numbers: all("SELECT number, patient_id FROM patient_numbers ORDER BY number, patient_id"),
		known: all("SELECT * FROM pm_patients ORDER BY patient_id"),
		done: all(
			`SELECT r.seq, c.value AS done FROM events e JOIN json_each(e.facts, '$.changed') c JOIN copy_runs r ON r.id = json_extract(e.facts, '$.runId')
			WHERE e.type = 'copy_applied' ORDER BY r.seq, done`,
		),
		broken: brokenRows(db),
		left: db.prepare("SELECT (SELECT count(*) FROM copy_parts) AS parts, (SELECT count(*) FROM copy_staged) AS staged").get(),
	};
}

type Row = { seq: number; at: number; type: string; actor: string; facts: string; hash: string };

function brokenRows(db: DatabaseSync): number[] {
	const rows = db.prepare("SELECT * FROM events ORDER BY seq").all() as Row[];
	return rows.flatMap(({ seq, at, type, actor, facts, hash }, index) => {
		const before = rows[index - 1]?.hash ?? "";
		const own = digestOf("sha256", JSON.stringify([before, seq, at, type, actor, facts]), "hex");
		return own === hash && seq === index + 1 ? [] : [seq];
	});
}
