import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LiveOptions } from "../live/socket.ts";
import { createLive, type News } from "./live.ts";
import { aThreadItem } from "./testing/builders.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function watching() {
	const opened: LiveOptions[] = [];
	const renewed: string[] = [];
	const token = signal("first");
	const ends: string[] = [];
	const session = { state: signal("open" as const), token, active: () => {}, end: () => void ends.push("session") };
	const live = createLive({
		session,
		urlOf: (clinicId) => `wss://texting.example/${clinicId}`,
		over: new AbortController().signal,
		open: (options) => {
			opened.push(options);
			return { renew: (session) => renewed.push(session) };
		},
	});
	const heard: News[] = [];
	const stop = new AbortController();
	live.follow("riverside", (news) => heard.push(news), stop.signal);
	return { live, opened, renewed, token, heard, stop, ends, socket: opened[0] as LiveOptions };
}

test("two screens of one clinic share a socket, which closes with the last of them", () => {
	const { live, opened, stop, socket } = watching();
	const second = new AbortController();
	live.follow("riverside", () => {}, second.signal);
	expect(opened).toHaveLength(1);
	stop.abort();
	expect(socket.signal.aborted).toBe(false);
	second.abort();
	expect(socket.signal.aborted).toBe(true);
});

test("the first greeting makes screens check what they loaded before it, a later one does not: the missed events follow it", () => {
	const { socket, heard } = watching();
	socket.heard({ type: "hello", seq: 4, waiting: 3 });
	socket.heard({ type: "hello", seq: 6, waiting: 3 });
	socket.heard({ type: "thread", seq: 6, waiting: 3, thread: aThreadItem() });
	socket.heard({ type: "reset", seq: 90, waiting: 1 });
	expect(heard.map((news) => news.type)).toEqual(["stale", "thread", "stale"]);
});

test("waiting threads are counted over all clinics", () => {
	const { live, opened, socket } = watching();
	live.follow("lakeside", () => {}, new AbortController().signal);
	socket.heard({ type: "hello", seq: 1, waiting: 3 });
	opened[1]?.heard({ type: "hello", seq: 1, waiting: 2 });
	expect(live.waiting.value).toBe(5);
});

test("only a loss of more than a moment is worth a word", async () => {
	const { live, socket } = watching();
	socket.stateChanged("reconnecting");
	await vi.advanceTimersByTimeAsync(1_000);
	expect(live.reconnecting.value).toBe(false);
	socket.stateChanged("reconnecting");
	await vi.advanceTimersByTimeAsync(1_000);
	expect(live.reconnecting.value).toBe(true);
	socket.stateChanged("live");
	expect(live.reconnecting.value).toBe(false);
});

test("where no socket gets through, screens ask every half minute", async () => {
	const { socket, heard } = watching();
	socket.stateChanged("reconnecting");
	await vi.advanceTimersByTimeAsync(61_000);
	expect(heard.map((news) => news.type)).toEqual(["stale", "stale"]);
});

test("a renewed session is told to every open socket", () => {
	const { token, renewed } = watching();
	token.value = "second";
	expect(renewed).toEqual(["second"]);
});

test("a clinic that closed its door is remembered, a session that ended ends here too", () => {
	const { live, socket, ends } = watching();
	socket.ended("forbidden");
	expect([...live.barred.value]).toEqual(["riverside"]);
	socket.ended("signed_out");
	expect(ends).toEqual(["session"]);
});
