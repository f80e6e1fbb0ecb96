import { dueNow } from "../domain/link/due.ts";
import type { PageLink } from "../domain/link/link.ts";
import { queueAutomatic } from "../domain/thread/decide.ts";
import { statusAfter } from "../domain/thread/status.ts";
import type { Thread, ThreadEvent } from "../domain/thread/thread.ts";
import { linkById } from "../store/thread/links.ts";
import { textById } from "../store/thread/messages.ts";
import type { Ledger } from "./ledger.ts";

/** Does what is due of the links of this thread: reminds a patient once, tells staff, ends what is over. */
export async function nudgeStep(ledger: Ledger): Promise<boolean> {
	const { thread } = ledger;
	const [id] = Object.entries(thread?.linksDue ?? {}).find(([, at]) => at <= ledger.now()) ?? [];
	const link = id === undefined ? null : linkById(ledger.sql, id);
	if (!thread || !link) return false;
	const due = dueNow(link, waits(ledger, link), ledger.now());
	const messageId = link.messageId;
	const changes: ThreadEvent[] = due.changes.map(({ link: after, what }) => ({
		type: "LinkChanged",
		link: after,
		what,
		...(after.state !== link.state && { messageId }),
	}));
	ledger.commit([...changes, ...(due.do === "nudge" ? nudged(link, ledger.now()) : [])], { type: "system" });
	if (due.do === "tell_staff") ledger.commit(told(thread, messageId, ledger.now()), { type: "system" });
	return true;
}

/** It went out, nobody has opened it, and nobody has deleted or stopped it. */
function waits(ledger: Ledger, { messageId }: PageLink): boolean {
	const text = textById(ledger.sql, messageId);
	const went = text !== null && ["accepted", "sent", "delivered", "unknown"].includes(text.state);
	return went && text.readAt === undefined && text.deleted === undefined;
}

function nudged(link: PageLink, now: number): ThreadEvent[] {
	const about = link.patientId === null ? {} : { about: link.patientId };
	return queueAutomatic(link.messageId, "nudge", link.notice, now).map((event) =>
		event.type === "TextQueued" ? { ...event, text: { ...event.text, linkId: link.id, ...about } } : event,
	);
}

function told(thread: Thread, messageId: string, now: number): ThreadEvent[] {
	const known = thread.attention.some((item) => item.kind === "unread_secure" && item.messageId === messageId);
	const status = statusAfter(thread.status, "not_delivered");
	return [
		...(known ? [] : [{ type: "AttentionRaised", item: { kind: "unread_secure", since: now, messageId } } as const]),
		...(status === thread.status ? [] : [{ type: "StatusChanged", status, cause: "not_delivered" } as const]),
	];
}
