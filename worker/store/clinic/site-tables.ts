/** The clinic's addresses of its practice management system, patients who were found to be one, and what looks and worklists go by. */
export const siteTables = `CREATE TABLE sites (id TEXT PRIMARY KEY, origin TEXT NOT NULL UNIQUE, site TEXT NOT NULL) WITHOUT ROWID;
	CREATE TABLE merges ( -- who says that one patient is another one
		patient_id TEXT NOT NULL,
		source TEXT NOT NULL, -- staff, until somebody undoes it; or pm
		into_id TEXT NOT NULL,
		PRIMARY KEY (patient_id, source)
	) WITHOUT ROWID;
	CREATE INDEX merges_into ON merges (into_id);
	CREATE TABLE merge_requests ( -- all there ever were: one that comes again after it was undone merges nothing
		id TEXT PRIMARY KEY,
		patient_id TEXT NOT NULL,
		into_id TEXT NOT NULL
	) WITHOUT ROWID;
	CREATE TABLE survivors ( -- who stands for whom, by what all say; who is not here stands for themselves
		patient_id TEXT PRIMARY KEY,
		survivor_id TEXT NOT NULL
	) WITHOUT ROWID;
	CREATE INDEX survivors_of ON survivors (survivor_id);
	CREATE INDEX patients_by_birth_date ON patients (json_extract(patient, '$.birthDate'));
	CREATE INDEX patients_without_number ON patients (id)
		WHERE json_extract(patient, '$.source') = 'pm' AND json_array_length(patient, '$.numbers') = 0;
	CREATE INDEX appointments_by_day ON appointments (start, id, state)` as const;
