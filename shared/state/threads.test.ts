import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDrafts } from "./drafts.ts";
import { threadId } from "./testing/builders.ts";
import { createFakeApi, offline } from "./testing/fake-api.ts";
import { createFakeLive } from "./testing/fake-live.ts";
import { createThreads } from "./threads.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function page() {
	const api = createFakeApi();
	const live = createFakeLive();
	const threads = createThreads({ api, live, drafts: createDrafts(), over: new AbortController().signal, window: new EventTarget() });
	return { api, live, threads };
}

test("a text on its way is not lost by turning to another thread", async () => {
	const { api, live, threads } = page();
	const model = threads.open(threadId(), "riverside");
	api.failNext("send", offline());
	model.outgoing.submit("Are you coming?", false);
	await vi.advanceTimersByTimeAsync(0);
	threads.close(threadId());
	expect(threads.unconfirmed.value).toBe(1);
	await vi.advanceTimersByTimeAsync(5_000);
	expect(api.sent()).toHaveLength(2);
	expect(threads.unconfirmed.value).toBe(0);
	expect(live.listeners(), "and then the thread is let go").toBe(0);
});

test("coming back before that finds the same thread with the text still in it", async () => {
	const { api, threads } = page();
	const model = threads.open(threadId(), "riverside");
	api.failNext("send", offline(), offline(), offline());
	model.outgoing.submit("Are you coming?", false);
	await vi.advanceTimersByTimeAsync(0);
	threads.close(threadId());
	expect(threads.open(threadId(), "riverside")).toBe(model);
	await vi.advanceTimersByTimeAsync(20_000);
	expect(threads.open(threadId(), "riverside")).toBe(model);
});

test("a thread with nothing on its way is let go when its screen closes", async () => {
	const { live, threads } = page();
	const model = threads.open(threadId(), "riverside");
	threads.close(threadId());
	await vi.advanceTimersByTimeAsync(0);
	expect(live.listeners()).toBe(0);
	expect(threads.open(threadId(), "riverside")).not.toBe(model);
});
