/** The clinic's addresses of its practice management system, and patients who were found to be one. */
export const siteTables = `CREATE TABLE sites (id TEXT PRIMARY KEY, origin TEXT NOT NULL UNIQUE, site TEXT NOT NULL) WITHOUT ROWID;
	CREATE TABLE merges ( -- one person's two records, until somebody undoes it
		patient_id TEXT PRIMARY KEY, -- who was merged
		into_id TEXT NOT NULL,
		merge TEXT NOT NULL
	) WITHOUT ROWID;
	CREATE INDEX merges_into ON merges (into_id)` as const;
