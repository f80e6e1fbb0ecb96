import type { NewMedia } from "./account/media.ts";
import type { StoredMessage } from "./account/message.ts";
import { newSid } from "./account/sid.ts";
import type { Exchange } from "./exchange.ts";
import { heed, marksOf } from "./heed.ts";
import { segmentsOf } from "./send-out.ts";

export type IncomingText = {
	from: string;
	to: string;
	body: string;
	/** The same one again is the same text: its webhook is posted once more. */
	sid?: string;
	/** Made by the phone page: the same one again is a double click, and nothing happens. */
	key?: string;
	media?: readonly NewMedia[];
	extra?: Record<string, string | null>;
	/** `skip`: the webhook is lost, only the list has the text. */
	webhook?: "post" | "skip";
};

function store(exchange: Exchange, text: IncomingText): StoredMessage {
	const media = text.media ?? [];
	const now = exchange.now();
	const message = exchange.messages.add({
		sid: text.sid ?? newSid(media.length > 0 ? "MM" : "SM"),
		key: text.key,
		direction: "inbound",
		from: text.from,
		to: text.to,
		body: text.body,
		status: "received",
		errorCode: null,
		serviceSid: exchange.account.serviceSid,
		segments: segmentsOf(text.body),
		createdAt: now,
		sentAt: now,
		statusCallback: null,
		receiptFaults: [],
		extra: { ...marksOf(exchange, text), ...text.extra },
		listed: true,
		arrivedAt: now,
	});
	exchange.media.add(message.sid, media, now);
	heed(exchange, text);
	exchange.events.send({ type: "messages", phone: text.from });
	return message;
}

function postWebhook(exchange: Exchange, message: StoredMessage) {
	const faults = exchange.faults.takeAll("webhook", { to: message.to, from: message.from });
	const skip = () => ({ kind: "webhook" as const, sid: message.sid, messageStatus: null, url: "", attempt: 0, status: null, tookMs: 0 });
	if (faults.some((fault) => fault.kind === "drop")) return exchange.journal.add({ ...skip(), outcome: "skipped" });
	const copies = faults.find((fault) => fault.kind === "duplicate");
	const delay = faults.find((fault) => fault.kind === "delay");
	const at = exchange.now() + (delay ? (delay.delayMs ?? 10_000) : 0);
	for (let copy = 0; copy < (copies ? (copies.copies ?? 2) : 1); copy++) exchange.due.add(at, { kind: "webhook", sid: message.sid });
	exchange.wake.up();
}

/** A phone texts a clinic's number. */
export function receive(exchange: Exchange, text: IncomingText): StoredMessage {
	return exchange.atomically(() => {
		const before = text.key ? exchange.messages.byKey(text.key) : null;
		if (before) return before;
		const message = (text.sid ? exchange.messages.get(text.sid) : null) ?? store(exchange, text);
		if (text.webhook !== "skip") postWebhook(exchange, message);
		return exchange.messages.get(message.sid) ?? message;
	});
}
