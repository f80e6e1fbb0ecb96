import { validateRequest } from "twilio/lib/webhooks/webhooks.js";
import { expect, test } from "vitest";
import { ACCOUNT, ANA, aCarrier, CLINIC, TOKEN } from "../testing/a-carrier.ts";
import { aClinic, type Post } from "../testing/a-clinic.ts";
import { kept } from "../testing/kept.ts";

const isSigned = (post: Post | undefined, url: string, token = TOKEN) =>
	validateRequest(token, String(post?.headers["x-twilio-signature"]), url, post?.fields ?? {});

const WEIRD = "  ¿Mañana?\u0000 \u202Eשלום 😀 a+b=c&d%20\r\nend  ";

test("a text is posted to the clinic whole, in all the usual fields, and signed", async () => {
	const clinic = kept(await aClinic());
	const carrier = kept(await aCarrier(`${clinic.url}/in?place='a'%20b#rc=2&rp=all`));
	const { json } = await carrier.text({ body: WEIRD });
	const [post] = await clinic.came(1);
	expect(post?.fields).toMatchObject({
		MessageSid: json.sid,
		SmsSid: json.sid,
		SmsMessageSid: json.sid,
		SmsStatus: "received",
		AccountSid: ACCOUNT,
		From: ANA,
		To: CLINIC,
		Body: WEIRD,
		NumMedia: "0",
		ApiVersion: "2010-04-01",
		FromCountry: "US",
	});
	expect(post?.fields).not.toHaveProperty("OptOutType");
	expect(post?.headers["content-type"]).toMatch(/^application\/x-www-form-urlencoded/);
	expect(post?.headers["i-twilio-idempotency-token"]).toMatch(/^[0-9a-f-]{36}$/);
	expect(isSigned(post, `${clinic.url}/in?place='a'%20b`)).toBe(true);
	expect(isSigned(post, `${clinic.url}/in?place='a'%20b`, "another token")).toBe(false);
	expect(isSigned(post, `${clinic.url}/in`)).toBe(false);
});

test("extra fields replace, add and leave out, and are signed too", async () => {
	const clinic = kept(await aClinic());
	const carrier = kept(await aCarrier(`${clinic.url}/in`));
	await carrier.text({ from: "32665", extra: { OtherRecipients0: ANA, SmsStatus: "receiving", ToZip: null } });
	const [post] = await clinic.came(1);
	expect(post?.fields).toMatchObject({ From: "32665", OtherRecipients0: ANA, SmsStatus: "receiving" });
	expect(post?.fields).not.toHaveProperty("ToZip");
	expect(isSigned(post, `${clinic.url}/in`)).toBe(true);
});

test("the same id again is the same text, posted once more", async () => {
	const clinic = kept(await aClinic());
	const carrier = kept(await aCarrier(clinic.url));
	const sid = `SM${"a".repeat(32)}`;
	await Promise.all([1, 2, 3].map(() => carrier.text({ sid })));
	const posts = await clinic.came(3);
	expect(new Set(posts.map((post) => post.fields.MessageSid))).toEqual(new Set([sid]));
	expect((await carrier.call(".json")).json.messages).toHaveLength(1);
});

test("a double click on the phone is one text", async () => {
	const clinic = kept(await aClinic());
	const carrier = kept(await aCarrier(clinic.url));
	const [one, two] = await Promise.all([carrier.text({ key: "k" }), carrier.text({ key: "k" })]);
	expect(one.json.sid).toBe(two.json.sid);
	await carrier.text({ key: "other" });
	expect(await clinic.came(2)).toHaveLength(2);
});

test("a text whose webhook is lost is in the list only", async () => {
	const clinic = kept(await aClinic());
	const carrier = kept(await aCarrier(clinic.url));
	const { json } = await carrier.text({ body: "lost", webhook: "skip" });
	await carrier.text({ body: "not lost" });
	const [post] = await clinic.came(1);
	expect(post?.fields.Body).toBe("not lost");
	expect((await carrier.call(`/${json.sid}.json`)).json).toMatchObject({ direction: "inbound", status: "received", body: "lost" });
});

