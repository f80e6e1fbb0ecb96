/** A sign-in that waits for its extension to fetch it. Times in ms. */
export type ExtensionCode = { challenge: string; staffId: string; signedInAt: number };

export function putCode(sql: SqlStorage, hash: string, code: ExtensionCode, expiresAt: number, now: number): void {
	sql.exec("DELETE FROM extension_codes WHERE expires_at <= ?", now);
	sql.exec("INSERT INTO extension_codes VALUES (?, ?, ?, ?, ?)", hash, code.challenge, code.staffId, code.signedInAt, expiresAt);
}

/** Gone with the asking, whatever comes of it: a code is good once. */
export function takeCode(sql: SqlStorage, hash: string, now: number): ExtensionCode | null {
	const row = sql
		.exec<{ challenge: string; staff_id: string; signed_in_at: number; expires_at: number }>(
			"DELETE FROM extension_codes WHERE hash = ? RETURNING challenge, staff_id, signed_in_at, expires_at",
			hash,
		)
		.next();
	if (row.done || row.value.expires_at <= now) return null;
	return { challenge: row.value.challenge, staffId: row.value.staff_id, signedInAt: row.value.signed_in_at };
}
