import { askAgainAt, nextErasing } from "../domain/thread/erase.ts";
import type { Carrier } from "../ports.ts";
import type { Ledger } from "./ledger.ts";

/** Lets the carrier delete its copy of what was deleted here. */
export async function eraseStep(ledger: Ledger, carrier: () => Carrier | null): Promise<boolean> {
	const next = ledger.thread && nextErasing(ledger.thread);
	const port = carrier();
	if (!next || !port || next.dueAt > ledger.now()) return false;
	const answer = await port.erase(next.sid);
	const { messageId } = next;
	if (answer.kind === "gone") ledger.commit([{ type: "CarrierErased", messageId }], { type: "carrier" });
	else {
		const dueAt = askAgainAt(ledger.now(), next.attempt, Math.random(), answer.retryAfterMs);
		ledger.commit([{ type: "EraseDelayed", messageId, dueAt }], { type: "system" });
	}
	return true;
}
