import { expect, test } from "vitest";
import { ANA, aCarrier, type TestCarrier } from "../testing/a-carrier.ts";
import { kept } from "../testing/kept.ts";

const open = async (stepMs = 1) => kept(await aCarrier("http://127.0.0.1:9/", { stepMs }));
const redact = (carrier: TestCarrier, sid: unknown, form: Record<string, string>) =>
	carrier.call(`/${sid}.json`, { method: "POST", body: new URLSearchParams(form) });

test("a text that came in can be redacted and then deleted; the phone keeps its own copy", async () => {
	const carrier = await open();
	const { json } = await carrier.text({ body: "My number is 7", webhook: "skip" });
	expect((await redact(carrier, json.sid, { Body: "" })).json.body).toBe("");
	expect((await carrier.call(`/${json.sid}.json`, { method: "DELETE" })).status).toBe(204);
	expect((await carrier.call(`/${json.sid}.json`)).status).toBe(404);
	expect((await carrier.call(".json")).json.messages).toEqual([]);
	const phone = await carrier.control("GET", `messages?phone=${encodeURIComponent(ANA)}`);
	expect(phone.json.items).toMatchObject([{ body: "My number is 7" }]);
});

test("a text still under way cannot be deleted or redacted", async () => {
	const carrier = await open(60_000);
	const { json } = await carrier.send({});
	const deleted = await carrier.call(`/${json.sid}.json`, { method: "DELETE" });
	expect(deleted.json.code).toBe(20009);
	expect((await redact(carrier, json.sid, { Body: "" })).json.code).toBe(20009);
});

test("a text cannot be rewritten, and one that is not scheduled cannot be canceled", async () => {
	const carrier = await open();
	const { json } = await carrier.text({ webhook: "skip" });
	expect((await redact(carrier, json.sid, { Body: "Other words" })).json.code).toBe(30400);
	expect((await redact(carrier, json.sid, { Status: "canceled" })).json.code).toBe(30409);
	expect((await redact(carrier, json.sid, { Stattus: "canceled" })).json.code).toBe(20001);
});