test("a server error is not retried by default; the fallback gets the text with the reason", async () => {
	const clinic = kept(await aClinic((post) => ({ status: post.path === "/in" ? 500 : 204 })));
	const fallback = { number: CLINIC, smsUrl: `${clinic.url}/in`, fallbackUrl: `${clinic.url}/fallback` };
	const carrier = kept(await aCarrier("", { numbers: [fallback] }));
	const { json } = await carrier.text({});
	const [, second] = await clinic.came(2);
	expect(second?.fields).toMatchObject({ MessageSid: json.sid, ErrorCode: "11200", ErrorUrl: `${clinic.url}/in` });
	expect(isSigned(second, `${clinic.url}/fallback`)).toBe(true);
	await expect.poll(async () => (await carrier.control("GET", "journal?kind=fallback")).json.items.length).toBe(1);
	expect(clinic.posts.map((post) => post.path)).toEqual(["/in", "/fallback"]);
});

test("with rc and rp a server error is retried, under one token", async () => {
	let left = 2;
	const clinic = kept(await aClinic(() => ({ status: left-- > 0 ? 503 : 204 })));
	const carrier = kept(await aCarrier(`${clinic.url}/in#rc=3&rp=5xx`));
	await carrier.text({});
	const posts = await clinic.came(3);
	expect(new Set(posts.map((post) => post.headers["i-twilio-idempotency-token"])).size).toBe(1);
	await expect.poll(async () => (await carrier.control("GET", "journal?kind=webhook")).json.items.at(-1)?.status).toBe(204);
	const journal = (await carrier.control("GET", "journal?kind=webhook")).json.items;
	expect(journal.map((entry: { attempt: number; status: number }) => [entry.attempt, entry.status])).toEqual([
		[1, 503],
		[2, 503],
		[3, 204],
	]);
});

test("a clinic that cannot be reached is tried once more, then the account's log has it", async () => {
	const gone = await aClinic();
	await gone.close();
	const carrier = kept(await aCarrier(gone.url));
	const { json } = await carrier.text({});
	const entries = async () => (await carrier.control("GET", `journal?sid=${json.sid}`)).json.items;
	await expect.poll(async () => (await entries()).at(-1)?.kind).toBe("alert");
	expect(await entries()).toMatchObject([
		{ kind: "webhook", attempt: 1, outcome: "no_connection" },
		{ kind: "webhook", attempt: 2, outcome: "no_connection" },
		{ kind: "alert", code: 11205 },
	]);
});

test("an empty answer texts nobody; a written one does", async () => {
	const answers: Record<string, { status: number; headers: Record<string, string>; body: string }> = {
		quiet: { status: 200, headers: { "Content-Type": "text/xml" }, body: '<?xml version="1.0"?><Response/>' },
		polite: { status: 200, headers: { "Content-Type": "text/xml" }, body: "<Response><Message>Thanks &amp; bye</Message></Response>" },
	};
	const clinic = kept(await aClinic((post) => answers[post.fields.Body ?? ""] ?? { status: 204 }));
	const carrier = kept(await aCarrier(clinic.url));
	await carrier.text({ body: "quiet" });
	await carrier.text({ body: "polite" });
	const replies = async () =>
		(await carrier.control("GET", "messages")).json.items.filter((m: { direction: string }) => m.direction === "outbound-reply");
	await expect
		.poll(async () => (await replies()).map((m: { body: string; status: string }) => [m.body, m.status]))
		.toEqual([["Thanks & bye", "delivered"]]);
});

test("a redirect is followed as GET and loses the form", async () => {
	const clinic = kept(
		await aClinic((post) => (post.path === "/in" ? { status: 302, headers: { Location: "/elsewhere" } } : { status: 204 })),
	);
	const carrier = kept(await aCarrier(`${clinic.url}/in`));
	await carrier.text({});
	const [, second] = await clinic.came(2);
	expect([second?.method, second?.path, second?.fields]).toEqual(["GET", "/elsewhere", {}]);
	expect(isSigned(second, `${clinic.url}/elsewhere`)).toBe(true);
});
