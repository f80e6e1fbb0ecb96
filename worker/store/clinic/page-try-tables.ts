export const pageTryTables = `CREATE TABLE page_tries (
	key TEXT PRIMARY KEY, -- a patient, an address as a keyed hash, or the clinic
	since INTEGER NOT NULL,
	count INTEGER NOT NULL
) WITHOUT ROWID`;
