import { validateRequest } from "twilio/lib/webhooks/webhooks.js";
import { expect, test } from "vitest";
import { ACCOUNT, ANA, aCarrier, CLINIC, TOKEN } from "./testing/a-carrier.ts";
import { aClinic } from "./testing/a-clinic.ts";
import { kept } from "./testing/kept.ts";

const anAccount = async () => {
	const clinic = kept(await aClinic(() => ({ status: 204 })));
	const carrier = kept(await aCarrier(clinic.url, { stepMs: 30 }));
	return { clinic, carrier, callback: `${clinic.url}/status?m=t1.m1` };
};

test("receipts come for sending, sent and delivered, signed over the whole address", async () => {
	const { clinic, carrier, callback } = await anAccount();
	const { json } = await carrier.send({ StatusCallback: callback });
	const receipts = await clinic.came(3);
	expect(receipts.map((post) => post.fields.MessageStatus)).toEqual(["sending", "sent", "delivered"]);
	expect(receipts.map((post) => post.path)).toEqual(Array(3).fill("/status?m=t1.m1"));
	for (const post of receipts) {
		expect(validateRequest(TOKEN, String(post.headers["x-twilio-signature"]), callback, post.fields)).toBe(true);
		expect(post.fields).toMatchObject({ MessageSid: json.sid, SmsSid: json.sid, From: CLINIC, To: ANA, AccountSid: ACCOUNT });
		expect(post.fields).not.toHaveProperty("ErrorCode");
	}
	expect(receipts[2]?.fields.RawDlrDoneDate).toMatch(/^\d{10}$/);
	expect((await carrier.call(`/${json.sid}.json`)).json).toMatchObject({
		status: "delivered",
		date_sent: expect.stringMatching(/\+0000$/),
	});
});

test("a landline's last receipt has the reason, and the phone gets nothing", async () => {
	const { clinic, carrier, callback } = await anAccount();
	await carrier.send({ To: "+15005550106", StatusCallback: callback });
	const [last] = await clinic.came(1, (post) => post.fields.MessageStatus === "undelivered");
	expect(last?.fields.ErrorCode).toBe("30006");
	expect((await carrier.control("GET", "messages")).json.items).toMatchObject([{ status: "undelivered", arrivedAt: null }]);
});

test("a number without receipts still gets its text, and the record says so", async () => {
	const { clinic, carrier, callback } = await anAccount();
	const { json } = await carrier.send({ To: "+15005550152", StatusCallback: callback });
	await expect.poll(async () => (await carrier.call(`/${json.sid}.json`)).json.status).toBe("delivered");
	await carrier.send({ StatusCallback: callback });
	await clinic.came(3);
	expect(clinic.posts.every((post) => post.fields.To === ANA)).toBe(true);
});

test("a phone that is off gets its text when it is on again", async () => {
	const { clinic, carrier, callback } = await anAccount();
	await carrier.control("POST", "phones", { number: ANA, name: "Ana Ruiz" });
	const phone = async () => (await carrier.control("GET", "phones")).json.items[0];
	await carrier.control("PUT", `phones/${encodeURIComponent(ANA)}`, { off: true });
	await carrier.send({ StatusCallback: callback });
	await expect.poll(phone).toMatchObject({ off: true, waiting: 1 });
	expect(clinic.posts.map((post) => post.fields.MessageStatus)).toEqual(["sending", "sent"]);
	await carrier.control("PUT", `phones/${encodeURIComponent(ANA)}`, { off: false });
	await clinic.came(1, (post) => post.fields.MessageStatus === "delivered");
	expect(await phone()).toMatchObject({ off: false, waiting: 0 });
});
