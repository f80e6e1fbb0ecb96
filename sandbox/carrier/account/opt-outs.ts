import type { DatabaseSync } from "node:sqlite";

/** A block list, per pair of numbers: the carrier's own, or the toll-free network's. Only the phone can lift a block. */
export function openOptOuts(db: DatabaseSync, table: "opt_outs" | "network_stops") {
	return {
		has: (phone: string, clinic: string): boolean =>
			db.prepare(`SELECT 1 FROM ${table} WHERE phone = ? AND clinic = ?`).get(phone, clinic) !== undefined,
		/** False when the pair was blocked already. */
		block: (phone: string, clinic: string, now: number): boolean =>
			db.prepare(`INSERT OR IGNORE INTO ${table} (phone, clinic, at) VALUES (?, ?, ?)`).run(phone, clinic, now).changes === 1,
		/** False when there was no block. */
		lift: (phone: string, clinic: string): boolean =>
			db.prepare(`DELETE FROM ${table} WHERE phone = ? AND clinic = ?`).run(phone, clinic).changes === 1,
		all: () => db.prepare(`SELECT phone, clinic, at FROM ${table} ORDER BY at`).all(),
	};
}
