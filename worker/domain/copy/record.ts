import type { AppointmentState } from "../../../shared/schemas/appointment.ts";
import type { Guardian, PatientNumber } from "../../../shared/schemas/patient.ts";
import type { RejectReason } from "../../../shared/schemas/pm-copy.ts";

/** A patient as a practice management system has it, whatever the way it came. Ids are text: some pass 2^53. */
export type PatientRecord = {
	kind: "patient";
	externalId: string;
	name: string;
	/** YYYY-MM-DD. */
	birthDate: string | null;
	language: "en" | "es";
	/** The best to text first. */
	numbers: PatientNumber[];
	guardians: Guardian[];
	/** Has left, or has died: nothing goes out by itself. */
	inactive: boolean;
	/** The external id of the one who stands for both now. */
	mergedInto: string | null;
};

export type AppointmentRecord = {
	kind: "appointment";
	externalId: string;
	patientExternalIds: string[];
	/** ms since 1970. */
	start: number | null;
	minutes: number | null;
	state: AppointmentState;
	what: string;
	who: string;
	where: string;
	note: string;
};

export type PmRecord = PatientRecord | AppointmentRecord;

/** `line`: of the file, the first being 1; for a server, the count of resources read. */
export type Rejected = { line: number; reason: RejectReason };
