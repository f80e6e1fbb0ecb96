export function linkTicket(sql: SqlStorage, ticketId: string, threadId: string): void {
	sql.exec("INSERT INTO tickets VALUES (?, ?) ON CONFLICT DO NOTHING", ticketId, threadId);
}

export function linkRequester(sql: SqlStorage, requesterId: string, threadId: string): void {
	sql.exec("INSERT INTO requesters VALUES (?, ?) ON CONFLICT DO NOTHING", requesterId, threadId);
}

export function threadsOfTicket(sql: SqlStorage, ticketId: string): string[] {
	return ids(sql.exec<{ thread_id: string }>("SELECT thread_id FROM tickets WHERE ticket_id = ?", ticketId));
}

export function threadsOfRequester(sql: SqlStorage, requesterId: string): string[] {
	return ids(sql.exec<{ thread_id: string }>("SELECT thread_id FROM requesters WHERE requester_id = ?", requesterId));
}

export function notePending(sql: SqlStorage, threadId: string, dueAt: number): void {
	sql.exec("INSERT INTO pending VALUES (?, ?) ON CONFLICT (thread_id) DO UPDATE SET due_at = excluded.due_at", threadId, dueAt);
}

export function dropPending(sql: SqlStorage, threadId: string): void {
	sql.exec("DELETE FROM pending WHERE thread_id = ?", threadId);
}

export function pendingBefore(sql: SqlStorage, at: number, limit: number): string[] {
	return ids(sql.exec<{ thread_id: string }>("SELECT thread_id FROM pending WHERE due_at < ? ORDER BY due_at LIMIT ?", at, limit));
}

function ids(rows: Iterable<{ thread_id: string }>): string[] {
	return [...rows].map((row) => row.thread_id);
}
