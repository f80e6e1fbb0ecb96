import type { SenderKind } from "../../../shared/rules/phone.ts";
import type { Card } from "../../../shared/schemas/card.ts";
import type { Language } from "../../../shared/schemas/consent.ts";
import type { Automatic, DeliveryState, Message, Sender } from "../../../shared/schemas/message.ts";
import type { Attention, ThreadStatus } from "../../../shared/schemas/thread.ts";
import type { Phone } from "../consent/guardians.ts";
import type { KeptConsent } from "../consent/phi-consent.ts";
import type { FileEvent } from "../files/file.ts";
import type { PageLink } from "../link/link.ts";
import type { PageSession } from "../page/session.ts";
import type { StoppedKind } from "../phone/standing.ts";
import type { TicketCase } from "../ticket/ticket-case.ts";
import type { Erasing } from "./erase.ts";
import type { StatusCause } from "./status.ts";

/** All texts between one clinic number and one outside number, less the texts themselves. */
export type Thread = {
	id: string;
	clinicId: string;
	clinicNumber: string;
	number: string;
	numberKind: SenderKind;
	display: string;
	status: ThreadStatus;
	statusAt: number;
	/** Grows with every commit. */
	version: number;
	/** Texts in, ever. */
	received: number;
	/** Of those, how many somebody has answered or closed. */
	answered: number;
	unansweredSince: number | null;
	optedOut: OptOut | null;
	/** Kinds of outreach that the number has stopped. */
	stoppedKinds: StoppedKind[];
	/** When the patient last texted START. */
	restartedAt: number | null;
	/** What this number's other threads have not been told yet. */
	phoneDebt: { words: PhoneWord[]; dueAt: number; attempt: number } | null;
	numberClass: "mobile" | "landline" | "unknown";
	patients: ThreadPatient[];
	/** Every record of PHI consent here, oldest first; only an open request ever changes. */
	consents: KeptConsent[];
	/** Answers that nobody types, still to be thought about. */
	owed: OwedAnswer[];
	/** When each automatic text last went. */
	answeredAt: Partial<Record<Automatic, number>>;
	/** When a person last wrote here, and when the patient did. */
	staffAt: number | null;
	patientAt: number | null;
	failed: boolean;
	attention: AttentionItem[];
	/** The newest text; `id` since texts lie sealed, so that its words are kept once. */
	last: { id?: string; body: string; at: number; direction: "in" | "out"; secure?: boolean; deleted?: boolean } | null;
	/** Messages deleted here whose copy at the carrier is still to go. */
	erasing: Erasing[];
	/** Links to the secure page of which something is due, and when. */
	linksDue: Record<string, number>;
	ticket: TicketCase;
	/** What the inbox has not been told yet: texts, with the version that changed them. */
	untold: { messages: Record<string, number>; dueAt: number; attempt: number } | null;
};

export type OptOutSource = "patient" | "carrier" | "staff";

/** `elsewhere`: said in another thread of the same number. `by` and `reason`: when staff recorded it. */
export type OptOut = { at: number; source: OptOutSource; elsewhere?: boolean; by?: string; reason?: string };

/** What was said here about texting. The number's times decide, not the order in which it hears them: each word is told. */
export type PhoneWord = { say: "stop"; at: number; source: OptOutSource; by?: string; reason?: string } | { say: "start"; at: number };

/** With whose phone this number is, as far as the clinic has said. */
export type ThreadPatient = { id: string; name: string; birthDate: string | null; language: Language } & Phone;

/** `messageId`: the text in that it answers; `marked`: the carrier has read a keyword in it. */
export type OwedAnswer = { messageId: string; kind: Automatic | "unattended"; at: number; marked: boolean };

export type AttentionItem = { kind: Attention["kind"]; since: number; messageId?: string };

/** A text as it is kept: `at` in ms since 1970. */
export type Text = Pick<
	Message,
	| "id"
	| "direction"
	| "kind"
	| "channel"
	| "body"
	| "sender"
	| "attachments"
	| "flags"
	| "about"
	| "health"
	| "automatic"
	| "reaction"
	| "sensitive"
	| "link"
