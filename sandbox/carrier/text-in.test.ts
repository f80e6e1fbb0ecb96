import { expect, test } from "vitest";
import { ADVANCED_ANSWERS, CARRIER_ANSWERS, NETWORK_ANSWERS, type OptOutMode } from "./account/keyword.ts";
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
	const heeds = (optOut: OptOutMode, number = CLINIC) => carrier.control("PUT", `numbers/${encodeURIComponent(number)}`, { optOut });
	return { clinic, carrier, answers, other: other.number, heeds };
}

const SERVICE = `MG${"3".repeat(32)}`;

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

test.each(["UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL"])("%s stops as STOP does", async (body) => {
	const { clinic, carrier, answers } = await aPhone();
	await carrier.text({ body });
	expect((await clinic.came(1))[0]?.fields).toMatchObject({ Body: body });
	await expect.poll(answers).toEqual([CARRIER_ANSWERS.STOP]);
	expect((await carrier.send({})).json.code).toBe(21610);
});

test("with Advanced Opt-Out the clinic's words and answers count, and the webhook names the keyword", async () => {
	const { clinic, carrier, answers, heeds } = await aPhone();
	await heeds("advanced");
	for (const body of ["Ayuda", "Alto", "yes", "START"]) await carrier.text({ body });
	expect((await clinic.came(4)).map(({ fields }) => fields.OptOutType ?? null)).toEqual(["HELP", "STOP", null, "START"]);
	await expect.poll(answers).toEqual([ADVANCED_ANSWERS.HELP, ADVANCED_ANSWERS.STOP, ADVANCED_ANSWERS.START]);
});

test("to a short code STOP and HELP do nothing: it is the clinic's to heed them", async () => {
	const { clinic, carrier, answers, heeds } = await aPhone();
	await heeds("none");
	for (const body of ["STOP", "HELP"]) await carrier.text({ body });
	for (const { fields } of await clinic.came(2)) expect(fields).not.toHaveProperty("OptOutType");
	expect((await carrier.send({})).status).toBe(201);
	expect(await answers()).toEqual([]);
	expect((await carrier.control("GET", "opt-outs")).json.items).toEqual([]);
});

test("on a toll-free number the network blocks, whatever is set, and only START or UNSTOP lifts that", async () => {
	const { clinic, carrier, answers, heeds } = await aPhone();
	const tollFree = "+18335550100";
	await carrier.control("POST", "numbers", { number: tollFree, smsUrl: clinic.url });
	await heeds("none", tollFree);
	const fate = async () => {
		const { sid } = (await carrier.send({ From: tollFree })).json;
		const ended = async () => (await carrier.call(`/${sid}.json`)).json;
		await expect.poll(async () => (await ended()).status).toMatch(/^(un)?delivered$/);
		return (await ended()).error_code;
	};
	await carrier.text({ to: tollFree, body: "stop" });
	await carrier.text({ to: tollFree, body: "help" });
	await carrier.text({ to: tollFree, body: "YES" });
	await clinic.came(3);
	expect(await fate()).toBe(30004);
	await carrier.text({ to: tollFree, body: "unstop" });
	expect(await fate()).toBeNull();
	await expect.poll(answers).toEqual([NETWORK_ANSWERS.STOP, NETWORK_ANSWERS.START]);
});

test("a stop to one number of a messaging service stops all of them", async () => {
	const clinic = kept(await aClinic());
	const numbers = [CLINIC, "+12125550198"].map((number) => ({ number, smsUrl: clinic.url }));
	const carrier = kept(await aCarrier(clinic.url, { numbers, messagingServiceSid: SERVICE }));
	await carrier.text({ body: "STOP" });
	await clinic.came(1);
	expect((await carrier.send({ From: "+12125550198" })).json.code).toBe(21610);
});

test("how keywords are heeded is set for a number that there is, and to a way that there is", async () => {
	const { carrier, heeds } = await aPhone();
	await heeds("advanced");
	expect((await carrier.control("GET", "numbers")).json.items[0]).toMatchObject({ number: CLINIC, optOut: "advanced", tollFree: false });
	expect((await heeds("none", "+12125550111")).status).toBe(404);
	expect((await carrier.control("PUT", `numbers/${encodeURIComponent(CLINIC)}`, { optOut: "sometimes" })).status).toBe(400);
});

test("a number that no clinic has cannot be texted", async () => {
	const { carrier } = await aPhone();
	expect((await carrier.text({ to: "+12125550111" })).status).toBe(404);
	expect((await carrier.text({ to: "the clinic" })).status).toBe(400);
	expect((await carrier.text({ bdy: "x" })).status).toBe(400);
});
