import { isAbroad } from "../../shared/rules/phone.ts";
import { wordingInUse } from "../../shared/rules/settings-in-use.ts";
import type { Automatic } from "../../shared/schemas/message.ts";
import { dayIn, healthConsentHere } from "../domain/consent/guardians.ts";
import { type HealthConsent, maySend, type SendFacts, type SendingParty, type SendVerdict } from "../domain/consent/may-send.ts";
import { quietUntil } from "../domain/hours/quiet-hours.ts";
import { zonesOf } from "../domain/hours/zones.ts";
import type { Thread } from "../domain/thread/thread.ts";
import type { ClinicFacts } from "./clinic-facts.ts";

/** After this long without a word of the patient, a text out of the blue is what quiet hours are for. */
const CONVERSATION_MS = 60 * 60_000;

export type Asked = { sender: "person" | Automatic; health?: boolean; about?: string | null };

/** May a text of this thread go now? One answer for the box, the send and the claim. */
export function sendVerdict(thread: Thread, clinic: ClinicFacts | null, carrierReady: boolean, asked: Asked, now: number): SendVerdict {
	return maySend({
		...numberFacts(thread, clinic),
		sender: party(thread, asked, now),
		carrierReady,
		now,
		...whenAndWhat(thread, clinic, asked, now),
	});
}

function numberFacts(thread: Thread, clinic: ClinicFacts | null) {
	const { numberKind, optedOut, stoppedKinds, status } = thread;
	const registration = clinic?.numbers.find((own) => own.number === thread.clinicNumber)?.registration ?? null;
	const stopAsked = thread.attention.some((item) => item.kind === "stop_question");
	// Without the clinic's word, a stop means as much as it can.
	const revocation = clinic?.settings.revocation ?? "everything";
	const numberClass = classOf(thread, clinic);
	return { numberKind, numberClass, optedOut, stoppedKinds, revocation, stopAsked, status, registration } as const;
}

function classOf(thread: Thread, clinic: ClinicFacts | null): SendFacts["numberClass"] {
	if (thread.numberClass !== "unknown") return thread.numberClass;
	return clinic && isAbroad(thread.number, clinic.country) ? "foreign" : "unknown";
}

function whenAndWhat(thread: Thread, clinic: ClinicFacts | null, asked: Asked, now: number): Pick<SendFacts, "quietUntil" | "health"> {
	if (!clinic) return { quietUntil: null, health: asked.health ? "switched_off" : null };
	const zones = zonesOf(thread.number, clinic.country, null, clinic.timeZone);
	return {
		quietUntil: quietUntil(now, zones, clinic.settings.quietHours),
		health: asked.health ? healthOf(thread, clinic, asked.about ?? null, now) : null,
	};
}

function healthOf(thread: Thread, { settings, timeZone }: ClinicFacts, about: string | null, now: number): HealthConsent {
	if (!settings.phi.on) return "switched_off";
	const patient = about ?? (thread.patients.length === 1 ? (thread.patients[0]?.id ?? null) : null);
	return healthConsentHere(thread, patient, wordingInUse(settings).version, dayIn(now, timeZone));
}

function party(thread: Thread, { sender }: Asked, now: number): SendingParty {
	if (sender === "person") return { type: "person", inConversation: thread.patientAt !== null && now - thread.patientAt < CONVERSATION_MS };
	if (sender === "opt_out") return { type: "confirmation" };
	return sender === "first_contact" || sender === "nudge" ? { type: "system", kind: null } : { type: "answer" };
}
