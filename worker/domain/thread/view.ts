import { deliveryCause, deliveryReason } from "../../../shared/rules/carrier-error.ts";
import type { Consent } from "../../../shared/schemas/consent.ts";
import type { Delivery, DeliveryState, Message } from "../../../shared/schemas/message.ts";
import type { CanSend, OptOut, Reach, Thread as ThreadBody } from "../../../shared/schemas/thread.ts";
import type { SendVerdict } from "../consent/may-send.ts";
import { type KeptConsent, newestConsent, openRequest } from "../consent/phi-consent.ts";
import { isSendRefusal, refusalReason } from "../consent/reasons.ts";
import { entryOf, itemFor } from "../inbox/entry.ts";
import { withoutLinks } from "../link/hidden.ts";
import type { TicketCase } from "../ticket/ticket-case.ts";
import type { Text, Thread } from "./thread.ts";

/** A ticket that has been waiting this long for Zendesk is said to be behind. */
const BEHIND_MS = 30_000;

/** A thread as staff see it, but for what each of them has read. */
export function threadView(thread: Thread, verdict: SendVerdict, helpdeskReady: boolean, now: number, reach: Reach[] = []): ThreadBody {
	const { id } = thread.ticket;
	return {
		...itemFor(entryOf(thread), 0),
		canSend: canSend(verdict),
		optOut: optOut(thread),
		consents: consentsNow(thread),
		reach,
		attention: thread.attention.map((item) => ({ ...item, since: new Date(item.since).toISOString() })),
		ticketId: id,
		helpdesk: helpdeskReady ? (isBehind(thread.ticket, now) ? "behind" : "ok") : "off",
	};
}

/** Whether staff see something else of a ticket than before: another ticket, or that Zendesk fell behind or caught up. */
export function ticketLooksOther(before: TicketCase, after: TicketCase, now: number): boolean {
	return before.id !== after.id || isBehind(before, now) || isBehind(after, now);
}

function isBehind({ failingSince }: TicketCase, now: number): boolean {
	return failingSince !== null && now - failingSince > BEHIND_MS;
}

export function messageView(text: Text & { pos: number; state: DeliveryState; code: string | null }): Message {
	return {
		id: text.id,
		direction: text.direction,
		kind: text.kind,
		channel: text.channel,
		body: shownBody(text),
		at: new Date(text.at).toISOString(),
		seq: text.pos,
		sender: text.sender,
		delivery: deliveryView(text.state, text.code),
		attachments: text.attachments,
		flags: text.flags,
		...(text.about && { about: text.about }),
		...(text.health && { health: true }),
		...(text.automatic && { automatic: text.automatic }),
		...(text.reaction && { reaction: text.reaction }),
		...(text.sensitive && { sensitive: true }),
		...(text.card && { card: text.card }),
		...(text.readAt !== undefined && { readAt: instant(text.readAt) }),
		...(text.link && { link: text.link }),
		...(text.deleted && { deleted: { ...text.deleted, at: instant(text.deleted.at) } }),
	};
}

/** Staff never see what would let them in as the patient: the code, or where a link goes. */
function shownBody({ body, automatic, linkId }: Text): string {
	if (automatic === "code") return "";
	return linkId === undefined ? withoutLinks(body) : body.replace("{link}", "[link]");
}

export function consentView(consent: KeptConsent): Consent {
	const { at, askedAt, expiresAt, ...rest } = consent;
	return {
		...rest,
		at: instant(at),
		askedAt: askedAt === null ? null : instant(askedAt),
		expiresAt: expiresAt === null ? null : instant(expiresAt),
	};
}

function canSend(verdict: SendVerdict): CanSend {
	if (!verdict.allowed) {
		const { until, ...refusal } = verdict;
		return { ...refusal, ...(until !== undefined && { until: instant(until) }) };
	}
	const { warning } = verdict;
	if (!warning) return { allowed: true };
	const { until, ...words } = warning;
	return { allowed: true, warning: { ...words, ...(until !== undefined && { until: instant(until) }) } };
}

function optOut({ optedOut }: Thread): OptOut | null {
	if (!optedOut) return null;
	const { at, source, elsewhere = false, reason } = optedOut;
	return { at: instant(at), source, elsewhere, ...(reason && { reason }), liftedBy: source === "staff" ? "staff" : "patient" };
}

function consentsNow({ consents }: Thread): ThreadBody["consents"] {
	const patients = [...new Set(consents.map(({ patientId }) => patientId))];
	const open = openRequest(consents);
	return patients.flatMap((patientId) => {
		const newest = open?.patientId === patientId ? open : newestConsent(consents, patientId);
		return newest ? [{ id: newest.id, patientId, state: newest.state, at: instant(newest.at) }] : [];
	});
}

function instant(at: number): string {
	return new Date(at).toISOString();
}

function deliveryView(state: DeliveryState, code: string | null): Delivery {
	if (code === null) return { state };
	if (isSendRefusal(code)) return { state, code, cause: code, reason: refusalReason(code) };
	const cause = deliveryCause(Number(code));
	return { state, code, cause, reason: deliveryReason(cause) };
}
