import * as z from "zod/mini";
import { ConsentState } from "./consent-state.ts";
import { ClientId, Instant } from "./ids.ts";
import { GuardianRole, NumberRole } from "./number-role.ts";

export const Language = z.enum(["en", "es"]);
export type Language = z.infer<typeof Language>;

/** As whom an answer was given: whose phone it came from, and the guardian where exactly one could have answered. */
export const AnsweredAs = z.object({ role: NumberRole, guardian: z.nullable(z.object({ name: z.string(), role: GuardianRole })) });
export type AnsweredAs = z.infer<typeof AnsweredAs>;

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
	/** Only on an answer; nothing: nobody has said whose phone it is. */
	answeredAs: z.optional(AnsweredAs),
	/** Only where the words of the question stand on the secure page alone: no text answers it. */
	asked: z.optional(z.literal("page")),
	/** Only where the answer was no text: signed on the secure page, with the name as it was typed. */
	answeredBy: z.optional(z.object({ way: z.literal("page"), typedName: z.string() })),
	/** The record that this one ends. */
	ends: z.optional(z.string()),
	reason: z.optional(z.string()),
	/** SHA-256, hex, over the signed record; only on what is signed. */
	recordHash: z.optional(z.string()),
});
export type Consent = z.infer<typeof Consent>;

export const ConsentPage = z.object({ items: z.array(Consent), next: z.nullable(z.string()) });

/** `page`: the question goes as a link, and the answer is signed on the secure page. */
export const AskConsent = z.strictObject({ id: ClientId, patientId: ClientId, by: z.optional(z.enum(["text", "page"])) });
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
	kind: z.enum(["stop_question", "cancel_meaning", "emergency", "wrong_number", "unread_secure"]),
	messageId: z.optional(z.string().check(z.maxLength(64))),
	as: z.enum(["opt_out", "seen"]),
});
export type SettleAttention = z.infer<typeof SettleAttention>;

/** Whom a message is about; null: not said. */
export const SetAbout = z.strictObject({ patientId: z.nullable(ClientId) });

export const ReportWrongNumber = z.strictObject({ reason: z.optional(Reason) });