> & {
	at: number;
	card?: Card;
	/** The link to the secure page that goes with it. */
	linkId?: string;
	readAt?: number;
	media: { index: number; contentType: string; url: string }[];
	/** What is left of it is that it was deleted: when (ms), by whom, why. */
	deleted?: { at: number; by: string; reason: string };
	/** Uploads that go with it. */
	files?: string[];
};

/** A text out on its way. */
export type Sending = {
	id: string;
	body: string;
	state: DeliveryState;
	sid: string | null;
	/** When to look at it next. */
	dueAt: number;
	attempt: number;
	/** How often the carrier has truthfully said that it has no such text. */
	absent: number;
	/** Whether the one more try was spent. */
	resent: boolean;
	queuedAt: number;
	claimedAt: number | null;
	about: string | null;
	health: boolean;
	automatic: Automatic | null;
	/** Its words on the wire are made when it goes: `body` is empty until then. */
	linkId: string | null;
};

export type Actor = Sender | { type: "carrier" } | { type: "helpdesk"; id?: string };

export type ThreadEvent =
	| { type: "ThreadOpened"; thread: Thread }
	| { type: "TextReceived"; text: Text }
	| { type: "TextQueued"; text: Text; closeAfter: boolean }
	| { type: "SendClaimed"; messageId: string }
	/** `held`: it waits by rule, not for the carrier. */
	| { type: "SendDelayed"; messageId: string; dueAt: number; code: string | null; held?: boolean }
	| { type: "SendRepeated"; messageId: string }
	| { type: "SendAbsent"; messageId: string; dueAt: number }
	| { type: "SendParked"; messageId: string }
	| { type: "SendWatched"; messageId: string; dueAt: number | null }
	| { type: "DeliveryMoved"; messageId: string; state: DeliveryState; sid: string | null; code: string | null; dueAt: number | null }
	/** `at`: when the patient said so; without it, now. */
	| { type: "NumberOptedOut"; source: OptOutSource; at?: number; elsewhere?: boolean; by?: string; reason?: string }
	| { type: "NumberOptedIn"; at?: number; elsewhere?: boolean; reason?: string }
	| { type: "KindsStopped"; kinds: StoppedKind[] }
	/** Said again, or of an opt-out that this thread does not know: nothing changes here, but the number is told. */
	| { type: "WordRepeated"; word: PhoneWord }
	/** The first of the words that are owed. */
	| { type: "PhoneTold"; words: number }
	| { type: "PhoneDelayed"; dueAt: number }
	| { type: "NumberClassed"; numberClass: Thread["numberClass"] }
	| { type: "PatientLinked"; patient: ThreadPatient }
	| { type: "PatientUnlinked"; patientId: string }
	| { type: "AboutSaid"; messageId: string; patientId: string | null; before: string | null }
	| { type: "ConsentChanged"; consent: KeptConsent }
	| { type: "AttentionRaised"; item: AttentionItem }
	| { type: "AttentionSettled"; kind: AttentionItem["kind"]; messageId?: string; as: string }
	| { type: "AnswerOwed"; owed: OwedAnswer }
	| { type: "AnswerDropped"; messageId: string; kind: OwedAnswer["kind"]; why: string }
	| { type: "StatusChanged"; status: ThreadStatus; cause: StatusCause | "person" | "helpdesk"; by?: string }
	| { type: "AttentionCleared"; messageId?: string }
	| { type: "TicketChanged"; ticket: TicketCase; what: string }
	| { type: "LinkChanged"; link: PageLink; what: string; messageId?: string }
	/** The patient proved who they are, or looked at the secure page. */
	| { type: "PageViewed"; session: PageSession; what: "proved" | "seen" }
	| { type: "PageLeft"; hash: string; linkId: string }
	| { type: "MessageRead"; messageId: string; linkId: string }
	| FileEvent
	| { type: "MessageErased"; messageId: string; by: string; reason: string }
	/** The carrier's copy is to go as well. */
	| { type: "EraseAsked"; messageId: string; sid: string }
	| { type: "EraseDelayed"; messageId: string; dueAt: number }
	| { type: "CarrierErased"; messageId: string }
	| { type: "ThreadViewed" };
