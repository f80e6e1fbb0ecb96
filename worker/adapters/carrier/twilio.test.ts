import { expect, test } from "vitest";
import type { Fetch } from "../exchange.ts";
import { twilioCarrier } from "./twilio.ts";
import { carrierState } from "./twilio-message.ts";

const ACCOUNT = `AC${"a".repeat(32)}`;
const SID = `SM${"1".repeat(32)}`;
const NOW = Date.parse("2026-11-02T15:04:05Z");
const ROOT = `https://carrier.example/2010-04-01/Accounts/${ACCOUNT}`;
const text = { from: "+15550100001", to: "+15550100002", body: "See you at nine.", statusCallback: "https://texting.example/s?m=a.b" };
const settings = { accountSid: ACCOUNT, apiKeySid: "SK1", apiKeySecret: "key secret", baseUrl: "https://carrier.example" };

type Call = { url: string; init: RequestInit };

/** A carrier that gives these answers in order, and notes what it was asked. */
function carrierSaying(...answers: (Response | Error)[]) {
	const calls: Call[] = [];
	const fetch: Fetch = async (url, init) => {
		calls.push({ url, init });
		const answer = answers.shift();
		if (!answer) throw new Error("the test expected no further request");
		if (answer instanceof Error) throw answer;
		return answer;
	};
	return { calls, carrier: twilioCarrier(settings, { fetch, now: () => NOW }) };
}

function json(status: number, body: unknown, headers: HeadersInit = {}): Response {
	return Response.json(body, { status, headers });
}

/** The status arrives, and then the connection breaks. */
function cut(status: number, start: string): Response {
	let sent = false;
	const body = new ReadableStream({
		pull(controller) {
			if (sent) return controller.error(new Error("Network connection lost."));
			sent = true;
			controller.enqueue(new TextEncoder().encode(start));
		},
	});
	return new Response(body, { status, headers: { "content-type": "application/json" } });
}

function message(over: Record<string, unknown> = {}): Record<string, unknown> {
	const time = "Mon, 02 Nov 2026 15:04:05 +0000";
	const states = { status: "delivered", error_code: null, num_media: "0", direction: "outbound-api" };
	return { sid: SID, from: text.from, to: text.to, body: text.body, date_created: time, date_sent: time, ...states, ...over };
}

test("a text goes to Twilio with the clinic's number, the words as written and the receipt's address", async () => {
	const { carrier, calls } = carrierSaying(json(201, { sid: SID, status: "queued" }));
	await carrier.send({ ...text, body: " ¿a+b & c? " });
	expect(calls[0]?.url).toBe(`${ROOT}/Messages.json`);
	expect(Object.fromEntries(new URLSearchParams(String(calls[0]?.init.body)))).toEqual({
		To: text.to,
		From: text.from,
		Body: " ¿a+b & c? ",
		StatusCallback: text.statusCallback,
		SmartEncoded: "false",
	});
	const headers = new Headers(calls[0]?.init.headers);
	expect(headers.get("authorization")).toBe(`Basic ${btoa("SK1:key secret")}`);
	expect(headers.get("content-type")).toBe("application/x-www-form-urlencoded");
	expect(calls[0]?.init).toMatchObject({ method: "POST", redirect: "manual" });
	expect(calls[0]?.init.signal).toBeInstanceOf(AbortSignal);
});

test("with a messaging service the thread's own number still sends", async () => {
	const { calls } = carrierSaying();
	const fetch: Fetch = async (url, init) => {
		calls.push({ url, init });
		return json(201, { sid: SID, status: "accepted" });
	};
	const carrier = twilioCarrier({ ...settings, messagingServiceSid: "MG1" }, { fetch });
	expect(await carrier.send(text)).toEqual({ kind: "accepted", sid: SID, state: "accepted" });
	const form = new URLSearchParams(String(calls[0]?.init.body));
	expect([form.get("From"), form.get("MessagingServiceSid")]).toEqual([text.from, "MG1"]);
});

test("without an API key the account's own token signs in", async () => {
	const seen: string[] = [];
	const fetch: Fetch = async (_url, init) => {
		seen.push(new Headers(init.headers).get("authorization") ?? "");
		return json(404, {});
	};
	await twilioCarrier({ accountSid: ACCOUNT, authToken: "token" }, { fetch }).fetch(SID);
	expect(seen).toEqual([`Basic ${btoa(`${ACCOUNT}:token`)}`]);
});

