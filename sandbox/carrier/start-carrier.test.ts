import { request } from "node:http";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ANA, aCarrier, CLINIC } from "./testing/a-carrier.ts";
import { aClinic } from "./testing/a-clinic.ts";
import { aFolder, kept } from "./testing/kept.ts";

test("texts, phones and opt-outs are still there after a second start", async () => {
	const clinic = kept(await aClinic());
	const stateFile = join(aFolder(), "carrier.sqlite");
	const first = await aCarrier(clinic.url, { stateFile });
	await first.control("POST", "phones", { number: ANA, name: "Ana Ruiz" });
	const { json } = await first.text({ body: "STOP" });
	await clinic.came(1);
	await first.close();

	const second = kept(await aCarrier(clinic.url, { stateFile }));
	expect((await second.call(`/${json.sid}.json`)).json.body).toBe("STOP");
	expect((await second.control("GET", "phones")).json.items).toMatchObject([{ number: ANA, name: "Ana Ruiz" }]);
	expect((await second.send({})).json.code).toBe(21610);
});

test("a text that was under way goes on after a second start, and its receipts come", async () => {
	const clinic = kept(await aClinic(() => ({ status: 204 })));
	const stateFile = join(aFolder(), "carrier.sqlite");
	const slow = await aCarrier(clinic.url, { stateFile, stepMs: 60_000, now: () => 1_000_000 });
	const { json } = await slow.send({ StatusCallback: `${clinic.url}/status?m=1` });
	expect(json.status).toBe("queued");
	await slow.close();

	kept(await aCarrier(clinic.url, { stateFile, now: () => 1_000_000 + 600_000 }));
	const receipts = await clinic.came(3, (post) => post.path === "/status?m=1");
	expect(receipts.map((post) => post.fields.MessageStatus).toSorted()).toEqual(["delivered", "sending", "sent"]);
});

test("a webhook that was cut off by a stop is posted again after the next start", async () => {
	const stuck = await aClinic(() => new Promise(() => {}));
	const stateFile = join(aFolder(), "carrier.sqlite");
	const first = await aCarrier(stuck.url, { stateFile });
	const { json } = await first.text({});
	await stuck.came(1);
	await first.close();
	stuck.close();

	const clinic = kept(await aClinic());
	kept(await aCarrier(clinic.url, { stateFile }));
	const [post] = await clinic.came(1);
	expect(post?.fields.MessageSid).toBe(json.sid);
});

test("it answers on localhost too, and to no other name", async () => {
	const carrier = kept(await aCarrier("http://127.0.0.1:9/"));
	expect((await fetch(`http://localhost:${carrier.port}/_/phones`)).status).toBe(200);
	const status = await new Promise((resolve) => {
		request(`${carrier.url}/_/phones`, { headers: { Host: "elsewhere.example" } }, (response) => resolve(response.statusCode)).end();
	});
	expect(status).toBe(421);
});

test("another site's form cannot text the clinic", async () => {
	const carrier = kept(await aCarrier("http://127.0.0.1:9/"));
	const body = JSON.stringify({ from: ANA, to: CLINIC, body: "Hi" });
	expect((await fetch(`${carrier.url}/_/text`, { method: "POST", headers: { "Content-Type": "text/plain" }, body })).status).toBe(400);
	expect((await carrier.control("GET", "messages")).json.items).toEqual([]);
});
