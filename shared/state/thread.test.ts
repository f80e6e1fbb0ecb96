import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Message } from "../schemas/message.ts";
import type { Thread } from "../schemas/thread.ts";
import { aMessage, aThread, messages, minutesLater, threadId } from "./testing/builders.ts";
import { createFakeApi, offline, refused } from "./testing/fake-api.ts";
import { createFakeLive } from "./testing/fake-live.ts";
import { ThreadModel } from "./thread.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

async function opened(texts: Message[] = [aMessage()], thread: Thread = aThread()) {
	const api = createFakeApi([thread], texts);
	const live = createFakeLive();
	const given: string[] = [];
	const stop = new AbortController();
	const model = new ThreadModel({
		api,
		live,
		id: thread.id,
		clinicId: thread.clinicId,
		giveBack: (text) => given.push(text.body),
		over: AbortSignal.any([stop.signal]),
		window: new EventTarget(),
	});
	await model.load();
	return { api, live, model, given, stop };
}

const bodies = (model: ThreadModel) => model.messages.value.map((message) => message.body);
const asked = (api: { calls: { name: string }[] }, name: string) => api.calls.filter((call) => call.name === name).length;

test("the newest page is shown, oldest text first, and earlier ones come page by page", async () => {
	const { model } = await opened(messages(120));
	expect(bodies(model)[0]).toBe("Text 70");
	expect(bodies(model).at(-1)).toBe("Text 119");
	await model.loadEarlier();
	await model.loadEarlier();
	expect(bodies(model)[0]).toBe("Text 0");
	expect(bodies(model)).toHaveLength(120);
	expect(model.earlier.value).toBe("none");
});

test("earlier texts that fail to load can be asked for again", async () => {
	const { model, api } = await opened(messages(60));
	api.failNext("messages", offline());
	await model.loadEarlier();
	expect(model.earlier.value).toBe("failed");
	await model.loadEarlier();
	expect(bodies(model)[0]).toBe("Text 0");
});

test("a text that comes in shows at once and is announced once, a receipt is not", async () => {
	const { model, live } = await opened();
	const text = aMessage({ id: "m2", body: "Hello?", at: minutesLater(5) });
	live.text(aThread({ version: 2, unanswered: 1 }), text);
	expect(bodies(model)).toEqual(["Can I move my 3pm?", "Hello?"]);
	expect(model.arrived.value?.id).toBe("m2");
	model.arrived.value = null;
	live.text(aThread({ version: 3 }), { ...text, flags: ["late"] });
	expect(model.arrived.value).toBeNull();
});

test("news of another thread changes nothing here", async () => {
	const { model, live } = await opened();
	live.text(aThread({ id: threadId(2), version: 9 }), aMessage({ id: "x" }));
	expect(bodies(model)).toHaveLength(1);
});

test("an older copy of the thread never replaces a newer one", async () => {
	const { model, live } = await opened();
	live.changed(aThread({ version: 5, status: "closed" }));
	live.changed(aThread({ version: 4, status: "active" }));
	expect(model.thread.value?.status).toBe("closed");
});

test("after news it asks once whether we may still send", async () => {
	const { model, live, api } = await opened();
	api.state.threads.set(threadId(), aThread({ version: 4, canSend: { allowed: false, code: "opted_out" } }));
	live.text(aThread({ version: 3 }), aMessage({ id: "m2", body: "STOP" }));
	live.changed(aThread({ version: 4 }));
	await vi.advanceTimersByTimeAsync(500);
	expect(model.thread.value?.canSend).toEqual({ allowed: false, code: "opted_out" });
	expect(asked(api, "thread")).toBe(2);
});

test("a text of ours that gets on is no reason to look at the thread again, one that fails is", async () => {
	const { live, api } = await opened();
	const mine = (state: "sent" | "undelivered") => aMessage({ id: "m2", direction: "out", delivery: { state } });
	live.text(aThread({ version: 2 }), mine("sent"));
	await vi.advanceTimersByTimeAsync(500);
	expect(asked(api, "thread")).toBe(1);
	live.text(aThread({ version: 3, failed: true }), mine("undelivered"));
	await vi.advanceTimersByTimeAsync(500);
	expect(asked(api, "thread")).toBe(2);
});

test("a decision that somebody else has taken already shows theirs", async () => {
	const { model, api } = await opened([aMessage({ id: "u", direction: "out", delivery: { state: "unknown" } })]);
	api.state.messages.set(threadId(), [aMessage({ id: "u", direction: "out", delivery: { state: "delivered" } })]);
	api.failNext("resolve", refused(409, "not_waiting"));
	await model.resolve("u", "resend");
	expect(model.messages.value[0]?.delivery.state).toBe("delivered");
});

