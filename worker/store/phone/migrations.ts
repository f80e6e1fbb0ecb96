export const phoneMigrations = [
	`CREATE TABLE phone (one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL);
	CREATE TABLE events (
		seq INTEGER PRIMARY KEY,
		at INTEGER NOT NULL,
		type TEXT NOT NULL,
		actor TEXT NOT NULL,
		facts TEXT NOT NULL,
		hash TEXT NOT NULL
	);
	CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT raise(ABORT, 'the event log is append-only'); END;
	CREATE TRIGGER events_hold BEFORE UPDATE ON events BEGIN SELECT raise(ABORT, 'the event log is append-only'); END`,
] as const;
