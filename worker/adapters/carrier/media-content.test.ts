import { expect, test } from "vitest";
import type { Fetch } from "../exchange.ts";
import { twilioCarrier } from "./twilio.ts";

const ACCOUNT = `AC${"a".repeat(32)}`;
const PATH = `/2010-04-01/Accounts/${ACCOUNT}/Messages/MM${"1".repeat(32)}/Media/ME${"2".repeat(32)}`;
const STORE = "https://mms.twiliocdn.com/abc?token=1";
const bytes = new Uint8Array([1, 2, 3]);

type Asked = { url: string; authorization: string | null; method: string };

function carrierSaying(answers: (Response | Error)[], baseUrl?: string) {
	const asked: Asked[] = [];
	const fetch: Fetch = async (url, init) => {
		asked.push({ url, authorization: new Headers(init.headers).get("authorization"), method: init.method ?? "GET" });
		expect(init.redirect).toBe("manual");
		const answer = answers.shift() ?? new Error("nobody answers");
		if (answer instanceof Error) throw answer;
		return answer;
	};
	return { asked, carrier: twilioCarrier({ accountSid: ACCOUNT, authToken: "token", baseUrl }, { fetch }) };
}

const file = () => new Response(bytes, { headers: { "content-type": "image/png" } });
const to = (location: string) => new Response(null, { status: 307, headers: { location } });

test("a file is fetched with credentials from Twilio, and without any from where it sends us", async () => {
	const { asked, carrier } = carrierSaying([to(STORE), file()]);
	expect(await carrier.fetchMedia(`https://api.twilio.com${PATH}`)).toEqual({ kind: "file", bytes, contentType: "image/png" });
	expect(asked.map(({ url, authorization }) => [url, authorization !== null])).toEqual([
		[`https://api.twilio.com${PATH}`, true],
		[STORE, false],
	]);
});

test("behind another address of the API, its own store is followed without credentials too", async () => {
	const { asked, carrier } = carrierSaying([to("/media-store/x?seal=1"), file()], "http://localhost:9999");
	expect(await carrier.fetchMedia(`http://localhost:9999${PATH}`)).toMatchObject({ kind: "file" });
	expect(asked[1]).toMatchObject({ url: "http://localhost:9999/media-store/x?seal=1", authorization: null });
});

test.for([
	"http://127.0.0.1/x",
	"http://[::1]/x",
	"http://2130706433/x",
	"http://169.254.169.254/latest/meta-data",
	"https://evil.example/x",
	`https://api.twilio.com.evil.example${PATH}`,
	`https://evil.example${PATH}`,
	`http://api.twilio.com${PATH}`,
	`https://api.twilio.com/2010-04-01/Accounts/AC${"b".repeat(32)}/Messages/MM${"1".repeat(32)}/Media/ME${"2".repeat(32)}`,
	"https://api.twilio.com/2010-04-01/Accounts.json",
	"file:///etc/passwd",
	"no address",
])("an address that is no file of ours is never asked for: %s", async (address) => {
	const { asked, carrier } = carrierSaying([]);
	expect(await carrier.fetchMedia(address)).toEqual({ kind: "refused", why: "address" });
	expect(await carrier.deleteMedia(address)).toEqual({ kind: "deleted" });
	expect(asked).toEqual([]);
});

test.for([
	"http://169.254.169.254/",
	"https://evil.example/",
	"http://mms.twiliocdn.com/x",
	"https://user@evil.example/",
	"javascript:1",
	"",
])("a journey that leads elsewhere ends: %s", async (location) => {
	const { asked, carrier } = carrierSaying([to(location), file()]);
	expect(await carrier.fetchMedia(`https://api.twilio.com${PATH}`)).toEqual({ kind: "refused", why: "address" });
	expect(asked).toHaveLength(1);
});

test("a journey in a circle ends", async () => {
	const { asked, carrier } = carrierSaying(Array.from({ length: 9 }, () => to(STORE)));
	expect(await carrier.fetchMedia(`https://api.twilio.com${PATH}`)).toEqual({ kind: "refused", why: "address" });
	expect(asked.length).toBeLessThan(6);
});

test.for<[string, Response | Error, object]>([
	["404", new Response(null, { status: 404 }), { kind: "gone" }],
	["410", new Response(null, { status: 410 }), { kind: "gone" }],
	["429", new Response(null, { status: 429, headers: { "retry-after": "3" } }), { kind: "no_answer", retryAfterMs: 3000 }],
	["500", new Response(null, { status: 500 }), { kind: "no_answer", retryAfterMs: null }],
	["401", new Response(null, { status: 401 }), { kind: "no_answer", retryAfterMs: null }],
	["nothing", new Error("Network connection lost."), { kind: "no_answer", retryAfterMs: null }],
	["too much", new Response("x", { headers: { "content-length": "99999999" } }), { kind: "refused", why: "too_large" }],
	["half", new Response("x", { headers: { "content-length": "9" } }), { kind: "no_answer", retryAfterMs: null }],
])("asked for a file, Twilio answers %s", async ([, answer, expected]) => {
	const { carrier } = carrierSaying([answer]);
	expect(await carrier.fetchMedia(`https://api.twilio.com${PATH}`)).toEqual(expected);
});

test("a file without an end is given up", async () => {
	const piece = new Uint8Array(1024 * 1024);
	const endless = new ReadableStream({ pull: (controller) => controller.enqueue(piece) });
	const { carrier } = carrierSaying([new Response(endless)]);
	expect(await carrier.fetchMedia(`https://api.twilio.com${PATH}`)).toEqual({ kind: "refused", why: "too_large" });
});

test.for<[string, Response | Error, object]>([
	["204", new Response(null, { status: 204 }), { kind: "deleted" }],
	["404", new Response(null, { status: 404 }), { kind: "deleted" }],
	["20009", Response.json({ code: 20009 }, { status: 409 }), { kind: "not_yet" }],
	["503", new Response(null, { status: 503 }), { kind: "no_answer", retryAfterMs: null }],
	["nothing", new Error("lost"), { kind: "no_answer", retryAfterMs: null }],
])("told to delete its copy, Twilio answers %s", async ([, answer, expected]) => {
	const { asked, carrier } = carrierSaying([answer]);
	expect(await carrier.deleteMedia(`https://api.twilio.com${PATH}`)).toEqual(expected);
	expect(asked).toMatchObject([{ method: "DELETE", url: `https://api.twilio.com${PATH}.json` }]);
});

test("a text with files alone has their addresses and no words", async () => {
	const forms: URLSearchParams[] = [];
	const fetch: Fetch = async (_url, init) => {
		forms.push(new URLSearchParams(String(init.body)));
		return Response.json({ sid: `MM${"1".repeat(32)}`, status: "queued" }, { status: 201 });
	};
	const mediaUrls = ["https://texting.example/f/a/file.png", "https://texting.example/f/b/file.pdf"];
	const text = { from: "+15550100001", to: "+15550100002", body: "", statusCallback: "https://texting.example/s", mediaUrls };
	expect(await twilioCarrier({ accountSid: ACCOUNT, authToken: "token" }, { fetch }).send(text)).toMatchObject({ kind: "accepted" });
	expect([forms[0]?.getAll("MediaUrl"), forms[0]?.has("Body")]).toEqual([mediaUrls, false]);
});
