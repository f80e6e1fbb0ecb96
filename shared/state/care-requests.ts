import * as z from "zod/mini";
import type { Api } from "../api/client.ts";
import { type AskConsent, Consent, ConsentPage, Language, type OptOutByStaff, type SettleAttention } from "../schemas/consent.ts";
import { Message } from "../schemas/message.ts";
import { Thread } from "../schemas/thread.ts";
import { type GuardianSeen, type OwnerChange, PatientOwned } from "./phone-owner.ts";

/** Of a patient, what these screens show; the whole noun would bring the settings' schemas with it. */
export const PatientSeen = z.object({ id: z.string(), name: z.string(), birthDate: z.nullable(z.string()), language: Language });
export type PatientSeen = z.infer<typeof PatientSeen>;

/** Who keeps a record, and when it was last known to be so. */
const OriginSeen = z.object({ source: z.enum(["staff", "pm"]), asOf: z.string() });
export type OriginSeen = z.infer<typeof OriginSeen>;

const PatientsSeen = z.object({ items: z.array(PatientSeen) });
const WordingSeen = z.object({ version: z.number(), text: z.object({ en: z.string(), es: z.string() }) });
const SettingsSeen = z.object({
	settings: z.object({ consent: z.object({ versions: z.array(WordingSeen) }), phi: z.object({ on: z.boolean() }) }),
});

export type NumberOwner = "own" | "shared" | "guardian" | "other";
export type NewPatient = {
	id: string;
	name: string;
	birthDate: string | null;
	language: Language;
	role: NumberOwner;
	guardians: GuardianSeen[];
};
export type ExportFormat = "pdf" | "json";
export type CareRequests = ReturnType<typeof careRequests>;

/** What staff say and ask of one thread, besides texting. */
export function careRequests({ ask, file }: Pick<Api, "ask" | "file">, threadId: string, clinicId: string) {
	const thread = `/api/threads/${threadId}`;
	const patients = `/api/clinics/${clinicId}/patients`;
	const consents = `${thread}/consents`;
	const of = (patientId: string) => `${thread}/patients/${encodeURIComponent(patientId)}`;
	return {
		settle: (body: SettleAttention) => ask(Thread, `${thread}/attention`, { method: "POST", body }),
		optOut: (body: OptOutByStaff) => ask(Thread, `${thread}/opt-out`, { method: "POST", body }),
		lift: (reason: string) => ask(Thread, `${thread}/opt-out`, { method: "DELETE", body: { reason } }),
		wrongNumber: (reason: string) => ask(Thread, `${thread}/wrong-number`, { method: "POST", body: reason ? { reason } : {} }),
		link: (patientId: string) => ask(Thread, of(patientId), { method: "PUT" }),
		unlink: (patientId: string) => ask(Thread, of(patientId), { method: "DELETE" }),
		setAbout: (messageId: string, patientId: string | null) =>
			ask(Message, `${thread}/messages/${encodeURIComponent(messageId)}/about`, { method: "PUT", body: { patientId } }),
		askConsent: (body: AskConsent) => ask(Consent, `${thread}/consent-requests`, { method: "POST", body }),
		consents: (cursor: string | undefined) => ask(ConsentPage, consents, { query: { cursor } }),
		withdraw: (consentId: string, reason: string) =>
			ask(Consent, `${consents}/${encodeURIComponent(consentId)}`, { method: "DELETE", body: { reason } }),
		exported: (patientId: string, format: ExportFormat) => file(`${consents}/export`, { patientId, format }),
		// Neither names nor numbers stand in an address.
		patientsWith: (number: string) => ask(PatientsSeen, `${patients}/search`, { method: "POST", body: { number } }),
		patient: (patientId: string) => ask(PatientSeen, `${patients}/${encodeURIComponent(patientId)}`),
		origin: (patientId: string) => ask(OriginSeen, `${patients}/${encodeURIComponent(patientId)}`),
		addPatient: ({ role, guardians, ...patient }: NewPatient, number: string) => {
			const speaking = role === "guardian" && guardians.length > 0 ? { guardians } : {};
			return ask(PatientSeen, patients, { method: "POST", body: { ...patient, numbers: [{ number, role }], ...speaking } });
		},
		owned: (patientId: string) => ask(PatientOwned, `${patients}/${encodeURIComponent(patientId)}`),
		changeOwner: (patientId: string, body: OwnerChange) =>
			ask(PatientOwned, `${patients}/${encodeURIComponent(patientId)}`, { method: "PATCH", body }),
		settings: () => ask(SettingsSeen, `/api/clinics/${clinicId}/settings`),
	};
}
