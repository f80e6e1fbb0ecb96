import { connectionTables } from "./connection-tables.ts";
import { copyTables } from "./copy-tables.ts";
import { pageTryTables } from "./page-try-tables.ts";
import { siteTables } from "./site-tables.ts";

export const clinicMigrations = [
	`CREATE TABLE settings (version INTEGER NOT NULL, saved TEXT NOT NULL);
	INSERT INTO settings VALUES (0, '{}');
	CREATE TABLE wordings (
		version INTEGER PRIMARY KEY,
		id TEXT NOT NULL UNIQUE, -- of the request that published it
		en TEXT NOT NULL,
		es TEXT NOT NULL,
		hash_en TEXT NOT NULL,
		hash_es TEXT NOT NULL,
		at INTEGER NOT NULL,
		by TEXT NOT NULL
	);
	CREATE TRIGGER wordings_stay BEFORE DELETE ON wordings BEGIN SELECT raise(ABORT, 'wordings are append-only'); END;
	CREATE TRIGGER wordings_hold BEFORE UPDATE ON wordings BEGIN SELECT raise(ABORT, 'wordings are append-only'); END;
	CREATE TABLE registrations ( -- that the directory is still to be told of
		number TEXT PRIMARY KEY,
		clinic_id TEXT NOT NULL,
		registration TEXT NOT NULL
	) WITHOUT ROWID;
	CREATE TABLE patients (
		id TEXT PRIMARY KEY,
		sort_name TEXT NOT NULL,
		search TEXT NOT NULL,
		patient TEXT NOT NULL,
		asked TEXT -- the request that made it, to know it again; null while a thread alone speaks of it
	) WITHOUT ROWID;
	CREATE INDEX patients_by_name ON patients (sort_name, id);
	CREATE TABLE patient_numbers (number TEXT NOT NULL, patient_id TEXT NOT NULL, PRIMARY KEY (number, patient_id)) WITHOUT ROWID;
	CREATE INDEX numbers_of_patient ON patient_numbers (patient_id);
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
	copyTables,
	siteTables,
	connectionTables,
	pageTryTables,
] as const;
