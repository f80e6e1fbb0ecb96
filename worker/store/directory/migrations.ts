export const directoryMigrations = [
	`CREATE TABLE clinics (
		id TEXT PRIMARY KEY,
		name TEXT NOT NULL,
		time_zone TEXT NOT NULL,
		country TEXT NOT NULL,
		everyone INTEGER NOT NULL, -- 1: all agents of the account are members
		new_ticket_after_days INTEGER,
		asked TEXT NOT NULL -- the request that made it, to know it again
	) WITHOUT ROWID;
	CREATE TABLE numbers (
		number TEXT PRIMARY KEY,
		clinic_id TEXT NOT NULL,
		registration TEXT NOT NULL,
		reconciled_to INTEGER NOT NULL -- texts in before this moment are known to be kept
	) WITHOUT ROWID;
	CREATE TABLE members (
		clinic_id TEXT NOT NULL,
		staff_id TEXT NOT NULL,
		role TEXT NOT NULL, -- 'none' keeps one agent out of a clinic that everyone else is in
		PRIMARY KEY (clinic_id, staff_id)
	) WITHOUT ROWID;
	CREATE TABLE staff (
		id TEXT PRIMARY KEY,
		name TEXT NOT NULL,
		role TEXT NOT NULL,
		active INTEGER NOT NULL,
		locale TEXT NOT NULL,
		checked_at INTEGER NOT NULL
	) WITHOUT ROWID;
	CREATE TABLE tickets (ticket_id TEXT NOT NULL, thread_id TEXT NOT NULL, PRIMARY KEY (ticket_id, thread_id)) WITHOUT ROWID;
	CREATE TABLE requesters (requester_id TEXT NOT NULL, thread_id TEXT NOT NULL, PRIMARY KEY (requester_id, thread_id)) WITHOUT ROWID;
	CREATE TABLE pending (thread_id TEXT PRIMARY KEY, due_at INTEGER NOT NULL) WITHOUT ROWID`,
	// Who changed clinics and members: append-only, as every log of changes.
	`CREATE TABLE events (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, type TEXT NOT NULL, actor TEXT NOT NULL, facts TEXT NOT NULL, hash TEXT NOT NULL);
	CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT raise(ABORT, 'the event log is append-only'); END;
	CREATE TRIGGER events_hold BEFORE UPDATE ON events BEGIN SELECT raise(ABORT, 'the event log is append-only'); END`,
	// Sign-ins that wait for the browser extension: each is taken once, within a minute.
	`CREATE TABLE extension_codes (
		hash TEXT PRIMARY KEY,
		challenge TEXT NOT NULL,
		staff_id TEXT NOT NULL,
		signed_in_at INTEGER NOT NULL,
		expires_at INTEGER NOT NULL
	) WITHOUT ROWID`,
	// Which thread a link to the secure page belongs to, by the hash of what is in its address.
	`CREATE TABLE page_links (hash TEXT PRIMARY KEY, thread_id TEXT NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID;
	CREATE INDEX page_links_by_end ON page_links (expires_at)`,
] as const;
