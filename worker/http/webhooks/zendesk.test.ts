import { createExecutionContext } from "cloudflare:test";
import { expect, test } from "vitest";
import { directoryOf, threadOf } from "../../objects/stubs.ts";
import { aClinic, testEnv } from "../../testing/clinic.ts";
import { problemOf } from "../../testing/staff-door.ts";
import { aRoom, must } from "../../testing/thread-room.ts";
import { anEvent, postEvent } from "../../testing/zendesk-door.ts";
import { app } from "../app.ts";

const TEST_SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";
const LATER = new Date(Date.now() + 60_000).toISOString();

async function withTicket() {
	const room = await aRoom();
	await room.text("hello");
	await room.pass(2_000);
	const [ticket] = [...room.helpdesk.tickets.values()];
	const { id, externalId } = must(ticket);
	const asked = () => room.helpdesk.journal.filter((call) => call.verb === "getTicket").length;
	const wants = () => room.inside((thread) => must(thread.ledger.thread).ticket.changedAt);
	return { room, id, externalId: must(externalId), asked, wants };
}

test("what staff did with the ticket arrives at its thread", async () => {
	const { room, id } = await withTicket();
	room.helpdesk.change(id, { status: "solved" });
	expect((await postEvent(anEvent(id, { time: LATER }))).status).toBe(204);
	await room.pass(2_000);
	expect((await room.view()).status).toBe("closed");
});

test("a thread is found by the ticket's own name too, should the link not be there yet", async () => {
	const { wants, externalId, id } = await withTicket();
	const unlinked = anEvent(id, { externalId, time: LATER });
	expect((await postEvent(unlinked)).status).toBe(204);
	expect(await wants()).toBe(Date.parse(LATER));
});

test("both secrets open the door while they are changed, and each works on the bytes as they came", async () => {
	const { id, wants } = await withTicket();
	const odd = new TextEncoder().encode(`\n ${JSON.stringify(anEvent(id, { time: LATER }), null, 3)}\r\n `);
	expect((await postEvent(odd, { secret: testEnv.ZENDESK_WEBHOOK_SECRET_NEXT })).status).toBe(204);
	expect(await wants()).toBe(Date.parse(LATER));
	expect((await postEvent(odd)).status).toBe(204);
});

test.for([
	["no signature", { signature: null }],
	["a wrong one", { signature: Buffer.alloc(32).toString("base64") }],
	["Zendesk's secret for tests", { secret: TEST_SECRET }],
	["no secret at all", { secret: "" }],
	["another secret", { secret: "guessed" }],
	["a stamp of an hour ago", { timestamp: new Date(Date.now() - 3_600_000).toISOString() }],
	["a stamp of the next hour", { timestamp: new Date(Date.now() + 3_600_000).toISOString() }],
	["a stamp that is no time", { timestamp: "soon" }],
] as const)("an event with %s is refused, and nobody is told", async ([, signing]) => {
	const { id, wants } = await withTicket();
	expect(await problemOf(await postEvent(anEvent(id, { time: LATER }), signing))).toEqual({ status: 403, code: "forged" });
	expect(await wants()).toBeNull();
});

test("the echo of what we wrote ourselves asks nothing", async () => {
	const { room, id, asked } = await withTicket();
	expect((await postEvent(anEvent(id, { status: "OPEN", event: { previous: "NEW", current: "OPEN" } }))).status).toBe(204);
	await room.pass(2_000);
	expect(asked()).toBe(0);
});

test.for(["merged", "soft_deleted", "permanently_deleted", "undeleted", "custom_status_changed"])(
	"news that the ticket was %s make it be read",
	async (type) => {
		const { id, wants } = await withTicket();
		expect((await postEvent(anEvent(id, { type, time: LATER, event: {} }))).status).toBe(204);
		expect(await wants()).toBe(Date.parse(LATER));
	},
);

test.for([
	["of another ticket", (_id: string, externalId: string) => anEvent("99999999", { externalId, time: LATER })],
	["of a kind that does not concern us", (id: string) => anEvent(id, { type: "comment_added", time: LATER })],
	["of a user", (id: string) => ({ ...anEvent(id), type: "zen:event-type:user.created" })],
	["with half of itself missing", (id: string) => ({ type: anEvent(id).type, id: "1" })],
	["that is an array", () => []],
	["that is null", () => null],
	["that is no JSON", () => new TextEncoder().encode("{")],
	["that is empty", () => new Uint8Array()],
	["with a name that points nowhere", () => anEvent("5", { externalId: `pc:${"f".repeat(64)}.1` })],
	[
		"with a polluted shape",
		(id: string) => JSON.parse(`{"__proto__":{"x":1},"constructor":{},"type":"zen:event-type:ticket.merged","detail":{"id":"${id}"}}`),
	],
] as const)("an event %s is taken and changes nothing", async ([, make]) => {
	const { id, externalId, wants } = await withTicket();
	expect((await postEvent(make(id, externalId))).status).toBe(204);
	expect(await wants()).toBeNull();
});

test("too large an event, another method and a missing secret each get their own answer", async () => {
	const { id } = await withTicket();
	expect(await problemOf(await postEvent(new Uint8Array(257 * 1024)))).toEqual({ status: 413, code: "too_large" });
	expect(await problemOf(await app.request("/webhooks/zendesk", { method: "GET" }, testEnv))).toMatchObject({ status: 405 });
	const request = new Request("https://texting.example/webhooks/zendesk", { method: "POST", body: JSON.stringify(anEvent(id)) });
	const shut = await app.fetch(request, { ...testEnv, ZENDESK_WEBHOOK_SECRET: "" }, createExecutionContext());
	expect(await problemOf(shut)).toEqual({ status: 503, code: "not_configured" });
});

test("news that cannot be kept are asked for again soon", async () => {
	const clinic = await aClinic();
	const number = must(clinic.numbers[0]).number;
	const stub = threadOf(testEnv, { clinicNumber: number, number: "+16175550142" });
	await directoryOf(testEnv).linkTicket("424242", stub.id.toString(), null);
	const broken = {
		...testEnv,
		THREAD: { ...testEnv.THREAD, idFromString: () => stub.id, get: () => ({ ticketNews: () => Promise.reject(new Error("moved")) }) },
	};
	const event = anEvent("424242");
	const body = JSON.stringify(event);
	const { signHelpdeskEvent } = await import("../../trust/helpdesk-event.ts");
	const timestamp = new Date().toISOString();
	const signature = signHelpdeskEvent(testEnv.ZENDESK_WEBHOOK_SECRET ?? "", timestamp, new TextEncoder().encode(body));
	const request = new Request("https://texting.example/webhooks/zendesk", {
		method: "POST",
		body,
		headers: { "X-Zendesk-Webhook-Signature": signature, "X-Zendesk-Webhook-Signature-Timestamp": timestamp },
	});
	const response = await app.fetch(request, broken as unknown as typeof testEnv, createExecutionContext());
	expect(Number(response.headers.get("Retry-After"))).toBeLessThan(60);
	expect(await problemOf(response)).toEqual({ status: 503, code: "unavailable" });
});
