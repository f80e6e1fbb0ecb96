import type { Fetch } from "../adapters/exchange.ts";
import type { CarrierMessage, CarrierState } from "../ports.ts";
import type { FakeCarrier } from "./fake-carrier.ts";

export const ACCOUNT = `AC${"a".repeat(32)}`;
const ROOT = `/2010-04-01/Accounts/${ACCOUNT}`;

const WORDS: Record<CarrierState, string> = {
	accepted: "queued",
	sent: "sent",
	delivered: "delivered",
	undelivered: "undelivered",
	failed: "failed",
	cancelled: "canceled",
};

/** The fake carrier's doings in Twilio's forms: a transport for the real adapter. */
export function twilioReplies(carrier: FakeCarrier): Fetch {
	return async (address, init) => {
		const url = new URL(address);
		if (init.method === "POST") return created(carrier, new URLSearchParams(String(init.body)));
		const path = url.pathname.slice(ROOT.length);
		const media = /^\/Messages\/(\w+)\/Media\.json$/.exec(path)?.[1];
		if (media) return mediaList(carrier, media);
		const sid = /^\/Messages\/(\w+)\.json$/.exec(path)?.[1];
		if (sid && init.method === "DELETE") return erased(carrier, sid);
		return sid ? fetched(carrier, sid) : listed(carrier, url);
	};
}

async function created(carrier: FakeCarrier, form: URLSearchParams): Promise<Response> {
	const field = (name: string) => form.get(name) ?? "";
	const result = await carrier.send({ from: field("From"), to: field("To"), body: field("Body"), statusCallback: field("StatusCallback") });
	if (result.kind === "unknown" || result.kind === "unreached") throw new TypeError("Network connection lost.");
	if (result.kind === "busy") return noAnswer(result.retryAfterMs);
	if (result.kind === "refused") return json(400, { code: result.errorCode, message: "In our own words: no.", more_info: "", status: 400 });
	const taken = carrier.sent.find((message) => message.sid === result.sid);
	return json(201, taken && resource(taken));
}

async function erased(carrier: FakeCarrier, sid: string): Promise<Response> {
	const answer = await carrier.erase(sid);
	if (answer.kind === "no_answer") return noAnswer(answer.retryAfterMs);
	if (answer.kind === "gone") return new Response(null, { status: 204 });
	return json(409, { code: 20009, message: "In our own words: it is not done yet.", status: 409 });
}

async function fetched(carrier: FakeCarrier, sid: string): Promise<Response> {
	const found = await carrier.fetch(sid);
	if (!found) return json(404, { code: 20404, message: "There is no such message.", status: 404 });
	return "kind" in found ? noAnswer(found.retryAfterMs) : json(200, resource(found));
}

async function mediaList(carrier: FakeCarrier, sid: string): Promise<Response> {
	const found = carrier.messages.find((message) => message.sid === sid);
	const media_list = (found?.media ?? []).map(({ index, contentType }) => ({
		sid: `ME${index.toString(16).padStart(32, "0")}`,
		content_type: contentType,
		parent_sid: sid,
	}));
	return json(200, { media_list, next_page_uri: null });
}

async function listed(carrier: FakeCarrier, url: URL): Promise<Response> {
	const { searchParams } = url;
	const [to, from] = [searchParams.get("To") ?? "", searchParams.get("From")];
	const since = Date.parse(searchParams.get("DateSent>") ?? "1970-01-01");
	const next = searchParams.get("Page") ?? undefined;
	const answer = from === null ? await carrier.listReceived({ to, since, next }) : await carrier.listSent({ from, to, since });
	if ("kind" in answer) return noAnswer(answer.retryAfterMs);
	const page = Array.isArray(answer) ? { items: answer, next: null } : answer;
	searchParams.set("Page", page.next ?? "");
	const next_page_uri = page.next ? url.pathname + url.search : null;
	return json(200, { messages: page.items.map(resource), next_page_uri, page_size: page.items.length });
}

/** A Message record with the fields that Twilio documents, and one that it may add tomorrow. */
export function resource(message: CarrierMessage): Record<string, unknown> {
	const time = new Date(message.at).toUTCString().replace("GMT", "+0000");
	return {
		account_sid: ACCOUNT,
		api_version: "2010-04-01",
		body: message.body,
		date_created: time,
		date_sent: message.state === "accepted" ? null : time,
		date_updated: time,
		direction: message.direction === "in" ? "inbound" : "outbound-api",
		error_code: message.errorCode,
		error_message: null,
		from: message.from,
		messaging_service_sid: null,
		num_media: String(message.media.length),
		num_segments: "1",
		price: null,
		sid: message.sid,
		status: message.state === null ? "received" : WORDS[message.state],
		to: message.to,
		of_tomorrow: { any: "thing" },
	};
}

function noAnswer(retryAfterMs: number | null): Response {
	const headers: HeadersInit = retryAfterMs === null ? {} : { "retry-after": String(retryAfterMs / 1000) };
	return Response.json({ code: 20429, message: "Too many requests at once.", status: 429 }, { status: 429, headers });
}

function json(status: number, body: unknown): Response {
	return Response.json(body, { status });
}
