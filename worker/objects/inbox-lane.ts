import { backoffMs } from "../domain/backoff.ts";
import { entryOf, rowOf } from "../domain/inbox/entry.ts";
import { messageView } from "../domain/thread/view.ts";
import type { Inbox } from "./inbox.ts";
import type { Ledger } from "./ledger.ts";

/** Tells the clinic's inbox what changed, if it is owed anything. */
export async function inboxStep(ledger: Ledger, inbox: () => DurableObjectStub<Inbox>): Promise<boolean> {
	const { thread } = ledger;
	if (!thread?.untold) return false;
	const texts = Object.keys(thread.untold.messages).map((id) => ledger.text(id));
	const messages = texts.filter((text) => text !== null).sort((a, b) => a.pos - b.pos);
	try {
		await inbox().publish(
			rowOf(entryOf(thread)),
			messages.map((message) => JSON.stringify(messageView(message))),
			messages.some(({ deleted }) => deleted !== undefined),
		);
		ledger.told(thread.version);
		return true;
	} catch {
		ledger.tellLater(ledger.now() + backoffMs(thread.untold.attempt + 1, Math.random(), null));
		return false;
	}
}
