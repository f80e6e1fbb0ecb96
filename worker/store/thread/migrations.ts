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
] as const;
