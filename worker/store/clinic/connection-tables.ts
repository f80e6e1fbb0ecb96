/** A clinic's connection to the server of its practice management system, and how far it has been read. */
export const connectionTables = `CREATE TABLE pm_connection (
		one INTEGER PRIMARY KEY CHECK (one = 1),
		settings TEXT NOT NULL,
		abilities TEXT, -- null: not asked yet
		last_night TEXT NOT NULL -- the last day that the nightly run was begun for
	);
	CREATE TABLE pm_keys (
		algorithm TEXT PRIMARY KEY,
		kid TEXT NOT NULL,
		public TEXT NOT NULL,
		sealed TEXT NOT NULL -- the private part
	) WITHOUT ROWID;
	CREATE TABLE pm_marks ( -- what is in the copy for sure
		one INTEGER PRIMARY KEY CHECK (one = 1),
		changed_to INTEGER, -- ms by the server's clock; null: nobody knows
		whole_at INTEGER, -- ms: when all of it was read the last time
		done_at TEXT
	);
	CREATE TABLE pm_readings (
		run_id TEXT PRIMARY KEY,
		due_at INTEGER, -- ms; null: all is read
		reading TEXT NOT NULL
	) WITHOUT ROWID` as const;
