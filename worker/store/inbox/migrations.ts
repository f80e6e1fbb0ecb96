export const inboxMigrations = [
	`CREATE TABLE entries (
		thread_id TEXT PRIMARY KEY,
		version INTEGER NOT NULL,
		status TEXT NOT NULL,
		active_at INTEGER NOT NULL,
		waits INTEGER NOT NULL, -- 1 while a text is unanswered and the thread is no spam
		search TEXT NOT NULL,
		received INTEGER NOT NULL,
		answered INTEGER NOT NULL,
		item TEXT NOT NULL
	) WITHOUT ROWID;
	CREATE INDEX entries_by_status ON entries (status, active_at, thread_id);
	CREATE INDEX entries_waiting ON entries (active_at, thread_id) WHERE waits = 1;
	CREATE TABLE seen (
		staff_id TEXT NOT NULL,
		thread_id TEXT NOT NULL,
		received INTEGER NOT NULL,
		PRIMARY KEY (staff_id, thread_id)
	) WITHOUT ROWID;
	CREATE TABLE live (seq INTEGER PRIMARY KEY, event TEXT NOT NULL)`,
	// `last`: the newest text's words, sealed; `item` has none from here on. `key`: the inbox's own, sealed with the deployment's.
	`ALTER TABLE entries ADD COLUMN last BLOB;
	CREATE TABLE vault (one INTEGER PRIMARY KEY CHECK (one = 1), key TEXT NOT NULL)`,
] as const;
