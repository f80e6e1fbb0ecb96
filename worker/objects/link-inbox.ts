import { isPrivate, isShownTo } from "../domain/page/shown.ts";
import type { InboxPage, PageMessage } from "../domain/page/view.ts";
import type { ThreadEvent } from "../domain/thread/thread.ts";
import { type KeptText, textsBefore } from "../store/thread/messages.ts";
import { consentOnPage } from "./link-consent.ts";
import { clinicOnPage } from "./link-door.ts";
import { type PageKey, type PageRoom, type Visit, visitOf } from "./page-room.ts";

const PAGE_LENGTH = 30;
/** Texts that are not for these eyes are read past, but not for ever. */
const MOST_READ = 300;

/** What the patient has proved to see. The look is an entry in the log; a private message that is open is read. */
export async function inboxPage(room: PageRoom, key: PageKey, before: number | null): Promise<InboxPage | null> {
	const clinic = await room.clinicNow();
	const visit = visitOf(room.ledger, key);
	if (!visit?.session || !clinic) return null;
	const { thread, link, session } = visit;
	const consent = session.patientId === null ? null : consentOnPage(room, session.patientId, clinic);
	const { texts, older } = shown(room, visit, before);
	const now = room.ledger.now();
	const read = texts.filter((text) => isPrivate(text) && text.id === session.open && text.readAt === undefined);
	const events: ThreadEvent[] = read.map(({ id }) => ({ type: "MessageRead", messageId: id, linkId: link.id }));
	room.ledger.commit([{ type: "PageViewed", session: { ...session, seenAt: now }, what: "seen" }, ...events], { type: "patient" });
	const patient = thread.patients.find(({ id }) => id === session.patientId);
	return {
		step: "inbox",
		clinic: clinicOnPage(clinic, thread.clinicNumber),
		language: patient?.language ?? link.language,
		messages: texts
			.toReversed()
			// What is to be signed stands above, by itself.
			.filter(({ id }) => consent?.state !== "open" || consent.id !== id)
			.map((text) => onPage(text, session.open)),
		older,
		consent,
		optedOut: thread.optedOut !== null,
		mayReply: thread.status !== "spam",
		mayUpload: thread.status !== "spam" && session.patientId !== null,
	};
}

/** Newest first. */
function shown({ ledger }: PageRoom, { thread, session }: Visit, before: number | null): { texts: KeptText[]; older: number | null } {
	const patientId = session?.patientId ?? null;
	const read = textsBefore(ledger.sql, before, MOST_READ);
	const theirs = read.filter((text) => isShownTo(patientId, thread.patients.length > 1, text) && !isLinkAlone(text));
	const texts = theirs.slice(0, PAGE_LENGTH);
	const more = theirs.length > PAGE_LENGTH || read.length === MOST_READ;
	return { texts, older: more ? (texts.at(-1)?.pos ?? read.at(-1)?.pos ?? null) : null };
}

/** A text that only brought the patient here. */
function isLinkAlone({ linkId, channel }: KeptText): boolean {
	return linkId !== undefined && channel === "sms";
}

function onPage(text: KeptText, open: string | null): PageMessage {
	const closed = isPrivate(text) && text.id !== open;
	return {
		id: text.id,
		from: text.direction === "in" ? "patient" : "clinic",
		at: text.at,
		seq: text.pos,
		isPrivate: isPrivate(text),
		isOpen: isPrivate(text) && !closed,
		body: closed ? null : text.body,
		card: closed ? null : (text.card ?? null),
		attachments: closed ? [] : text.attachments,
	};
}
