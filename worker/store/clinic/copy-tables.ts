/** The copy of the practice management system's patients and appointments, and the runs that bring it. */
export const copyTables = `CREATE TABLE appointments (
		id TEXT PRIMARY KEY,
		external_id TEXT NOT NULL UNIQUE,
		start INTEGER, -- ms
		state TEXT NOT NULL,
		appointment TEXT NOT NULL
	) WITHOUT ROWID;
	CREATE INDEX appointments_by_start ON appointments (start, id);
	CREATE TABLE appointment_patients (patient_id TEXT NOT NULL, appointment_id TEXT NOT NULL, PRIMARY KEY (patient_id, appointment_id)) WITHOUT ROWID;
	CREATE INDEX patients_of_appointment ON appointment_patients (appointment_id);
	CREATE TABLE external_ids ( -- of every patient; staff may have made two of one
		external_id TEXT NOT NULL,
		patient_id TEXT NOT NULL,
		PRIMARY KEY (external_id, patient_id)
	) WITHOUT ROWID;
	CREATE INDEX external_ids_of_patient ON external_ids (patient_id);
	INSERT OR IGNORE INTO external_ids SELECT json_extract(patient, '$.externalId'), id FROM patients WHERE json_extract(patient, '$.externalId') IS NOT NULL;
	CREATE TABLE pm_patients ( -- whom the practice management system owns; left: no longer in it
		patient_id TEXT PRIMARY KEY,
		external_id TEXT NOT NULL UNIQUE,
		has_left INTEGER NOT NULL
	) WITHOUT ROWID;
	CREATE TABLE copy_runs (
		seq INTEGER PRIMARY KEY,
		id TEXT NOT NULL UNIQUE,
		state TEXT NOT NULL,
		subject TEXT NOT NULL,
		run TEXT NOT NULL,
		work TEXT NOT NULL, -- how far it is, written with each piece of it
		preview TEXT NOT NULL,
		is_clean INTEGER NOT NULL -- nothing is left of it but its summary
	);
	CREATE INDEX copy_runs_by_state ON copy_runs (state, seq);
	CREATE INDEX copy_runs_by_clean ON copy_runs (is_clean, seq);
	CREATE TABLE copy_parts (
		run INTEGER NOT NULL,
		n INTEGER NOT NULL,
		size INTEGER NOT NULL,
		hash TEXT NOT NULL,
		bytes BLOB NOT NULL,
		PRIMARY KEY (run, n)
	);
	CREATE TABLE copy_staged (
		run INTEGER NOT NULL,
		kind TEXT NOT NULL,
		external_id TEXT NOT NULL,
		start INTEGER, -- ms, of an appointment
		line INTEGER NOT NULL,
		rows INTEGER NOT NULL, -- of the file, that say this
		updated_at INTEGER, -- ms, by the clock of where it comes from
		is_clash INTEGER NOT NULL,
		record TEXT, -- null: it was there, and could not be understood
		PRIMARY KEY (run, kind, external_id)
	) WITHOUT ROWID;
	CREATE TABLE copy_rejected (run INTEGER NOT NULL, line INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (run, line, reason)) WITHOUT ROWID;
	CREATE TABLE copy_changes (
		run INTEGER NOT NULL,
		kind TEXT NOT NULL,
		external_id TEXT NOT NULL,
		change TEXT NOT NULL,
		fields TEXT NOT NULL,
		PRIMARY KEY (run, kind, external_id)
	) WITHOUT ROWID;
	CREATE TABLE copy_maps (subject TEXT PRIMARY KEY, map TEXT NOT NULL, date_order TEXT) WITHOUT ROWID;
	CREATE TABLE copy_done (kind TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
	CREATE TABLE upload_key (hash TEXT NOT NULL, at TEXT NOT NULL)` as const;
