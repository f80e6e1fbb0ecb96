import type { Message } from "../../shared/schemas/message.ts";
import type { SendRefusal } from "../domain/consent/reasons.ts";

export type OwnRefusal =
	| "not_found"
	| "read_only"
	| "not_allowed"
	| "id_reused"
	| "number_taken"
	| "not_waiting"
	| "question_open"
	| "already_granted"
	| "not_in_force"
	| "patient_stop"
	| "no_patient"
	| "settings_changed"
	| "checklist_incomplete"
	| "pm_owns"
	| "patient_changed"
	| "merge_circle"
	| "already_merged"
	| "site_changed"
	| "origin_taken"
	| "run_busy"
	| "not_ready"
	| "too_large"
	| "no_connection"
	| "bad_address"
	| "pm_not_fhir"
	| "pm_silent"
	| "no_secure_page"
	| "no_birth_date"
	| "not_their_number"
	| "link_not_open"
	| "about_nobody"
	| "file_type"
	| "file_too_large"
	| "file_empty"
	| "file_sent"
	| "file_part"
	| "too_many_files"
	| "part_of_consent"
	| "still_going"
	| "not_configured";

/** A refusal is an answer, not a fault: `http/errors.ts` puts it into a response. A send's refusal brings its own words. */
export type Refusal = { refused: OwnRefusal } | { refused: SendRefusal; reason: string };

export type SendAnswer = { message: Message; created: boolean } | Refusal;
