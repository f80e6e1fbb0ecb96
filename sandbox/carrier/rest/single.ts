import { isFinal, type StoredMessage } from "../account/message.ts";
import type { Exchange } from "../exchange.ts";
import type { Answer } from "./answer.ts";
import { type Refusal, refusal } from "./errors.ts";
import { messageJson } from "./message-json.ts";
import { checkParameters, type Pairs, parameter } from "./parameters.ts";

export function fetchMessage(exchange: Exchange, message: StoredMessage): Answer {
	return { status: 200, json: messageJson(exchange, message), sid: message.sid };
}

/** `Body=` redacts the text and keeps the record; nothing else can be changed. */
export function updateMessage(exchange: Exchange, message: StoredMessage, pairs: Pairs): Answer | Refusal {
	const wrong = checkParameters("update", pairs);
	if (wrong) return wrong;
	if (parameter(pairs, "Status") !== undefined) return refusal(30409);
	if (parameter(pairs, "Body") !== "") return refusal(30400);
	if (!isFinal(message.status)) return refusal(20009);
	exchange.messages.redact(message.sid, exchange.now());
	return fetchMessage(exchange, exchange.messages.get(message.sid) ?? message);
}

/** With its media; refused until the text has come to its end. */
export function deleteMessage(exchange: Exchange, message: StoredMessage): Answer | Refusal {
	if (!isFinal(message.status)) return refusal(20009);
	exchange.atomically(() => {
		exchange.media.unlistOf(message.sid);
		exchange.messages.unlist(message.sid);
	});
	return { status: 204, sid: message.sid };
}
