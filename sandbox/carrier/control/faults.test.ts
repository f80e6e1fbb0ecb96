import { expect, test } from "vitest";
import { ANA, aCarrier, CLINIC } from "../testing/a-carrier.ts";
import { aClinic } from "../testing/a-clinic.ts";
import { kept } from "../testing/kept.ts";

async function withFault(fault: Record<string, unknown>) {
	const clinic = kept(await aClinic(() => ({ status: 204 })));
	const carrier = kept(await aCarrier(clinic.url));
	const added = await carrier.control("POST", "faults", fault);
	expect(added.status).toBe(201);
	const listed = async () => (await carrier.call(".json")).json.messages.length;
	return { clinic, carrier, listed, callback: `${clinic.url}/status` };
}

test("busy: 429 with Retry-After, no text, and only as often as asked", async () => {
	const { carrier, listed } = await withFault({ on: "create", kind: "429", times: 2, retryAfter: 3 });
	for (const _ of [1, 2]) {
		const { status, headers, json } = await carrier.send({});
		expect([status, headers.get("Retry-After"), json.code]).toEqual([429, "3", 20429]);
	}
	expect(await listed()).toBe(0);
	expect((await carrier.send({})).status).toBe(201);
});

const REFUSALS: [string, number, number][] = [
	["500", 500, 0],
	["503", 503, 0],
	["500_after", 500, 1],
	["error:21614", 400, 0],
	["error:21408", 400, 0],
];
test.each(REFUSALS)("%s is answered with %i and leaves %i texts", async (kind, status, texts) => {
	const { carrier, listed } = await withFault({ on: "create", kind });
	expect((await carrier.send({})).status).toBe(status);
	expect(await listed()).toBe(texts);
});

const BROKEN: [string, number][] = [
	["reset_before", 0],
	["reset_after", 1],
	["cut_after", 1],
];
test.each(BROKEN)("%s breaks the connection and leaves %i texts", async (kind, texts) => {
	const { carrier, listed } = await withFault({ on: "create", kind });
	await expect(carrier.send({})).rejects.toThrow();
	expect(await listed()).toBe(texts);
	const [entry] = (await carrier.control("GET", "journal?kind=api")).json.items;
	expect(entry).toMatchObject({ method: "POST", status: null, fault: kind });
});

test("a text accepted before the connection broke goes out, and its receipts tell", async () => {
	const { clinic, carrier, callback } = await withFault({ on: "create", kind: "reset_after" });
	await expect(carrier.send({ StatusCallback: callback })).rejects.toThrow();
	await clinic.came(1, (post) => post.fields.MessageStatus === "delivered");
});

test("hang: the text is accepted, the caller does not hear in time", async () => {
	const { carrier, listed } = await withFault({ on: "create", kind: "hang" });
	const body = new URLSearchParams({ From: CLINIC, To: ANA, Body: "Hello" });
	await expect(carrier.call(".json", { method: "POST", body, signal: AbortSignal.timeout(100) })).rejects.toThrow("timeout");
	expect(await listed()).toBe(1);
	await carrier.control("POST", "faults", { on: "create", kind: "hang", delayMs: 5 });
	expect((await carrier.send({})).status).toBe(201);
});

test("before_answer: every receipt has come before the 201", async () => {
	const { clinic, carrier, callback } = await withFault({ on: "create", kind: "before_answer" });
	const { json } = await carrier.send({ StatusCallback: callback });
	expect(clinic.posts.map((post) => post.fields.MessageStatus)).toEqual(["sending", "sent", "delivered"]);
	expect(json.status).toBe("queued");
});

test("doubled and reversed receipts come together", async () => {
	const { clinic, carrier, callback } = await withFault({ on: "callback", kind: "duplicate", copies: 3 });
	await carrier.control("POST", "faults", { on: "callback", kind: "reverse" });
	await carrier.send({ StatusCallback: callback });
	const statuses = (await clinic.came(9)).map((post) => post.fields.MessageStatus);
	expect(statuses.slice(0, 1)).toEqual(["delivered"]);
	expect(statuses.toSorted()).toEqual([...Array(3).fill("delivered"), ...Array(3).fill("sending"), ...Array(3).fill("sent")]);
});

test("a receipt's error is the text's end", async () => {
	const { clinic, carrier, callback } = await withFault({ on: "callback", kind: "error:30007", match: { to: ANA } });
	await carrier.send({ StatusCallback: callback });
	const [last] = await clinic.came(1, (post) => post.fields.MessageStatus === "undelivered");
	expect(last?.fields.ErrorCode).toBe("30007");
});

test("a fault for one number leaves the others alone", async () => {
	const { carrier } = await withFault({ on: "create", kind: "500", times: "always", match: { to: "+12125550144" } });
	expect((await carrier.send({})).status).toBe(201);
	for (const _ of [1, 2]) expect((await carrier.send({ To: "+12125550144" })).status).toBe(500);
	await carrier.control("DELETE", "faults");
	expect((await carrier.send({ To: "+12125550144" })).status).toBe(201);
});

test("a lost webhook is in the journal, a doubled one comes twice", async () => {
	const { clinic, carrier } = await withFault({ on: "webhook", kind: "drop" });
	const lost = await carrier.text({ body: "lost" });
	expect((await carrier.control("GET", `journal?sid=${lost.json.sid}`)).json.items).toMatchObject([{ outcome: "skipped" }]);
	await carrier.control("POST", "faults", { on: "webhook", kind: "duplicate" });
	const { json } = await carrier.text({ body: "twice" });
	expect((await clinic.came(2)).map((post) => post.fields.MessageSid)).toEqual([json.sid, json.sid]);
});

test("a list that lags leaves out what is young", async () => {
	const { carrier, listed } = await withFault({ on: "list", kind: "drop" });
	await carrier.text({ webhook: "skip" });
	expect([await listed(), await listed()]).toEqual([0, 1]);
});

test.each(["list", "fetch"] as const)("a %s can fail and break like a create", async (on) => {
	const { carrier } = await withFault({ on, kind: "503", retryAfter: 9 });
	const path = on === "list" ? ".json" : `/${(await carrier.text({ webhook: "skip" })).json.sid}.json`;
	const { status, headers } = await carrier.call(path);
	expect([status, headers.get("Retry-After")]).toEqual([503, "9"]);
	await carrier.control("POST", "faults", { on, kind: "cut_after" });
	await expect(carrier.call(path)).rejects.toThrow();
	expect((await carrier.call(path)).status).toBe(200);
});

test.each([
	{ on: "create", kind: "reverse" },
	{ on: "webhook", kind: "500" },
	{ on: "callback", kind: "error:1" },
	{ on: "create", kind: "429", times: 0 },
	{ on: "create", kind: "429", tims: 1 },
])("a fault that makes no sense is refused: %j", async (fault) => {
	const carrier = kept(await aCarrier("http://127.0.0.1:9/"));
	expect((await carrier.control("POST", "faults", fault)).status).toBe(400);
	expect((await carrier.control("GET", "faults")).json.items).toEqual([]);
});
