import { expect, test } from "vitest";
import { ACCOUNT, ANA, aCarrier, basic, CLINIC, KEY, SECRET, TOKEN } from "../testing/a-carrier.ts";
import { kept } from "../testing/kept.ts";

const NOWHERE = "http://127.0.0.1:9/";
const open = async () => kept(await aCarrier(NOWHERE));

test("a text is taken on as queued and answered like the real carrier does", async () => {
	const carrier = await open();
	const { status, json } = await carrier.send({ Body: "See you at 3 😀" });
	expect(status).toBe(201);
	expect(json).toMatchObject({
		account_sid: ACCOUNT,
		body: "See you at 3 😀",
		date_sent: null,
		direction: "outbound-api",
		error_code: null,
		from: CLINIC,
		num_media: "0",
		num_segments: "1",
		status: "queued",
		to: ANA,
	});
	expect(json.sid).toMatch(/^SM[0-9a-f]{32}$/);
	expect(json.date_created).toMatch(/^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} \+0000$/);
	expect(json.uri).toBe(`/2010-04-01/Accounts/${ACCOUNT}/Messages/${json.sid}.json`);
});

const REFUSED: [string, Record<string, string>, number][] = [
	["a misspelt parameter", { Boddy: "Hello" }, 20001],
	["a parameter in the wrong case", { to: ANA }, 20001],
	["a parameter that is not simulated", { SendAt: "2026-12-01T00:00:00Z" }, 20001],
	["a malformed value", { ValidityPeriod: "soon" }, 20002],
	["a name that every object has", { constructor: "x" }, 20001],
	["no number to text", { To: "" }, 21604],
	["a number in national format", { To: "(212) 555-0143" }, 21211],
	["a number that is too short", { To: "+1212555" }, 21211],
	["an area code that cannot be", { To: "+11125550143" }, 21211],
	["a short code", { To: "32665" }, 21265],
	["itself", { To: CLINIC }, 21266],
	["a sender that is no number", { From: "the clinic" }, 21212],
	["a sender that is not ours", { From: "+12125550100" }, 21606],
	["an empty text", { Body: "" }, 21602],
	["1,601 characters", { Body: "x".repeat(1601) }, 21617],
	["801 emoji, which are 1,602 units", { Body: "😀".repeat(801) }, 21617],
	["a callback that is no address", { StatusCallback: "clinic" }, 21609],
	["a callback host with an underscore", { StatusCallback: "https://a_b.example/" }, 21609],
	["a picture that is not on the web", { MediaUrl: "ftp://a.example/b.png" }, 21620],
	["a picture that cannot be fetched", { MediaUrl: NOWHERE }, 21620],
	["an unknown messaging service", { MessagingServiceSid: `MG${"0".repeat(32)}` }, 21701],
	["a blocked number", { To: "+15005550004" }, 21610],
	["a landline that is refused at once", { To: "+15005550009" }, 21614],
];

test.each(REFUSED)("%s is refused", async (_, fields, code) => {
	const carrier = await open();
	const { status, json } = await carrier.send(fields);
	expect([status, json.code, json.status]).toEqual([400, code, 400]);
	expect(json.more_info).toContain(String(code));
	expect((await carrier.call(".json")).json.messages).toEqual([]);
});

test("1,600 characters are not too many", async () => {
	const carrier = await open();
	expect((await carrier.send({ Body: "x".repeat(1600) })).json.num_segments).toBe("11");
});

test("a parameter given twice is refused, whichever was meant", async () => {
	const carrier = await open();
	const twice: [string, string][] = [...Object.entries({ From: CLINIC, To: ANA, Body: "Hello" }), ["Body", "Hello"]];
	expect((await carrier.send(twice)).json.code).toBe(20002);
});

test("JSON is refused: a create is a form", async () => {
	const carrier = await open();
	const headers = { Authorization: basic(KEY, SECRET), "Content-Type": "application/json" };
	expect((await carrier.call(".json", { method: "POST", headers, body: "{}" })).status).toBe(415);
});

test("the account's token opens the door as the key does; anything else is 20003", async () => {
	const carrier = await open();
	const ask = async (authorization: string) => {
		const { status, json } = await carrier.call(".json", { headers: { Authorization: authorization } });
		return [status, json.code];
	};
	expect(await ask(basic(ACCOUNT, TOKEN))).toEqual([200, undefined]);
	expect(await ask(basic(KEY, TOKEN))).toEqual([401, 20003]);
	expect(await ask(basic(KEY, ""))).toEqual([401, 20003]);
	expect(await ask("Bearer x")).toEqual([401, 20003]);
	const other = `/2010-04-01/Accounts/AC${"9".repeat(32)}/Messages.json`;
	expect((await carrier.call(other)).json.code).toBe(20003);
});

test("with a messaging service a text is accepted first, and a block shows only in the receipt", async () => {
	const service = `MG${"3".repeat(32)}`;
	const carrier = kept(await aCarrier(NOWHERE, { messagingServiceSid: service }));
	await carrier.text({ body: "STOP", webhook: "skip" });
	const { status, json } = await carrier.send({ MessagingServiceSid: service });
	expect([status, json.status]).toEqual([201, "accepted"]);
	await expect.poll(async () => (await carrier.call(`/${json.sid}.json`)).json).toMatchObject({ status: "failed", error_code: 21610 });
});
