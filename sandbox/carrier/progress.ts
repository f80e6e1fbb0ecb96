import { type Receipt, receiptsOf, type Step } from "./account/lifecycle.ts";
import { isFinal } from "./account/message.ts";
import type { Exchange } from "./exchange.ts";
import { deliver } from "./webhooks/deliver.ts";
import { receiptForm } from "./webhooks/forms.ts";

/** Takes a text one step on and returns the receipts that are now to go out. A phone that is off holds it back. */
export function advance(exchange: Exchange, sid: string, step: Omit<Step, "afterMs">): Receipt[] {
	const message = exchange.messages.get(sid);
	if (!message || isFinal(message.status)) return [];
	if (step.status === "delivered" && exchange.phones.get(message.to)?.off) {
		exchange.messages.hold(sid);
		exchange.events.send({ type: "phones" });
		return [];
	}
	const arrives = step.status === "delivered" || (step.last && step.status === "sent");
	exchange.messages.advance(message, { ...step, arrives }, exchange.now());
	exchange.events.send({ type: "messages", phone: message.to });
	if (!message.statusCallback) return [];
	return receiptsOf([...message.reached, step.status], step.errorCode, step.last, message.receiptFaults);
}

export async function postReceipt(exchange: Exchange, sid: string, receipt: Pick<Receipt, "status" | "errorCode">): Promise<void> {
	const message = exchange.messages.get(sid);
	if (!message?.statusCallback) return;
	const form = receiptForm(exchange, message, receipt.status, receipt.errorCode);
	const result = await deliver(exchange, { url: message.statusCallback, form, kind: "receipt", sid, messageStatus: receipt.status });
	if (result.errorCode !== null && !exchange.stopped.aborted) exchange.journal.add({ kind: "alert", sid, code: result.errorCode });
}

/** The whole way at once, its receipts posted before the create call is answered. */
export async function rush(exchange: Exchange, sid: string, steps: readonly Step[]): Promise<void> {
	for (const step of steps) {
		const receipts = exchange.atomically(() => advance(exchange, sid, step));
		for (const receipt of receipts) await postReceipt(exchange, sid, receipt);
	}
}

/** A phone comes back: what waited for it is delivered now. */
export function release(exchange: Exchange, phone: string) {
	for (const { sid } of exchange.messages.waitingFor(phone)) {
		exchange.due.add(exchange.now() + exchange.stepMs, { kind: "advance", sid, status: "delivered", errorCode: null, last: true });
	}
	exchange.wake.up();
}