test.each<[string, Response | Error, object]>([
	["a sid", json(201, { sid: SID, status: "queued" }), { kind: "accepted", sid: SID, state: "accepted" }],
	["a sid and a new word for its state", json(201, { sid: SID, status: "pondering" }), { kind: "accepted", sid: SID, state: "accepted" }],
	["a success without a sid", json(201, { status: "queued" }), { kind: "unknown" }],
	["a success that is no JSON", new Response("<html>", { status: 201 }), { kind: "unknown" }],
	["a success that breaks off", cut(201, '{"sid":'), { kind: "unknown" }],
	["no answer at all", new TypeError("Network connection lost."), { kind: "unknown" }],
	["no answer in time", new DOMException("The operation was aborted due to timeout", "TimeoutError"), { kind: "unknown" }],
	["500", json(500, { code: 20500 }), { kind: "unknown" }],
	["503", json(503, { code: 20503 }, { "retry-after": "1" }), { kind: "unknown" }],
	["a proxy's 502", new Response("Bad gateway", { status: 502 }), { kind: "unknown" }],
	["a proxy's 408", new Response("", { status: 408 }), { kind: "unknown" }],
	["a redirect", new Response(null, { status: 302, headers: { location: "https://elsewhere.example/" } }), { kind: "unknown" }],
	["429", json(429, { code: 20429 }), { kind: "busy", retryAfterMs: null }],
	["429 with seconds", json(429, {}, { "retry-after": "3" }), { kind: "busy", retryAfterMs: 3000 }],
	["429 with a date", json(429, {}, { "retry-after": "Mon, 02 Nov 2026 15:05:05 GMT" }), { kind: "busy", retryAfterMs: 60_000 }],
	["429 with a date gone by", json(429, {}, { "retry-after": "Mon, 02 Nov 2026 15:00:00 GMT" }), { kind: "busy", retryAfterMs: 0 }],
	["429 with nonsense", json(429, {}, { "retry-after": "soon" }), { kind: "busy", retryAfterMs: null }],
	["429 with a year", json(429, {}, { "retry-after": "31536000" }), { kind: "busy", retryAfterMs: 3_600_000 }],
	["429 that breaks off", cut(429, "{"), { kind: "busy", retryAfterMs: null }],
	["too many, under another status", json(400, { code: 20429 }), { kind: "busy", retryAfterMs: null }],
	["an opt-out", json(400, { code: 21610, message: "…", status: 400 }), { kind: "refused", errorCode: 21610 }],
	["wrong credentials", json(401, { code: 20003 }), { kind: "refused", errorCode: 20003 }],
	["a closed account", json(403, {}), { kind: "refused", errorCode: 20003 }],
	["an unknown account", json(404, { code: 20404 }), { kind: "refused", errorCode: 20404 }],
	["a refusal without a number", new Response("no", { status: 400 }), { kind: "refused", errorCode: 0 }],
	["a refusal that breaks off", cut(400, '{"code":216'), { kind: "refused", errorCode: 0 }],
])("sending, Twilio answers %s", async (_name, answer, expected) => {
	const { carrier, calls } = carrierSaying(answer);
	expect(await carrier.send(text)).toEqual(expected);
	expect(calls).toHaveLength(1);
});

test.each<[string, Response | Error]>([
	["429", json(429, {}, { "retry-after": "3" })],
	["500", json(500, {})],
	["wrong credentials", json(401, {})],
	["a redirect", new Response(null, { status: 307, headers: { location: "https://elsewhere.example/" } })],
	["an answer that breaks off", cut(200, '{"messages":[')],
	["a page that is no page", json(200, { messages: "none" })],
	["no such account", json(404, {})],
	["nothing", new TypeError("Network connection lost.")],
])("asking for a list, Twilio answers %s: that proves no absence", async (_name, answer) => {
	const { carrier } = carrierSaying(answer);
	expect(await carrier.listSent({ from: text.from, to: text.to, since: 0 })).toMatchObject({ kind: "no_answer" });
});

test("a list that breaks off on its second page is no answer", async () => {
	const next = `/2010-04-01/Accounts/${ACCOUNT}/Messages.json?Page=1`;
	const { carrier } = carrierSaying(json(200, { messages: [message()], next_page_uri: next }), json(404, {}));
	expect(await carrier.listSent({ from: text.from, to: text.to, since: 0 })).toMatchObject({ kind: "no_answer" });
});

