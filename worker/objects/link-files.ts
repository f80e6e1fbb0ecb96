import { isPrivate, isShownTo } from "../domain/page/shown.ts";
import { fileById } from "../store/thread/files.ts";
import { textById } from "../store/thread/messages.ts";
import { type PageKey, type PageRoom, visitOf } from "./page-room.ts";

export type PageUploader = { patientId: string; linkId: string };

export function uploaderFor({ ledger }: PageRoom, key: PageKey): PageUploader | null {
	const visit = visitOf(ledger, key);
	return visit?.session?.patientId ? { patientId: visit.session.patientId, linkId: visit.link.id } : null;
}

/** Null for a file of a message that is not shown to this browser now. */
export function fileOwnerFor(room: PageRoom, key: PageKey, fileId: string): PageUploader | null {
	const visit = visitOf(room.ledger, key);
	const { sql } = room.ledger;
	const messageId = fileById(sql, fileId)?.messageId;
	const text = messageId ? textById(sql, messageId) : null;
	if (!visit?.session || !text) return null;
	const { session, thread } = visit;
	const isShown = isShownTo(session.patientId, thread.patients.length > 1, text) && (!isPrivate(text) || text.id === session.open);
	return isShown ? uploaderFor(room, key) : null;
}
