import { MEDIA_SID, MESSAGE_SID } from "../account/sid.ts";
import type { Exchange } from "../exchange.ts";
import type { Answer } from "./answer.ts";
import { create } from "./create.ts";
import { type Refusal, refusal } from "./errors.ts";
import { list } from "./list.ts";
import { deleteMedia, fetchMedia, listMedia } from "./media.ts";
import { checkParameters, type Pairs } from "./parameters.ts";
import { deleteMessage, fetchMessage, updateMessage } from "./single.ts";

export type Call = {
	method: string;
	/** After `/Messages`. */
	rest: string;
	pairs: Pairs;
	/** Asked for by a fault. */
	rushed: boolean;
	lagMs: number;
};

function onMedia(exchange: Exchange, call: Call, messageSid: string, rest: string): Answer | Refusal {
	const message = exchange.messages.get(messageSid);
	if (!message?.listed) return refusal(20404);
	if (rest === ".json") return call.method === "GET" ? listMedia(exchange, message, call.pairs) : refusal(20004);
	const [, sid = "", json] = /^\/([^/.]+)(\.json)?$/.exec(rest) ?? [];
	if (!MEDIA_SID.test(sid)) return refusal(20404);
	const wrong = checkParameters("none", call.pairs);
	if (wrong) return wrong;
	if (call.method === "GET") return fetchMedia(exchange, message, sid, json !== undefined);
	return call.method === "DELETE" ? deleteMedia(exchange, message, sid) : refusal(20004);
}

function onMessage(exchange: Exchange, call: Call, sid: string): Answer | Refusal {
	const message = MESSAGE_SID.test(sid) ? exchange.messages.get(sid) : null;
	if (!message?.listed) return refusal(20404);
	if (call.method === "POST") return updateMessage(exchange, message, call.pairs);
	const wrong = checkParameters("none", call.pairs);
	if (wrong) return wrong;
	if (call.method === "GET") return fetchMessage(exchange, message);
	return call.method === "DELETE" ? deleteMessage(exchange, message) : refusal(20004);
}

export async function operate(exchange: Exchange, call: Call): Promise<Answer | Refusal> {
	if (call.rest === ".json") {
		if (call.method === "POST") return create(exchange, call.pairs, call.rushed);
		return call.method === "GET" ? list(exchange, call.pairs, call.lagMs) : refusal(20004);
	}
	const [, sid, media] = /^\/([^/.]+)(?:\.json|\/Media(.+))$/.exec(call.rest) ?? [];
	if (sid === undefined) return refusal(20404);
	return media === undefined ? onMessage(exchange, call, sid) : onMedia(exchange, call, sid, media);
}
