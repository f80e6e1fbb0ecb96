import type { SendLink } from "../../shared/schemas/link.ts";
import { ended, isOpen, superseded } from "../domain/link/link.ts";
import type { Asker } from "../domain/staff/permission.ts";
import { cancelledBy, queue } from "../domain/thread/decide.ts";
import type { Text, ThreadEvent } from "../domain/thread/thread.ts";
import { messageView } from "../domain/thread/view.ts";
import { linkById } from "../store/thread/links.ts";
import { openLinks } from "../store/thread/links-read.ts";
import { textById } from "../store/thread/messages.ts";
import { sendingById } from "../store/thread/outbox.ts";
import { linkFor } from "./link-send.ts";
import type { PageRoom } from "./page-room.ts";
import type { Refusal, SendAnswer } from "./refusal.ts";
import { sendVerdict } from "./send-verdict.ts";
import { staff } from "./thread-engine.ts";

/** Staff send a link to the patient's inbox: the ones before it open nothing any more. */
export async function sendLink(room: PageRoom, asker: Asker, { id, patientId }: SendLink): Promise<SendAnswer> {
	const { ledger, ports } = room;
	const clinic = await room.clinicNow();
	ledger.ready();
	const known = textById(ledger.sql, id);
	if (known) return known.linkId && known.about === patientId ? { message: messageView(known), created: false } : { refused: "id_reused" };
	if (!ledger.thread?.patients.some((patient) => patient.id === patientId)) return { refused: "no_patient" };
	const link = await linkFor(room, { purpose: "inbox", messageId: id, patientId });
	if ("refused" in link) return link;
	const { thread } = ledger;
	const now = ledger.now();
	if (!thread || textById(ledger.sql, id)) return { refused: "not_found" };
	const verdict = sendVerdict(thread, clinic, ports.carrier !== null, { sender: "person" }, now);
	if (!verdict.allowed) return { refused: verdict.code, reason: verdict.reason };
	const older = superseded(openLinks(ledger.sql), patientId, now).map(
		({ link: before, what }): ThreadEvent => ({ type: "LinkChanged", link: before, what, messageId: before.messageId }),
	);
	const text = linkText(asker, { id, body: link.notice, about: patientId, linkId: link.id }, now);
	ledger.commit([...older, { type: "LinkChanged", link, what: "made" }, ...queue(thread, text, false)], staff(asker));
	room.drainSoon();
	const kept = textById(ledger.sql, id);
	return kept ? { message: messageView(kept), created: true } : { refused: "not_found" };
}

/** The message's link opens nothing from now on; a text that has not gone does not go. */
export function revokeLink({ ledger }: PageRoom, asker: Asker, messageId: string): Refusal | null {
	ledger.ready();
	const linkId = textById(ledger.sql, messageId)?.linkId;
	const link = linkId === undefined ? null : linkById(ledger.sql, linkId);
	if (!link) return { refused: "not_found" };
	if (link.state === "revoked") return null;
	if (!isOpen(link, ledger.now())) return { refused: "link_not_open" };
	const waits = ["queued", "held"].includes(sendingById(ledger.sql, messageId)?.state ?? "");
	const { link: after, what } = ended(link, "revoked");
	ledger.commit(
		[{ type: "LinkChanged", link: after, what, messageId: link.messageId }, ...(waits ? [cancelledBy(messageId, "link_over")] : [])],
		staff(asker),
	);
	return null;
}

export function linkText(
	asker: Asker,
	{ id, body, about, linkId }: { id: string; body: string; about: string; linkId: string },
	at: number,
): Text {
	const sender = { type: "staff" as const, id: asker.staffId, name: asker.name };
	return { id, direction: "out", kind: "text", channel: "sms", body, sender, attachments: [], flags: [], media: [], at, about, linkId };
}
