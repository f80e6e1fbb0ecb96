import { expect, test } from "vitest";
import type { Carrier } from "../../ports.ts";
import type { FakeCarrier } from "../../testing/fake-carrier.ts";

const CLINIC = "+15550100001";
const PATIENT = "+15550100002";
const OTHER = "+15550100003";
const at = Date.parse("2026-11-02T15:04:05Z");

/** `backstage`: the carrier's own side, where texts arrive, are settled and go wrong. */
export type CarrierRig = { carrier: Carrier; backstage: FakeCarrier };

/** What every carrier keeps to, whoever it is. The rig's clock stands still at `CONTRACT_NOW`. */
export function carrierContract(name: string, rig: () => CarrierRig): void {
	sending(name, rig);
	asking(name, rig);
	receiving(name, rig);
}

export const CONTRACT_NOW = at;

function text(body = "See you at nine.", to = PATIENT) {
	return { from: CLINIC, to, body, statusCallback: "https://texting.example/webhooks/twilio/status?m=1" };
}

const pair = { from: CLINIC, to: PATIENT, since: at - 60_000 };

function sending(name: string, rig: () => CarrierRig): void {
	test(`${name}: a text that the carrier takes has an id, and is found again by it`, async () => {
		const { carrier } = rig();
		const sent = await carrier.send(text());
		if (sent.kind !== "accepted") throw new Error(`the carrier said ${sent.kind}`);
		expect(await carrier.fetch(sent.sid)).toMatchObject({ ...pairOf(text()), direction: "out", state: "accepted", at });
	});

	test.each(["", " two  spaces ", "plus + and & = % #", "zero\u0000byte", "שלום 👩‍⚕️ ¿qué?", "line\nbreak\r\n", "x".repeat(1600)])(
		`${name}: the words arrive as they were written: %j`,
		async (body) => {
			const { carrier, backstage } = rig();
			await carrier.send(text(body));
			expect(backstage.sent.map((message) => message.body)).toEqual([body]);
		},
	);

	test.each([21610, 21211, 30034])(`${name}: a refusal for good says why (%i), and nothing was sent`, async (errorCode) => {
		const { carrier, backstage } = rig();
		backstage.next({ kind: "refused", errorCode });
		expect(await carrier.send(text())).toEqual({ kind: "refused", errorCode });
		expect(await carrier.listSent(pair)).toEqual([]);
	});

	test.each([null, 7000])(`${name}: a busy carrier has surely not sent the text (wait: %j)`, async (retryAfterMs) => {
		const { carrier, backstage } = rig();
		backstage.next({ kind: "busy", retryAfterMs });
		expect(await carrier.send(text())).toEqual({ kind: "busy", retryAfterMs });
		expect(await carrier.listSent(pair)).toEqual([]);
	});

	test(`${name}: when the answer is lost, the list tells whether the text was sent`, async () => {
		const { carrier, backstage } = rig();
		backstage.next({ kind: "unknown", arrived: true }, { kind: "unknown", arrived: false });
		expect(await carrier.send(text("taken"))).toEqual({ kind: "unknown" });
		expect(await carrier.send(text("lost"))).toEqual({ kind: "unknown" });
		const found = await carrier.listSent(pair);
		expect(Array.isArray(found) && found.map((message) => message.body)).toEqual(["taken"]);
	});
}

function pairOf({ from, to, body }: { from: string; to: string; body: string }) {
	return { from, to, body };
}

