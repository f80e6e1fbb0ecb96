/** What kind of trouble a carrier's error number is: key of the words on screen. Source: Twilio's error pages, docs/api/errors. */
export type DeliveryCause =
	| "bad_number"
	| "landline"
	| "opted_out"
	| "unreachable"
	| "unknown_number"
	| "filtered"
	| "carrier_blocked"
	| "not_registered"
	| "carrier_setup"
	| "too_long"
	| "media"
	| "later"
	| "expired"
	| "other";

const CAUSES: ReadonlyMap<number, DeliveryCause> = new Map<number, DeliveryCause>([
	[20003, "carrier_setup"],
	[21211, "bad_number"],
	[21408, "carrier_setup"],
	[21602, "other"],
	[21606, "carrier_setup"],
	[21608, "carrier_setup"],
	[21610, "opted_out"],
	[21611, "later"],
	[21612, "bad_number"],
	[21614, "landline"],
	[21617, "too_long"],
	[21635, "landline"],
	[21658, "too_long"],
	[21703, "carrier_setup"],
	[21704, "carrier_setup"],
	[30001, "later"],
	[30002, "carrier_setup"],
	[30003, "unreachable"],
	[30004, "carrier_blocked"],
	[30005, "unknown_number"],
	[30006, "landline"],
	[30007, "filtered"],
	[30008, "other"],
	[30011, "media"],
	[30019, "media"],
	[30022, "later"],
	[30023, "later"],
	[30024, "not_registered"],
	[30032, "not_registered"],
	[30034, "not_registered"],
	[30035, "not_registered"],
	[30036, "expired"],
	[30410, "other"],
	[30450, "later"],
	[30610, "carrier_setup"],
	[30640, "carrier_setup"],
]);

const REASONS: Record<DeliveryCause, string> = {
	bad_number: "Not delivered: this is not a number that can get texts. Check it with the patient, or call.",
	landline: "Not delivered: this number cannot get texts (landline). Call instead, or choose another number.",
	opted_out: "Not sent: this number has opted out of texts. Only the patient can start again, by texting START. Call instead.",
	unreachable: "Not delivered: the phone is off or out of reach. Try again later, or call.",
	unknown_number: "Not delivered: this number is not in use. It may belong to somebody else soon: ask the patient for the right one.",
	filtered: "Not delivered: the carrier filtered it as unwanted. Do not send the same words again: rephrase, or call.",
	carrier_blocked: "Not delivered: the carrier or the phone's owner blocks texts from us. Call instead.",
	not_registered: "Not delivered: the clinic's number is not registered with the carriers yet. Tell your admin; call in the meantime.",
	carrier_setup: "Not sent: the clinic's texting account needs attention. Tell your admin; call in the meantime.",
	too_long: "Not sent: the text is too long for the carrier. Make it shorter.",
	media: "Not delivered: the phone or its carrier cannot get this file. Send the words alone, or call.",
	later: "Not delivered: the carrier is too busy. Try again in half an hour, or call.",
	expired: "Not sent: the carrier could not pass it on in time. Send it again if it still matters.",
	other: "Not delivered, and the carrier does not say why. Try once more, or call.",
};

export function deliveryCause(errorCode: number): DeliveryCause {
	return CAUSES.get(errorCode) ?? "other";
}

/** What happened and what to do now, in plain English. */
export function deliveryReason(cause: DeliveryCause): string {
	return REASONS[cause];
}

export function isDeliveryCause(word: string): word is DeliveryCause {
	return Object.hasOwn(REASONS, word);
}
