import type { StoredMessage } from "../account/message.ts";
import type { Exchange } from "../exchange.ts";
import { sendOut } from "../send-out.ts";
import { deliver, type Form } from "./deliver.ts";
import { inboundForm } from "./forms.ts";
import { replyOf } from "./twiml.ts";

async function post(exchange: Exchange, message: StoredMessage, url: string, kind: "webhook" | "fallback", form: Form) {
	const result = await deliver(exchange, { url, form, kind, sid: message.sid });
	if (result.errorCode !== null || !result.answer) return { texts: [], errorCode: result.errorCode };
	return replyOf(result.answer);
}

/** The clinic's webhook; when that fails its fallback; when that fails too, an alert and nothing more: the text is in the list. */
export async function postInbound(exchange: Exchange, message: StoredMessage): Promise<void> {
	const number = exchange.numbers.get(message.to);
	if (!number) return;
	const form = inboundForm(exchange, message);
	let reply = await post(exchange, message, number.smsUrl, "webhook", form);
	if (exchange.stopped.aborted) return;
	if (reply.errorCode !== null) {
		exchange.journal.add({ kind: "alert", sid: message.sid, code: reply.errorCode });
		if (!number.fallbackUrl) return;
		const why: Form = [
			["ErrorCode", String(reply.errorCode)],
			["ErrorUrl", number.smsUrl],
		];
		reply = await post(exchange, message, number.fallbackUrl, "fallback", [...form, ...why]);
		if (exchange.stopped.aborted) return;
		if (reply.errorCode !== null) exchange.journal.add({ kind: "alert", sid: message.sid, code: reply.errorCode });
	}
	for (const body of reply.texts) sendOut(exchange, { from: message.to, to: message.from, body, direction: "outbound-reply" });
}
