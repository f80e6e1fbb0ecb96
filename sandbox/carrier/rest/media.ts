import { createHmac, timingSafeEqual } from "node:crypto";
import type { StoredMessage } from "../account/message.ts";
import type { Exchange } from "../exchange.ts";
import type { Answer } from "./answer.ts";
import { type Refusal, refusal } from "./errors.ts";
import { mediaJson, messagesPath } from "./message-json.ts";
import { checkParameters, type Pairs } from "./parameters.ts";

const LINK_LASTS_MS = 4 * 60 * 60 * 1000;
export const STORE_PATH = "/media-store/";

function seal(exchange: Exchange, sid: string, until: number): string {
	return createHmac("sha256", exchange.account.token).update(`${sid}.${until}`).digest("hex");
}

export function listMedia(exchange: Exchange, message: StoredMessage, pairs: Pairs): Answer | Refusal {
	const wrong = checkParameters("mediaList", pairs);
	if (wrong) return wrong;
	const items = exchange.media.of(message.sid).map((media) => mediaJson(exchange, media));
	const uri = `${messagesPath(exchange)}/${message.sid}/Media.json`;
	return { status: 200, json: { media_list: items, page: 0, page_size: 50, next_page_uri: null, first_page_uri: uri, uri } };
}

/** With `.json` the record; without it a redirect to the store, good for four hours. */
export function fetchMedia(exchange: Exchange, message: StoredMessage, sid: string, isJson: boolean): Answer | Refusal {
	const media = exchange.media.get(sid);
	if (media?.messageSid !== message.sid) return refusal(20404);
	if (isJson) return { status: 200, json: mediaJson(exchange, media), sid };
	const until = exchange.now() + LINK_LASTS_MS;
	return { status: 307, location: `${exchange.address.url}${STORE_PATH}${sid}?until=${until}&seal=${seal(exchange, sid, until)}`, sid };
}

export function deleteMedia(exchange: Exchange, message: StoredMessage, sid: string): Answer | Refusal {
	if (exchange.media.get(sid)?.messageSid !== message.sid) return refusal(20404);
	exchange.media.unlist(sid);
	return { status: 204, sid };
}

/** The second place: the link alone opens it, and credentials sent along are an error, as at the real store. */
export function fetchFromStore(exchange: Exchange, url: URL, authorization: string | undefined): Answer {
	if (authorization !== undefined) return { status: 400, json: { message: "Only one way to prove who you are is allowed" } };
	const sid = url.pathname.slice(STORE_PATH.length);
	const until = Number(url.searchParams.get("until"));
	const expected = Buffer.from(seal(exchange, sid, until));
	const given = Buffer.from(url.searchParams.get("seal") ?? "");
	const isSealed = expected.length === given.length && timingSafeEqual(expected, given);
	if (!isSealed || until < exchange.now()) return { status: 403, json: { message: "The link has expired" } };
	const media = exchange.media.get(sid);
	if (!media) return { status: 404, json: { message: "Gone" } };
	return { status: 200, bytes: { contentType: media.contentType, content: media.bytes } };
}
