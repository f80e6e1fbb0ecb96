/** The first step is all that a first text needs; the rest is made when the thread is next touched, so that nobody waits for it. */
export const threadMigrations = [
	`CREATE TABLE thread (one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL);
	CREATE TABLE messages (
		pos INTEGER PRIMARY KEY, -- time in ms * 1024, then arrival: the order on screen
		id TEXT NOT NULL UNIQUE, -- the carrier's MessageSid for a text in, the client's id for a text out
		direction TEXT NOT NULL,
		kind TEXT NOT NULL,
		channel TEXT NOT NULL,
		body TEXT NOT NULL,
		sender TEXT NOT NULL,
		state TEXT NOT NULL,
		sid TEXT,
		code TEXT,
		media TEXT,
		flags TEXT
	);
	CREATE TABLE events (
		seq INTEGER PRIMARY KEY,
		at INTEGER NOT NULL,
		type TEXT NOT NULL,
		actor TEXT NOT NULL,
		facts TEXT NOT NULL,
		hash TEXT NOT NULL
	)`,
	`CREATE TABLE outbox (
		id TEXT PRIMARY KEY,
		due_at INTEGER,
		attempt INTEGER NOT NULL DEFAULT 0,
		absent INTEGER NOT NULL DEFAULT 0,
		resent INTEGER NOT NULL DEFAULT 0,
		queued_at INTEGER NOT NULL,
		claimed_at INTEGER
	) WITHOUT ROWID;
	CREATE INDEX messages_by_sid ON messages (sid) WHERE sid IS NOT NULL;
	CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT raise(ABORT, 'the event log is append-only'); END;
	CREATE TRIGGER events_hold BEFORE UPDATE ON events BEGIN SELECT raise(ABORT, 'the event log is append-only'); END`,
	// `about`: the patient whom it is about. `marks`: JSON of what few texts have: health, automatic, reaction.
	`ALTER TABLE messages ADD COLUMN about TEXT;
	ALTER TABLE messages ADD COLUMN marks TEXT`,
	// `card`: sealed, as the body is. `link`: JSON; an address is nowhere, only its hash. `session`: JSON of a browser that proved whose it is.
	`ALTER TABLE messages ADD COLUMN card BLOB;
	ALTER TABLE messages ADD COLUMN link_id TEXT;
	ALTER TABLE messages ADD COLUMN read_at INTEGER;
	CREATE TABLE links (id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, message_id TEXT NOT NULL, link TEXT NOT NULL) WITHOUT ROWID;
	CREATE TABLE page_sessions (hash TEXT PRIMARY KEY, link_id TEXT NOT NULL, session TEXT NOT NULL, seen_at INTEGER NOT NULL) WITHOUT ROWID`,
	// A file's content lies in the object store, sealed with `key`, which the thread's own key seals. `have`: JSON of the parts that are here.
	`CREATE TABLE files (
		pos INTEGER PRIMARY KEY AUTOINCREMENT,
		id TEXT NOT NULL UNIQUE,
		message_id TEXT,
		item INTEGER NOT NULL DEFAULT 0,
		direction TEXT NOT NULL,
		name BLOB,
		type TEXT,
		content_type TEXT NOT NULL,
		size INTEGER NOT NULL,
		width INTEGER,
		height INTEGER,
		state TEXT NOT NULL,
		cause TEXT,
		warnings TEXT,
		at INTEGER NOT NULL,
		owner TEXT NOT NULL,
		key TEXT,
		have TEXT NOT NULL DEFAULT '[]',
		source TEXT,
		received_hash TEXT,
		kept_hash TEXT,
		task TEXT,
		due_at INTEGER,
		attempt INTEGER NOT NULL DEFAULT 0
	);
	CREATE INDEX files_by_message ON files (message_id, item) WHERE message_id IS NOT NULL;
	CREATE INDEX files_by_due ON files (due_at) WHERE due_at IS NOT NULL`,
	// What stays of a message or file that was deleted, sealed: JSON of when, by whom, why.
	`ALTER TABLE messages ADD COLUMN erased BLOB;
	ALTER TABLE files ADD COLUMN erased BLOB`,
] as const;