test.each([
	"https://elsewhere.example/2010-04-01/Accounts/x/Messages.json",
	"/2010-04-01/Accounts/ACother/Messages.json",
	"//elsewhere.example/x",
])("a next page elsewhere is not asked for, and the list is no answer: %s", async (next) => {
	const { carrier, calls } = carrierSaying(json(200, { messages: [message()], next_page_uri: next }));
	expect(await carrier.listSent({ from: text.from, to: text.to, since: 0 })).toMatchObject({ kind: "no_answer" });
	expect(calls).toHaveLength(1);
});

test("a list without an end is given up after a hundred pages", async () => {
	const next = `/2010-04-01/Accounts/${ACCOUNT}/Messages.json?Page=1`;
	let count = 0;
	const fetch: Fetch = async () => {
		count += 1;
		return json(200, { messages: [message()], next_page_uri: next });
	};
	const endless = twilioCarrier(settings, { fetch });
	expect(await endless.listSent({ from: text.from, to: text.to, since: 0 })).toMatchObject({ kind: "no_answer" });
	expect(count).toBe(100);
});

test("one entry that cannot be read does not hide the others", async () => {
	const odd = [{ sid: "CA1" }, null, message({ date_sent: null, date_created: "once" }), message({ of_tomorrow: 1 })];
	const { carrier } = carrierSaying(json(200, { messages: odd, next_page_uri: null }));
	expect(await carrier.listSent({ from: text.from, to: text.to, since: 0 })).toMatchObject([{ sid: SID, body: text.body }]);
});

test("a text that still waits at the carrier is in the list, by the time it was made", async () => {
	const waiting = message({ status: "queued", date_sent: null });
	const { carrier, calls } = carrierSaying(json(200, { messages: [waiting], next_page_uri: null }));
	expect(await carrier.listSent({ from: text.from, to: text.to, since: NOW - 1000 })).toMatchObject([{ state: "accepted", at: NOW }]);
	expect(calls[0]?.url).not.toContain("DateSent");
});

test("texts that came in are asked for from a time, and come with the addresses of their files", async () => {
	const inbound = message({ direction: "inbound", status: "received", num_media: "2", body: null });
	const files = ["image/png", "image/gif"].map((content_type, index) => ({ sid: `ME${String(index).repeat(32)}`, content_type }));
	const { carrier, calls } = carrierSaying(json(200, { messages: [inbound], next_page_uri: null }), json(200, { media_list: files }));
	const page = await carrier.listReceived({ to: text.to, since: NOW - 60_500 });
	expect(new URL(calls[0]?.url ?? "").searchParams.get("DateSent>")).toBe("2026-11-02T15:03:04Z");
	expect(page).toMatchObject({
		next: null,
		items: [
			{
				direction: "in",
				state: null,
				body: "",
				media: [
					{ index: 0, contentType: "image/png", url: `${ROOT}/Messages/${SID}/Media/ME${"0".repeat(32)}` },
					{ index: 1, contentType: "image/gif", url: `${ROOT}/Messages/${SID}/Media/ME${"1".repeat(32)}` },
				],
			},
		],
	});
});

test("when the files of one text cannot be asked for, the page is no answer: the text would be kept without them", async () => {
	const inbound = message({ direction: "inbound", status: "received", num_media: "1" });
	const { carrier } = carrierSaying(json(200, { messages: [inbound], next_page_uri: null }), json(500, {}));
	expect(await carrier.listReceived({ to: text.to, since: 0 })).toMatchObject({ kind: "no_answer" });
});

test("a page address that is not this account's is never asked for", async () => {
	const { carrier, calls } = carrierSaying();
	expect(await carrier.listReceived({ to: text.to, since: 0, next: "https://elsewhere.example/steal" })).toMatchObject({
		kind: "no_answer",
	});
	expect(calls).toEqual([]);
});

test.each([
	["accepted", "accepted"],
	["scheduled", "accepted"],
	["queued", "accepted"],
	["sending", "accepted"],
	["sent", "sent"],
	["delivered", "delivered"],
	["read", "delivered"],
	["undelivered", "undelivered"],
	["failed", "failed"],
	["canceled", "cancelled"],
	["received", null],
	["receiving", null],
	["partially_delivered", null],
	["of_tomorrow", null],
	["", null],
])("Twilio's word %j is our %j", (word, state) => {
	expect(carrierState(word)).toBe(state);
});