function asking(name: string, rig: () => CarrierRig): void {
	test(`${name}: texts to other patients, and from longer ago, are not in a pair's list`, async () => {
		const { carrier } = rig();
		await carrier.send(text("ours"));
		await carrier.send(text("theirs", OTHER));
		const found = await carrier.listSent(pair);
		expect(Array.isArray(found) && found.map((message) => message.body)).toEqual(["ours"]);
		expect(await carrier.listSent({ ...pair, since: at + 1000 })).toEqual([]);
	});

	test(`${name}: what became of a text can be asked later`, async () => {
		const { carrier, backstage } = rig();
		const sent = await carrier.send(text());
		const sid = sent.kind === "accepted" ? sent.sid : "";
		backstage.settle(sid, "undelivered", 30003);
		expect(await carrier.fetch(sid)).toMatchObject({ sid, state: "undelivered", errorCode: 30003 });
		backstage.settle(sid, "delivered");
		expect(await carrier.fetch(sid)).toMatchObject({ sid, state: "delivered", errorCode: null });
	});

	test(`${name}: a message that the carrier does not know is null`, async () => {
		expect(await rig().carrier.fetch(`SM${"f".repeat(32)}`)).toBeNull();
	});

	test(`${name}: a message is deleted once it has come to its end, and then the carrier does not know it`, async () => {
		const { carrier, backstage } = rig();
		const sent = await carrier.send(text());
		if (sent.kind !== "accepted") throw new Error(`the carrier said ${sent.kind}`);
		expect(await carrier.erase(sent.sid)).toEqual({ kind: "not_yet", retryAfterMs: null });
		backstage.settle(sent.sid, "delivered");
		expect(await carrier.erase(sent.sid)).toEqual({ kind: "gone" });
		expect(await carrier.fetch(sent.sid)).toBeNull();
		expect(await carrier.erase(sent.sid)).toEqual({ kind: "gone" });
	});

	test(`${name}: no answer to a deletion is not taken for a deletion`, async () => {
		const { carrier, backstage } = rig();
		const { sid } = backstage.receive({ from: PATIENT, to: CLINIC, body: "hello" });
		backstage.silence(5000);
		expect(await carrier.erase(sid)).toEqual({ kind: "no_answer", retryAfterMs: 5000 });
		expect(await carrier.erase(sid)).toEqual({ kind: "gone" });
	});

	test(`${name}: no answer is never taken for an empty one`, async () => {
		const { carrier, backstage } = rig();
		backstage.silence(5000, null, null);
		expect(await carrier.fetch(`SM${"f".repeat(32)}`)).toEqual({ kind: "no_answer", retryAfterMs: 5000 });
		expect(await carrier.listSent(pair)).toEqual({ kind: "no_answer", retryAfterMs: null });
		expect(await carrier.listReceived({ to: CLINIC, since: 0 })).toEqual({ kind: "no_answer", retryAfterMs: null });
	});
}

function receiving(name: string, rig: () => CarrierRig): void {
	test(`${name}: every text that came in is listed once, newest first, over all pages`, async () => {
		const { carrier, backstage } = rig();
		backstage.pageSize = 3;
		for (let count = 0; count < 8; count += 1)
			backstage.receive({ from: PATIENT, to: CLINIC, body: `text ${count}`, at: at + count * 1000 });
		backstage.receive({ from: PATIENT, to: OTHER, body: "another clinic's" });
		const bodies = await allReceived(carrier, at);
		expect(bodies).toEqual([7, 6, 5, 4, 3, 2, 1, 0].map((count) => `text ${count}`));
		expect(await allReceived(carrier, at + 6000)).toEqual(["text 7", "text 6"]);
	});

	test(`${name}: a text of the very second that is asked for is not left out`, async () => {
		const { carrier, backstage } = rig();
		backstage.receive({ from: PATIENT, to: CLINIC, body: "just then", at });
		expect(await allReceived(carrier, at)).toEqual(["just then"]);
	});

	test(`${name}: pictures that came with a text are listed with it`, async () => {
		const { carrier, backstage } = rig();
		const media = ["image/jpeg", "image/png"].map((contentType, index) => ({
			index,
			contentType,
			url: `https://carrier.example/${index}`,
		}));
		backstage.receive({ from: PATIENT, to: CLINIC, body: "", media });
		const page = await carrier.listReceived({ to: CLINIC, since: at });
		const shown =
			"items" in page ? page.items.map((message) => message.media.map(({ index, contentType }) => ({ index, contentType }))) : null;
		expect(shown).toEqual([media.map(({ index, contentType }) => ({ index, contentType }))]);
	});
}

async function allReceived(carrier: Carrier, since: number): Promise<string[]> {
	const bodies: string[] = [];
	let next: string | undefined;
	do {
		const page = await carrier.listReceived({ to: CLINIC, since, next });
		if (!("items" in page)) throw new Error("no answer");
		bodies.push(...page.items.map((message) => message.body));
		next = page.next ?? undefined;
	} while (next);
	return bodies;
}
