/** The copy of the practice management system's appointments, and the runs that bring it. */
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
	CREATE TABLE external_ids (external_id TEXT PRIMARY KEY, patient_id TEXT NOT NULL) WITHOUT ROWID;
	CREATE INDEX external_ids_of_patient ON external_ids (patient_id)` as const;
