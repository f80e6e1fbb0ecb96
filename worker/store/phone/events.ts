/** A row of the log as it is given out: its hash covers the row and the hash before it. */
export type PhoneLogRow = { seq: number; at: number; type: string; actor: string; facts: string; hash: string };

export function phoneEvents(sql: SqlStorage): PhoneLogRow[] {
	return sql.exec<PhoneLogRow>("SELECT seq, at, type, actor, facts, hash FROM events ORDER BY seq").toArray();
}
