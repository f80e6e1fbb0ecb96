import type { DatabaseSync } from "node:sqlite";

/** The carrier's own block list, per pair of numbers. Only the phone can lift a block. */
export function openOptOuts(db: DatabaseSync) {
	return {
		has: (phone: string, clinic: string): boolean =>
			db.prepare("SELECT 1 FROM opt_outs WHERE phone = ? AND clinic = ?").get(phone, clinic) !== undefined,
		/** False when the pair was blocked already. */
		block: (phone: string, clinic: string, now: number): boolean =>
			db.prepare("INSERT OR IGNORE INTO opt_outs (phone, clinic, at) VALUES (?, ?, ?)").run(phone, clinic, now).changes === 1,
		/** False when there was no block. */
		lift: (phone: string, clinic: string): boolean =>
			db.prepare("DELETE FROM opt_outs WHERE phone = ? AND clinic = ?").run(phone, clinic).changes === 1,
		all: () => db.prepare("SELECT phone, clinic, at FROM opt_outs ORDER BY at").all(),
	};
}
