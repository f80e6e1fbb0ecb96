import type { Problem } from "../../shared/schemas/problem.ts";
import type { Refusal } from "../objects/refusal.ts";
import { log } from "./log.ts";

type Words = { status: number; title: string };

const PROBLEMS = {
	malformed: { status: 400, title: "The request is not in the form that is expected here." },
	bad_key: { status: 401, title: "The upload key is missing, wrong, or was taken back." },
	signed_out: { status: 401, title: "You are signed out. Reload the app to sign in again." },
	not_allowed: { status: 403, title: "Only an admin may do this." },
	read_only: { status: 403, title: "You may read this clinic's threads, but not write in them." },
	forged: { status: 403, title: "The signature is missing or wrong." },
	not_found: { status: 404, title: "There is no such thing here." },
	method_not_allowed: { status: 405, title: "This address does not take that method." },
	id_reused: { status: 409, title: "This id was used before, with something else in it." },
	number_taken: { status: 409, title: "This number belongs to a clinic already, or is listed twice." },
	bad_number: {
		status: 409,
		title: "This is not a phone number that can get texts. Check the digits; for a number abroad, begin with + and the country code.",
	},
	question_open: {
		status: 409,
		title: "A question to this patient's number is open already. Wait for the answer, or until its time is over.",
	},
	already_granted: { status: 409, title: "This patient has agreed to the present wording already." },
	not_in_force: { status: 409, title: "This consent is not in force: there is nothing to withdraw." },
	patient_stop: { status: 409, title: "The patient stopped these texts. Only the patient can start again, by texting START." },
	no_patient: { status: 409, title: "This patient is not known here. Add the patient to the thread first." },
	not_waiting: { status: 409, title: "This text is settled already." },
	settings_changed: { status: 409, title: "Somebody saved other settings in the meantime. Look at them, then change them again." },
	checklist_incomplete: { status: 409, title: "Health details can be switched on when every item of the checklist is done." },
	pm_owns: { status: 409, title: "This patient's record comes from the practice management system. Change it there." },
	patient_changed: { status: 409, title: "Somebody changed this patient in the meantime. Look at it, then change it again." },
	merge_circle: { status: 409, title: "These two are one patient already, the other way round. Undo that first." },
	already_merged: { status: 409, title: "This patient is merged into another one already. Undo that first." },
	site_changed: { status: 409, title: "Somebody changed this address in the meantime. Look at it, then change it again." },
	origin_taken: { status: 409, title: "This address is in the clinic's list already." },
	no_connection: { status: 409, title: "No practice management system is connected to this clinic. Connect one first." },
	bad_address: {
		status: 409,
		title: "This address cannot be used. It must begin with https:// and be a server's name on the internet, with nothing behind a ? or #.",
	},
	pm_not_fhir: {
		status: 409,
		title: "No FHIR server answers at this address. Check it with those who run the practice management system.",
	},
	pm_silent: { status: 503, title: "The practice management system does not answer right now. Try again in a moment." },
	run_busy: { status: 409, title: "The copy is being brought up to date already. Wait until that is over, then try again." },
	not_ready: { status: 409, title: "This cannot be done with this file now. Look at how far it is." },
	no_birth_date: {
		status: 409,
		title:
			"Several people share this phone, and this patient's birth date is not known: the secure page could not tell who reads. Add the birth date first.",
	},
	not_their_number: {
		status: 409,
		title: "The clinic's record has another number for this patient. Make sure whose phone this is before you send anything private to it.",
	},
	about_nobody: { status: 409, title: "Several people share this phone. Say first which patient the message is about." },
	link_not_open: { status: 409, title: "This message has no link that is still open." },
	no_secure_page: { status: 409, title: "Secure messages are not set up. Send ordinary words, or call." },
	part_of_consent: {
		status: 409,
		title: "This text is part of a signed consent, a record that has to be kept. Withdraw the consent instead.",
	},
	still_going: {
		status: 409,
		title: "This text is on its way just now. Delete it when it says sent, or that it did not go.",
	},
	file_type: {
		status: 409,
		title: "Files of this type cannot be sent here. Pictures, sound, video, PDF, RTF, CSV, calendar and contact files can.",
	},
	file_too_large: { status: 409, title: "This file is larger than 25 MB." },
	file_empty: { status: 409, title: "This file is empty." },
	file_sent: { status: 409, title: "This file was sent already." },
	file_part: { status: 409, title: "This part does not fit into the file. Send parts of 1 MiB, and the last one as long as it is." },
	too_many_files: { status: 409, title: "Too many files wait to be sent here. Send some, or take them out." },
	too_large: { status: 413, title: "The request is too large." },
	unsupported_type: { status: 415, title: "The content type is not the one that is expected here." },
	upgrade_required: { status: 426, title: "This address is for WebSockets only." },
	broken: { status: 500, title: "Something went wrong on our side. Nothing you sent was lost; try again." },
	not_configured: { status: 503, title: "This part is not set up yet." },
	unavailable: { status: 503, title: "This cannot be done right now. Try again in a moment." },
} satisfies Record<string, Words>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Where the trouble is (never the value), and what a machine should wait. */
type More = { at?: string; detail?: string; retryAfterS?: number };

export function problem(code: ProblemCode, more: More = {}): Response {
	return respond(code, PROBLEMS[code], more);
}

/** For what nobody foresaw: a reference, so that the log and the person who reports it can be brought together. */
export function answerFault(): Response {
	const id = crypto.randomUUID();
	log("fault", { id });
	return problem("broken", { detail: `Reference ${id}.` });
}

/** The one place where a refusal gets its status and words. */
export function refusalResponse(refusal: Refusal): Response {
	if ("reason" in refusal) return respond(refusal.refused, { status: 409, title: refusal.reason }, {});
	return problem(refusal.refused);
}

function respond(code: string, { status, title }: Words, { retryAfterS, ...more }: More): Response {
	const body: Problem = { type: "about:blank", status, code, title, ...more };
	const headers = new Headers({ "Content-Type": "application/problem+json", "Cache-Control": "no-store" });
	if (retryAfterS) headers.set("Retry-After", String(retryAfterS));
	return new Response(JSON.stringify(body), { status, headers });
}
