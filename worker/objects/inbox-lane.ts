import { backoffMs } from "../domain/backoff.ts";
import { entryOf } from "../domain/inbox/entry.ts";
import { messageView } from "../domain/thread/view.ts";
import { textById } from "../store/thread/messages.ts";
import type { Inbox } from "./inbox.ts";
import type { Ledger } from "./ledger.ts";

/** Tells the clinic's inbox what changed, if it is owed anything. */
export async function inboxStep(ledger: Ledger, inbox: () => DurableObjectStub<Inbox>): Promise<boolean> {
	const { thread } = ledger;
	if (!thread?.untold) return false;
	const texts = Object.keys(thread.untold.messages).map((id) => textById(ledger.sql, id));
	const messages = texts.filter((text) => text !== null).sort((a, b) => a.pos - b.pos);
	try {
		await inbox().publish(entryOf(thread), messages.map(messageView));
		ledger.told(thread.version);
		return true;
	} catch {
		ledger.tellLater(ledger.now() + backoffMs(thread.untold.attempt + 1, Math.random(), null));
		return false;
	}
}
