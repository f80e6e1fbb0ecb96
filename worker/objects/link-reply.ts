import type { KeptFile } from "../domain/files/file.ts";
import { MOST_REPLY, meansTexting, replied } from "../domain/page/reply.ts";
import type { Text, ThreadEvent } from "../domain/thread/thread.ts";
import { fileById } from "../store/thread/files.ts";
import { hasText } from "../store/thread/messages.ts";
import { type PageKey, type PageRoom, visitOf } from "./page-room.ts";

export type PageReply = { id: string; body: string; files: string[] };
export type Replied = "kept" | "dead" | "empty" | "too_long" | "stop_word" | "file";

/** The patient writes on the page: kept once for its id, however often the form is sent. */
export async function receiveSecure(room: PageRoom, key: PageKey, { id, body, files }: PageReply): Promise<Replied> {
	const clinic = await room.clinicNow();
	const visit = visitOf(room.ledger, key);
	if (!visit?.session || !clinic) return "dead";
	const words = body.replaceAll("\r\n", "\n").trim();
	if (words === "" && files.length === 0) return "empty";
	if (words.length > MOST_REPLY || !words.isWellFormed()) return "too_long";
	if (files.length === 0 && meansTexting(words)) return "stop_word";
	const messageId = `page.${id}`;
	if (hasText(room.ledger.sql, messageId)) return "kept";
	if (!files.every((fileId) => isOwn(fileById(room.ledger.sql, fileId), visit.link.id))) return "file";
	const text = textIn(messageId, words, files, visit.session.patientId, room.ledger.now());
	room.ledger.commit([...seen(visit.session, text.at), ...replied(visit.thread, text, clinic.settings.emergencyWords)], {
		type: "patient",
	});
	room.drainSoon();
	return "kept";
}

/** Uploaded by whom this link belongs to, looked at, and in no message yet. */
function isOwn(file: KeptFile | null, linkId: string): boolean {
	return file?.owner === `page:${linkId}` && file.state === "ready" && file.messageId === null;
}

/** The patient wants no more texts, and says so with a button of the page. */
export async function stopTexts(room: PageRoom, key: PageKey): Promise<"done" | "dead"> {
	const visit = visitOf(room.ledger, key);
	if (!visit?.session) return "dead";
	if (visit.thread.optedOut?.source !== "patient") {
		const stop: ThreadEvent = { type: "NumberOptedOut", source: "patient", reason: "on the secure page" };
		room.ledger.commit([stop], { type: "patient" });
	}
	await room.drain();
	return "done";
}

/** "Sign out", and "Not you?". */
export function leave({ ledger }: PageRoom, key: PageKey): void {
	const visit = visitOf(ledger, key);
	if (visit?.session) ledger.commit([{ type: "PageLeft", hash: visit.session.hash, linkId: visit.link.id }], { type: "patient" });
}

function seen(session: NonNullable<ReturnType<typeof visitOf>>["session"], seenAt: number): ThreadEvent[] {
	return session ? [{ type: "PageViewed", session: { ...session, seenAt }, what: "seen" }] : [];
}

function textIn(id: string, body: string, files: string[], patientId: string | null, at: number): Text {
	return {
		id,
		direction: "in",
		kind: "text",
		channel: "secure",
		body,
		sender: { type: "patient", ...(patientId && { id: patientId }) },
		attachments: [],
		media: [],
		flags: [],
		at,
		...(patientId && { about: patientId }),
		...(files.length > 0 && { files }),
	};
}
