import * as z from "zod/mini";
import { ClientId, Instant } from "./ids.ts";

export const Language = z.enum(["en", "es"]);
export type Language = z.infer<typeof Language>;

/** `open`: asked, not answered. A withdrawal or a pause is a record of its own: what was signed is never edited. */
export const ConsentState = z.enum(["open", "granted", "refused", "expired", "withdrawn", "paused"]);
export type ConsentState = z.infer<typeof ConsentState>;

/** One record of whether health details may go to this patient's number by SMS. */
export const Consent = z.object({
	id: z.string(),
	patientId: z.string(),
	state: ConsentState,
	wordingVersion: z.number(),
	/** SHA-256, hex, of the exact words that were sent. */
	wordingHash: z.string(),
	language: Language,
	/** The text that asked, and the text that answered. */
	requestMessageId: z.nullable(z.string()),
	answerMessageId: z.nullable(z.string()),
	/** When it came into this state. */
	at: Instant,
	askedAt: z.nullable(Instant),
	/** The staff member who asked, withdrew or paused. */
	by: z.nullable(z.object({ id: z.string(), name: z.string() })),
	/** Until when an answer counts. */
	expiresAt: z.nullable(Instant),
	/** The record that this one ends. */
	ends: z.optional(z.string()),
	reason: z.optional(z.string()),
	/** SHA-256, hex, over the signed record; only on what is signed. */
	recordHash: z.optional(z.string()),
});
export type Consent = z.infer<typeof Consent>;

export const ConsentPage = z.object({ items: z.array(Consent), next: z.nullable(z.string()) });

export const AskConsent = z.strictObject({ id: ClientId, patientId: ClientId });
export type AskConsent = z.infer<typeof AskConsent>;

export const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(300));

export const WithdrawConsent = z.strictObject({ reason: Reason });

/** Staff opt a number out because the patient said or wrote so elsewhere. */
export const OptOutByStaff = z.strictObject({ source: z.enum(["spoken", "written"]), reason: Reason });
export type OptOutByStaff = z.infer<typeof OptOutByStaff>;

/** Only what staff recorded can be lifted by staff. */
export const LiftOptOut = z.strictObject({ reason: Reason });

/** What staff say to something that waited for a person. */
export const SettleAttention = z.strictObject({
	kind: z.enum(["stop_question", "cancel_meaning", "emergency", "wrong_number"]),
	messageId: z.optional(z.string().check(z.maxLength(64))),
	as: z.enum(["opt_out", "seen"]),
});
export type SettleAttention = z.infer<typeof SettleAttention>;

/** Whom a message is about; null: not said. */
export const SetAbout = z.strictObject({ patientId: z.nullable(ClientId) });

export const ReportWrongNumber = z.strictObject({ reason: z.optional(Reason) });