test("a sent text is in the thread once, whichever of answer and news comes first", async () => {
	const { model, live, api } = await opened();
	model.outgoing.submit("Yes, 4:15.", false);
	const sent = api.sent()[0];
	live.text(aThread({ version: 2 }), aMessage({ id: sent?.id ?? "", body: "Yes, 4:15.", direction: "out", at: minutesLater(70) }));
	await vi.advanceTimersByTimeAsync(0);
	expect(model.outgoing.items.value).toEqual([]);
	expect(bodies(model)).toEqual(["Can I move my 3pm?", "Yes, 4:15."]);
});

test("a refused text gives its words back and says why", async () => {
	const { model, api, given } = await opened();
	api.failNext("send", refused(409, "opted_out"));
	model.outgoing.submit("Hello", false);
	await vi.advanceTimersByTimeAsync(0);
	expect(given).toEqual(["Hello"]);
	expect(model.refusal.value?.code).toBe("opted_out");
});

test("after a gap it loads again as much as was on screen, without a hole", async () => {
	const { model, live, api } = await opened(messages(120));
	await model.loadEarlier();
	api.state.messages.set(threadId(), messages(220));
	api.state.threads.set(threadId(), aThread({ version: 101 }));
	live.hear({ type: "stale" });
	await vi.advanceTimersByTimeAsync(10);
	expect(bodies(model)).toHaveLength(100);
	expect(bodies(model)[0]).toBe("Text 120");
	expect(bodies(model).at(-1)).toBe("Text 219");
	await model.loadEarlier();
	expect(bodies(model)[0]).toBe("Text 70");
});

test("a gap in which nothing happened costs one small question", async () => {
	const { live, api } = await opened();
	live.hear({ type: "stale" });
	await vi.advanceTimersByTimeAsync(10);
	expect(asked(api, "thread")).toBe(2);
	expect(asked(api, "messages")).toBe(1);
});

test("a socket that greets while the thread still loads leaves no gap", async () => {
	const { model, live, api } = await opened();
	const loading = model.load();
	live.hear({ type: "stale" });
	api.state.messages.set(threadId(), [aMessage(), aMessage({ id: "m2", body: "In between", at: minutesLater(3) })]);
	api.state.threads.set(threadId(), aThread({ version: 2 }));
	await loading;
	await vi.advanceTimersByTimeAsync(10);
	expect(bodies(model)).toContain("In between");
});

test("what could not be loaded is loaded when the connection is back", async () => {
	const api = createFakeApi();
	const live = createFakeLive();
	api.failNext("thread", offline());
	const model = new ThreadModel({
		api,
		live,
		id: threadId(),
		clinicId: "riverside",
		giveBack: () => {},
		over: new AbortController().signal,
		window: new EventTarget(),
	});
	await model.load();
	expect(model.state.value).toEqual({ kind: "trouble", trouble: "offline" });
	live.hear({ type: "stale" });
	await vi.advanceTimersByTimeAsync(10);
	expect(model.state.value.kind).toBe("ready");
});

test("it is marked as read once for each new text", async () => {
	const { model, live, api } = await opened([aMessage()], aThread({ unread: 1 }));
	await model.seen();
	await model.seen();
	expect(asked(api, "markRead")).toBe(1);
	live.text(aThread({ version: 5, unread: 1 }), aMessage({ id: "m2", at: minutesLater(5) }));
	await model.seen();
	expect(api.calls.filter((call) => call.name === "markRead").map((call) => call.args[1])).toEqual(["m1", "m2"]);
});

test("what everybody has read already is not marked again", async () => {
	const { model, api } = await opened([aMessage()], aThread({ unread: 0 }));
	await model.seen();
	expect(asked(api, "markRead")).toBe(0);
});

test("a mark that did not get through is set at the next look", async () => {
	const { model, api } = await opened([aMessage()], aThread({ unread: 1 }));
	api.failNext("markRead", offline());
	await model.seen();
	await model.seen();
	expect(asked(api, "markRead")).toBe(2);
});

test("a person decides about a text that may or may not have left", async () => {
	const unknown = aMessage({ id: "u", direction: "out", delivery: { state: "unknown" } });
	const { model } = await opened([unknown], aThread({ attention: [{ kind: "unknown_send", since: minutesLater(0), messageId: "u" }] }));
	await model.resolve("u", "sent");
	await vi.advanceTimersByTimeAsync(500);
	expect(model.messages.value[0]?.delivery.state).toBe("sent");
	expect(model.thread.value?.attention).toEqual([]);
});

test("closing the screen stops listening", async () => {
	const { live, stop } = await opened();
	expect(live.listeners()).toBe(1);
	stop.abort();
	expect(live.listeners()).toBe(0);
});
