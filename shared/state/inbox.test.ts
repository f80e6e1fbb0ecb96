import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Thread } from "../schemas/thread.ts";
import { InboxModel } from "./inbox.ts";
import { aThread, aThreadItem, minutesLater, threadId } from "./testing/builders.ts";
import { createFakeApi, offline } from "./testing/fake-api.ts";
import { createFakeLive } from "./testing/fake-live.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const text = (at: number) => ({ body: "Hello", at: minutesLater(at), direction: "in" as const });
/** Waiting threads, the newest first. */
const waiting = (count: number, over: (n: number) => Partial<Thread> = () => ({})) =>
	Array.from({ length: count }, (_, n) => aThread({ id: threadId(n + 1), unanswered: 1, lastMessage: text(-n), ...over(n) }));

async function opened(threads: Thread[]) {
	const api = createFakeApi(threads);
	const live = createFakeLive();
	const inbox = new InboxModel({ api, live, clinicId: "riverside", over: new AbortController().signal });
	await inbox.start();
	return { api, live, inbox };
}

const ids = (inbox: InboxModel) => inbox.items.value.map((item) => Number.parseInt(item.id, 16));

test("the first tab holds every unanswered thread, the newest first, whatever its status, but no spam", async () => {
	const { inbox } = await opened([
		...waiting(2),
		aThread({ id: threadId(8), status: "closed", unanswered: 1, lastMessage: text(5) }),
		aThread({ id: threadId(9), status: "spam", unanswered: 1 }),
	]);
	expect(ids(inbox)).toEqual([8, 1, 2]);
});

test("pages follow each other without a hole or a double", async () => {
	const { inbox } = await opened(waiting(120));
	await inbox.loadMore();
	await inbox.loadMore();
	expect(ids(inbox)).toEqual(Array.from({ length: 120 }, (_, n) => n + 1));
	expect(inbox.more.value).toBe("none");
});

test("a page that fails can be asked for again", async () => {
	const { inbox, api } = await opened(waiting(60));
	api.failNext("threads", offline());
	await inbox.loadMore();
	expect(inbox.more.value).toBe("failed");
	await inbox.loadMore();
	expect(ids(inbox)).toHaveLength(60);
});

test("a text moves its thread to the top at once", async () => {
	const { inbox, live } = await opened(waiting(3));
	live.changed(aThreadItem({ id: threadId(3), unanswered: 2, lastMessage: text(9), version: 2 }));
	expect(ids(inbox)).toEqual([3, 1, 2]);
});

test("an answered thread leaves the first tab, and an older copy does not bring it back", async () => {
	const { inbox, live } = await opened(waiting(2));
	live.changed(aThreadItem({ id: threadId(1), unanswered: 0, version: 5 }));
	expect(ids(inbox)).toEqual([2]);
	live.changed(aThreadItem({ id: threadId(2), unanswered: 1, lastMessage: text(-1), version: 0 }));
	expect(inbox.items.value[0]?.version).toBe(1);
});

test("a thread older than the last loaded row waits for its page", async () => {
	const { inbox, live } = await opened(waiting(60));
	live.changed(aThreadItem({ id: threadId(99), unanswered: 1, lastMessage: text(-500) }));
	expect(ids(inbox)).toHaveLength(50);
	await inbox.loadMore();
	expect(ids(inbox)).toHaveLength(60);
});

test("counts follow the news after a moment, once for a burst", async () => {
	const { inbox, live, api } = await opened(waiting(2));
	await vi.advanceTimersByTimeAsync(1);
	expect(inbox.counts.value?.new).toBe(2);
	api.state.threads.set(threadId(3), aThread({ id: threadId(3), unanswered: 1 }));
	for (let n = 0; n < 5; n += 1) live.changed(aThreadItem({ id: threadId(3), unanswered: 1, version: n }));
	await vi.advanceTimersByTimeAsync(1_000);
	expect(inbox.counts.value?.new).toBe(3);
	expect(api.calls.filter((call) => call.name === "counts")).toHaveLength(2);
});

test("turning to another tab drops the answer of the one before", async () => {
	const { inbox } = await opened([...waiting(2), aThread({ id: threadId(7), status: "closed" })]);
	const slow = inbox.open("active");
	const fast = inbox.open("closed");
	await Promise.all([slow, fast]);
	expect(ids(inbox)).toEqual([7]);
	expect(inbox.state.value.kind).toBe("ready");
});

test("a search looks at closed threads too, and news adds nothing to what was found", async () => {
	const { inbox, live } = await opened([...waiting(1), aThread({ id: threadId(7), status: "closed", display: "(212) 555-0177" })]);
	inbox.find("0177");
	await vi.advanceTimersByTimeAsync(300);
	expect(ids(inbox)).toEqual([7]);
	live.changed(aThreadItem({ id: threadId(50), unanswered: 1 }));
	expect(ids(inbox)).toEqual([7]);
});

test("after a gap the list is loaded again as far as it was", async () => {
	const { inbox, live, api } = await opened(waiting(120));
	await inbox.loadMore();
	for (const thread of waiting(120, (n) => ({ status: n < 2 ? "spam" : "active", version: 2 }))) api.state.threads.set(thread.id, thread);
	live.hear({ type: "stale" });
	await vi.advanceTimersByTimeAsync(10);
	expect(ids(inbox)[0]).toBe(3);
	expect(ids(inbox)).toHaveLength(100);
});

test("what this reader has seen stays seen when more comes, until somebody answers", async () => {
	const since = minutesLater(0);
	const seen = aThread({ id: threadId(1), unanswered: 2, unread: 1, unansweredSince: since, lastMessage: text(1) });
	const { inbox, live } = await opened([seen]);
	live.changed(aThreadItem({ id: threadId(1), unanswered: 3, unread: 3, unansweredSince: since, version: 2 }));
	expect(inbox.items.value[0]?.unread).toBe(2);
	live.hear({ type: "read", threadId: threadId(1) });
	expect(inbox.items.value[0]?.unread).toBe(0);
	live.changed(aThreadItem({ id: threadId(1), unanswered: 1, unread: 1, unansweredSince: minutesLater(9), version: 3 }));
	expect(inbox.items.value[0]?.unread).toBe(1);
});
