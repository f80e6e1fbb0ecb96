import type { DatabaseSync } from "node:sqlite";
import * as z from "zod/mini";

const Row = z.object({ number: z.string(), name: z.string(), off: z.number(), waiting: z.number() });
export type Phone = { number: string; name: string; off: boolean; waiting: number };

const SELECT = `SELECT number, name, off,
	(SELECT count(*) FROM messages WHERE recipient = number AND waiting = 1) AS waiting FROM phones`;

function fromRow(found: unknown): Phone {
	const row = Row.parse(found);
	return { ...row, off: row.off === 1 };
}

export function openPhones(db: DatabaseSync) {
	return {
		all: (): Phone[] => db.prepare(`${SELECT} ORDER BY added, rowid`).all().map(fromRow),
		get(number: string): Phone | null {
			const row = db.prepare(`${SELECT} WHERE number = ?`).get(number);
			return row === undefined ? null : fromRow(row);
		},
		/** False when there is one with this number. */
		add: (number: string, name: string, now: number): boolean =>
			db.prepare("INSERT OR IGNORE INTO phones (number, name, added) VALUES (?, ?, ?)").run(number, name, now).changes === 1,
		switch(number: string, off: boolean) {
			db.prepare("UPDATE phones SET off = ? WHERE number = ?").run(off ? 1 : 0, number);
		},
		remove(number: string) {
			db.prepare("DELETE FROM phones WHERE number = ?").run(number);
		},
	};
}
