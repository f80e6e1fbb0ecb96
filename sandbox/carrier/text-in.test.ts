import { expect, test } from "vitest";
import { CARRIER_ANSWERS } from "./account/keyword.ts";
import { ANA, aCarrier, CLINIC } from "./testing/a-carrier.ts";
import { aClinic } from "./testing/a-clinic.ts";
import { kept } from "./testing/kept.ts";

type Shown = { body: string; direction: string; arrivedAt: number | null };

async function aPhone() {
	const clinic = kept(await aClinic());
	const other = { number: "+12125550198", smsUrl: clinic.url };
	const carrier = kept(await aCarrier(clinic.url, { numbers: [{ number: CLINIC, smsUrl: clinic.url }, other] }));
	const answers = async (): Promise<string[]> => {
		const { json } = await carrier.control("GET", `messages?phone=${encodeURIComponent(ANA)}`);
		return json.items.filter((m: Shown) => m.direction === "outbound-reply" && m.arrivedAt !== null).map((m: Shown) => m.body);
	};
	return { clinic, carrier, answers, other: other.number };
}

test("STOP blocks this clinic's number for this phone, is confirmed once, and the clinic still hears of it", async () => {
	const { clinic, carrier, answers, other } = await aPhone();
	await carrier.text({ body: "Stop" });
	await carrier.text({ body: "STOP" });
	expect((await clinic.came(2)).map((post) => post.fields.Body)).toEqual(["Stop", "STOP"]);
	await expect.poll(answers).toEqual([CARRIER_ANSWERS.STOP]);
	expect((await carrier.send({})).json.code).toBe(21610);
	expect((await carrier.send({ From: other })).status).toBe(201);
	expect((await carrier.send({ To: "+12125550144" })).status).toBe(201);
});

test("START lifts the block and says so; without a block it says nothing", async () => {
	const { carrier, answers } = await aPhone();
	await carrier.text({ body: "yes" });
	await carrier.text({ body: "STOP" });
	await expect.poll(answers).toEqual([CARRIER_ANSWERS.STOP]);
	await carrier.text({ body: "UNSTOP" });
	await expect.poll(answers).toEqual([CARRIER_ANSWERS.STOP, CARRIER_ANSWERS.START]);
	expect((await carrier.send({})).status).toBe(201);
});

test("HELP is answered, by the carrier and not by the clinic: the account's list does not have it", async () => {
	const { carrier, answers } = await aPhone();
	await carrier.text({ body: "help" });
	await expect.poll(answers).toEqual([CARRIER_ANSWERS.HELP]);
	expect((await carrier.call(".json")).json.messages.map((message) => message.body)).toEqual(["help"]);
});

test("a text from a phone that stopped still reaches the clinic and lifts nothing", async () => {
	const { clinic, carrier } = await aPhone();
	await carrier.text({ body: "STOP" });
	await carrier.text({ body: "Are you open?" });
	await clinic.came(2);
	expect((await carrier.send({})).json.code).toBe(21610);
});

test("a number that no clinic has cannot be texted", async () => {
	const { carrier } = await aPhone();
	expect((await carrier.text({ to: "+12125550111" })).status).toBe(404);
	expect((await carrier.text({ to: "the clinic" })).status).toBe(400);
	expect((await carrier.text({ bdy: "x" })).status).toBe(400);
});
