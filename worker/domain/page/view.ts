import type { Card } from "../../../shared/schemas/card.ts";
import type { Language } from "../../../shared/schemas/consent.ts";
import type { Attachment } from "../../../shared/schemas/message.ts";
import type { ProofWay } from "./proof.ts";

/** The clinic as its patients see it. `phone`: E.164. */
export type PageClinic = { name: string; phone: string; phoneShown: string; colour: string; timeZone: string; country: string };

/** The one question before anything is shown. `messageId`: the private message that is asked for. */
export type ProvePage = {
	step: "prove";
	clinic: PageClinic;
	language: Language;
	ways: ProofWay[];
	codeSent: boolean;
	messageId: string | null;
	/** Whether somebody has proved already, and asks for one more message. */
	inside: boolean;
};

export type PageMessage = {
	id: string;
	from: "clinic" | "patient";
	at: number;
	seq: number;
	isPrivate: boolean;
	/** Asked for just now. */
	isOpen: boolean;
	/** Null: its words are asked for by themselves. */
	body: string | null;
	card: Card | null;
	attachments: Attachment[];
};

export type PageConsent =
	| { state: "open"; id: string; text: string; version: number; language: Language; mayAgree: boolean }
	| { state: "granted"; id: string; at: number; version: number };

export type InboxPage = {
	step: "inbox";
	clinic: PageClinic;
	language: Language;
	messages: PageMessage[];
	older: number | null;
	consent: PageConsent | null;
	optedOut: boolean;
	mayReply: boolean;
	mayUpload: boolean;
};

export type PageView = ProvePage | InboxPage;
