import { expect, test } from "vitest";
import { problemOf } from "../../testing/staff-door.ts";
import { aRoom, must } from "../../testing/thread-room.ts";
import { aReceipt, aSid, post } from "../../testing/twilio-door.ts";

async function aSentText(id = "m1") {
	const room = await aRoom();
	await room.open();
	await room.send(id);
	await room.stub.drain();
	const { sid } = must(room.carrier.sent[0]);
	const thread = room.stub.id.toString();
	const path = (messageId = id) => `/webhooks/twilio/status?m=${thread}.${encodeURIComponent(messageId)}`;
	const receipt = (status: string, more: Record<string, string> = {}) => post(path(), aReceipt(sid, status, more));
	return { room, sid, thread, path, receipt };
}

test("a receipt is taken with nothing in the answer, and the text is delivered", async () => {
	const { room, receipt } = await aSentText();
	const response = await receipt("delivered");
	expect([response.status, await response.text()]).toEqual([204, ""]);
	expect(await room.state("m1")).toBe("delivered");
});

test("a text whose id has signs that mean something in an address finds its receipt", async () => {
	const { room, receipt } = await aSentText("a.b:c_d-1");
	expect((await receipt("delivered")).status).toBe(204);
	expect(await room.state("a.b:c_d-1")).toBe("delivered");
});

test("receipts doubled and shuffled end where the text ended", async () => {
	const { room, receipt } = await aSentText();
	await Promise.all(["sent", "delivered", "queued", "sent", "delivered", "sending"].map((status) => receipt(status)));
	expect(await room.state("m1")).toBe("delivered");
});

test("a receipt that comes before the carrier's answer is not lost", async () => {
	const room = await aRoom();
	await room.open();
	const release = room.carrier.hold();
	await room.send("m1");
	await expect.poll(() => room.carrier.sent.length).toBe(1);
	const path = `/webhooks/twilio/status?m=${room.stub.id.toString()}.m1`;
	expect((await post(path, aReceipt(must(room.carrier.sent[0]).sid, "delivered"))).status).toBe(204);
	release();
	await room.stub.drain();
	expect(await room.state("m1")).toBe("delivered");
});

test("a failure brings its reason", async () => {
	const { room, receipt } = await aSentText();
	await receipt("undelivered", { ErrorCode: "30006" });
	expect((await room.messages()).at(-1)?.delivery).toMatchObject({ state: "undelivered", code: "30006", cause: "landline" });
});

test.for([
	["for nothing", ""],
	["for no message", `?m=${"a".repeat(64)}`],
	["for a thread that is not ours", `?m=${"a".repeat(64)}.m1`],
	["for something else", "?m=hello"],
	["for a path", "?m=../../etc"],
	["for broken per cents", "?m=%E0%A4%A"],
	["with another question", "?x=1"],
	["asked twice", "?m=a&m=b"],
	["for something endless", `?m=${"a".repeat(64)}.${"m".repeat(3_000)}`],
])("a receipt %s is taken and changes nothing", async ([, search]) => {
	expect((await post(`/webhooks/twilio/status${search}`, aReceipt(aSid(), "delivered"))).status).toBe(204);
});

test("a receipt with a word we do not know, or for a text that is not in the thread, changes nothing", async () => {
	const { room, receipt, path, sid } = await aSentText();
	for (const word of ["partially_delivered", "received", "constructor", ""]) expect((await receipt(word)).status).toBe(204);
	expect((await post(path("m2"), aReceipt(sid, "failed"))).status).toBe(204);
	expect((await post(path(), aReceipt(aSid(), "failed"))).status).toBe(204);
	expect(await room.state("m1")).toBe("accepted");
});

test.for([
	["another account", { AccountSid: `AC${"f".repeat(32)}` }, "AccountSid"],
	["a sid that is none", { MessageSid: "x" }, "MessageSid"],
	["an error that is no number", { ErrorCode: "many" }, "ErrorCode"],
] as const)("a receipt with %s is refused", async ([, more, at]) => {
	const { room, receipt } = await aSentText();
	expect(await problemOf(await receipt("failed", more))).toEqual({ status: 400, code: "malformed", at });
	expect(await room.state("m1")).toBe("accepted");
});

test("a receipt for another text than it was signed for is refused", async () => {
	const { room, path, sid } = await aSentText();
	const other = `${path("m2")}`;
	const form = aReceipt(sid, "failed");
	const { signedBy } = await import("../../testing/twilio-door.ts");
	expect((await post(path(), form, { signature: signedBy("test-auth-token", other, form) })).status).toBe(403);
	expect((await post(path(), form, { signature: null })).status).toBe(403);
	expect(await room.state("m1")).toBe("accepted");
});
