/** Why a text may not go, in plain words. */
export const REASONS = {
	not_a_phone: "This sender is not a phone number, so it cannot be texted back.",
	opted_out: "This number has opted out of texts. Only the patient can start again, by texting START. Call instead.",
	opted_out_by_staff: "Staff opted this number out because the patient asked for it. The patient can start again by texting START.",
	too_late_to_confirm: "The confirmation of an opt-out may only go within five minutes.",
	kind_stopped: "The patient has stopped texts of this kind.",
	stop_question: "A text of the patient may have meant STOP. Automatic texts wait until somebody has looked.",
	spam: "This thread is marked as spam. Change its status first.",
	not_registered: "The clinic's number is not registered with the carriers yet. Your admin can see what is missing.",
	number_gone: "The clinic no longer has the number of this thread. Start a new text from a number the clinic has now.",
	no_carrier: "Texting is not set up yet. Your admin can see what is missing.",
	landline: "This number cannot get texts (landline). Call instead, or choose another number.",
	no_phi_consent: "This text holds health details, and this patient has not agreed to get them by SMS at this number.",
	phi_consent_outdated: "This text holds health details, and the patient agreed to an older wording than the clinic's present one.",
	phi_consent_paused: "This text holds health details, and the patient's consent is paused because the number may have changed hands.",
	guardian_ended:
		"This text holds health details, and nobody who may speak for this patient answers this phone now: the guardian's time has ended.",
	guardian_changed: "This text holds health details, and whoever agreed to them is not who answers this phone now.",
	guardian_scope: "This text holds health details, and the guardian with this phone speaks for the patient about visits only.",
	phi_off: "Health details by SMS are not switched on for this clinic.",
	about_nobody: "This text holds health details. Say first which patient it is about.",
	link_over: "The link to the secure page was taken back, or its time was over, before the text went.",
	quiet_hours: "It is quiet time where the patient is. The text goes by itself when it ends.",
	too_large_for_mms: "These files do not fit into a text: 5 MB in all, and 500 kB for anything but a picture. Send them by secure link.",
	file_not_ready: "A file of this text is not ready. Wait until it is, or take it out.",
	file_gone: "A file of this text is gone, so the text was not sent. Attach the file again.",
} satisfies Record<string, string>;

export type SendRefusal = keyof typeof REASONS;

/** What would change the answer. */
export const CHANGES: Record<SendRefusal, string> = {
	not_a_phone: "Nothing: answer another way.",
	opted_out: "The patient texts START.",
	opted_out_by_staff: "The patient texts START, or the staff member's record is lifted with a reason.",
	too_late_to_confirm: "Nothing: the opt-out holds without it.",
	kind_stopped: "The patient asks for these texts again.",
	stop_question: "Somebody says what the patient's text meant.",
	spam: "Set the status to Active.",
	not_registered: "An admin confirms the number's registration in the settings.",
	number_gone: "Start a new text from a number the clinic has now.",
	no_carrier: "An admin connects the texting account.",
	landline: "Choose another number of the patient.",
	no_phi_consent: "Ask for consent, leave the details out, or call.",
	phi_consent_outdated: "Ask for consent to the present wording.",
	phi_consent_paused: "Make sure whose number it is, then ask for consent again.",
	guardian_ended: "Look at who speaks for the patient now: add them, then ask for consent again; or call.",
	guardian_changed: "Ask who answers this phone now for consent, leave the details out, or call.",
	guardian_scope: "Leave the details out, or let the patient's record say that this guardian speaks about everything.",
	phi_off: "An admin completes the HIPAA checklist and switches it on.",
	about_nobody: "Choose the patient beside the box.",
	link_over: "Send the message again: it gets a new link.",
	quiet_hours: "Wait, or send it yourself.",
	too_large_for_mms: "Send it as a secure message.",
	file_not_ready: "The file is ready, or is taken out.",
	file_gone: "Attach the file again.",
};

/** A person may send all the same. */
export const WARNINGS = {
	stop_question: "The patient's text may have meant STOP. Look at it before you write.",
	landline: "A text to this number failed because it looked like a landline. It may fail again.",
	quiet_hours: "It is quiet time where the patient is. Send only what cannot wait.",
	foreign: "This is a number abroad. Texts to it may cost more or not arrive.",
} satisfies Record<string, string>;

export type SendWarning = keyof typeof WARNINGS;

export function isSendRefusal(code: string): code is SendRefusal {
	return Object.hasOwn(REASONS, code);
}

export function refusalReason(code: SendRefusal): string {
	return REASONS[code];
}
