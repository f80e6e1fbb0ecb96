import { answersAs, dayIn, guardianRefusal } from "../domain/consent/guardians.ts";
import { signedOnPage } from "../domain/consent/page-signature.ts";
import { ended, lastWord, openRequest } from "../domain/consent/phi-consent.ts";
import type { PageConsent } from "../domain/page/view.ts";
import { textById } from "../store/thread/messages.ts";
import type { ClinicFacts } from "./clinic-facts.ts";
import { type PageKey, type PageRoom, visitOf } from "./page-room.ts";
import { sealed } from "./sealed.ts";

/** The question that is open for this patient, or the yes that is in force. */
export function consentOnPage({ ledger }: PageRoom, patientId: string, clinic: ClinicFacts): PageConsent | null {
	const { thread } = ledger;
	if (!thread) return null;
	const now = ledger.now();
	const request = openRequest(thread.consents);
	const asked = request?.patientId === patientId && now <= (request.expiresAt ?? 0) ? request : null;
	const text = asked?.requestMessageId ? textById(ledger.sql, asked.requestMessageId) : null;
	if (asked && text) {
		const phone = thread.patients.find(({ id }) => id === patientId);
		const mayAgree = !(phone && guardianRefusal(phone, undefined, dayIn(now, clinic.timeZone)));
		return { state: "open", id: asked.id, text: text.body, version: asked.wordingVersion, language: asked.language, mayAgree };
	}
	const word = lastWord(thread.consents, patientId);
	return word?.state === "granted" ? { state: "granted", id: word.id, at: word.at, version: word.wordingVersion } : null;
}

export type Signed = "done" | "dead" | "no_name" | "not_ticked" | "over";

/** `says` yes: ticked, and with a name; a no needs neither. */
export async function sign(
	room: PageRoom,
	key: PageKey,
	answer: { consentId: string; says: "yes" | "no"; ticked: boolean; typedName: string },
): Promise<Signed> {
	const clinic = await room.clinicNow();
	const visit = visitOf(room.ledger, key);
	if (!visit?.session?.patientId || !clinic) return "dead";
	const { thread, session } = visit;
	const typedName = answer.typedName.trim().replace(/\s+/g, " ").slice(0, 120);
	if (answer.says === "yes" && !answer.ticked) return "not_ticked";
	if (answer.says === "yes" && !/\p{L}\P{L}*\p{L}/u.test(typedName)) return "no_name";
	const now = room.ledger.now();
	const request = openRequest(thread.consents);
	if (request?.id !== answer.consentId || request.patientId !== session.patientId)
		return again(room, visit.session.patientId, answer.consentId);
	const phone = thread.patients.find(({ id }) => id === request.patientId);
	const today = dayIn(now, clinic.timeZone);
	if (answer.says === "yes" && phone && guardianRefusal(phone, undefined, today)) return "over";
	const consent = signedOnPage(request, { says: answer.says, typedName, as: answersAs(phone, today), at: now });
	if (!consent) return "over";
	const events = sealed([{ type: "ConsentChanged", consent }], (id) => textById(room.ledger.sql, id)?.body ?? "", thread);
	room.ledger.commit(events, { type: "patient" });
	return "done";
}

/** Sent twice, it was signed once. */
function again({ ledger }: PageRoom, patientId: string, consentId: string): Signed {
	const known = ledger.thread?.consents.find(({ id }) => id === consentId);
	return known?.patientId === patientId && known.answeredBy?.way === "page" ? "done" : "over";
}

/** As easy as it was given. */
export function takeBack({ ledger }: PageRoom, key: PageKey): "done" | "dead" {
	const visit = visitOf(ledger, key);
	const patientId = visit?.session?.patientId;
	if (!visit || !patientId) return "dead";
	const word = lastWord(visit.thread.consents, patientId);
	if (word?.state !== "granted") return "done";
	const at = ledger.now();
	const reason = "The patient took it back on the secure page.";
	const consent = ended(word, { id: `${word.id}.withdrawn`, state: "withdrawn", reason, by: null, at });
	ledger.commit([{ type: "ConsentChanged", consent }], { type: "patient" });
	return "done";
}

/** What the patient signed, to keep. */
export async function consentCopy(room: PageRoom, key: PageKey): Promise<Uint8Array<ArrayBuffer> | null> {
	const clinic = await room.clinicNow();
	const visit = visitOf(room.ledger, key);
	const patient = visit?.thread.patients.find(({ id }) => id === visit.session?.patientId);
	if (!visit?.session || !patient || !clinic) return null;
	const now = room.ledger.now();
	room.ledger.commit([{ type: "PageViewed", session: { ...visit.session, seenAt: now }, what: "seen" }], { type: "patient" });
	const { consentBytes } = await import("./consent-file.ts");
	const madeBy = { staffId: patient.id, name: patient.name, admin: false, roles: {} };
	return consentBytes({ thread: visit.thread, sql: room.ledger.sql, now }, clinic, patient, madeBy, "pdf");
}
