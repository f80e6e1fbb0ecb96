import { DatabaseSync } from "node:sqlite";

const SCHEMA = `
CREATE TABLE IF NOT EXISTS messages (
	seq INTEGER PRIMARY KEY AUTOINCREMENT,
	sid TEXT NOT NULL UNIQUE,
	key TEXT UNIQUE,
	direction TEXT NOT NULL,
	sender TEXT NOT NULL,
	recipient TEXT NOT NULL,
	body TEXT NOT NULL,
	status TEXT NOT NULL,
	error_code INTEGER,
	service_sid TEXT,
	segments INTEGER NOT NULL,
	created_at INTEGER NOT NULL,
	sent_at INTEGER,
	updated_at INTEGER NOT NULL,
	status_callback TEXT,
	reached TEXT NOT NULL DEFAULT '[]',
	receipt_faults TEXT NOT NULL DEFAULT '[]',
	extra TEXT NOT NULL DEFAULT '{}',
	listed INTEGER NOT NULL,
	arrived_at INTEGER,
	waiting INTEGER NOT NULL DEFAULT 0,
	redacted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS messages_by_sender ON messages (sender, seq);
CREATE INDEX IF NOT EXISTS messages_by_recipient ON messages (recipient, seq);
CREATE TABLE IF NOT EXISTS media (
	sid TEXT PRIMARY KEY,
	message_sid TEXT NOT NULL,
	position INTEGER NOT NULL,
	content_type TEXT NOT NULL,
	bytes BLOB NOT NULL,
	created_at INTEGER NOT NULL,
	listed INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX IF NOT EXISTS media_by_message ON media (message_sid, position);
CREATE TABLE IF NOT EXISTS phones (number TEXT PRIMARY KEY, name TEXT NOT NULL, off INTEGER NOT NULL DEFAULT 0, added INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS numbers (number TEXT PRIMARY KEY, name TEXT, sms_url TEXT NOT NULL, fallback_url TEXT);
CREATE TABLE IF NOT EXISTS opt_outs (phone TEXT NOT NULL, clinic TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (phone, clinic));
CREATE TABLE IF NOT EXISTS network_stops (phone TEXT NOT NULL, clinic TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (phone, clinic));
CREATE TABLE IF NOT EXISTS opt_out_modes (number TEXT PRIMARY KEY, mode TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS due (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, job TEXT NOT NULL, begun INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS due_by_time ON due (begun, at);
`;

export function openState(file?: string): DatabaseSync {
	const db = new DatabaseSync(file ?? ":memory:");
	db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000;");
	db.exec(SCHEMA);
	return db;
}

/** Nests: only the outermost commits. */
export function atomically<T>(db: DatabaseSync, work: () => T): T {
	if (db.isTransaction) return work();
	db.exec("BEGIN IMMEDIATE");
	try {
		const result = work();
		db.exec("COMMIT");
		return result;
	} catch (error) {
		db.exec("ROLLBACK");
		throw error;
	}
}
