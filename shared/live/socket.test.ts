import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LiveEvent } from "../schemas/live.ts";
import { backoffMs } from "./backoff.ts";
import { type LiveOptions, type LiveState, openLive } from "./socket.ts";

class FakeSocket extends EventTarget {
	static made: FakeSocket[] = [];
	readyState = 1;
	said: string[] = [];
	readonly url: string;
	readonly protocols: string[];
	constructor(url: string, protocols: string[]) {
		super();
		this.url = url;
		this.protocols = protocols;
		FakeSocket.made.push(this);
	}
	send(text: string): void {
		this.said.push(text);
	}
	close(): void {
		this.readyState = 3;
	}
	hears(event: unknown): void {
		this.dispatchEvent(new MessageEvent("message", { data: typeof event === "string" ? event : JSON.stringify(event) }));
	}
	ends(code = 1006): void {
		this.readyState = 3;
		this.dispatchEvent(Object.assign(new Event("close"), { code }));
	}
}

const hello = (seq: number) => ({ type: "hello", seq, waiting: 2 });
const thread = {
	id: "0".repeat(64),
	clinicId: "riverside",
	number: "+12125550143",
	clinicNumber: "+12125550100",
	display: "(212) 555-0143",
	status: "active",
	unread: 0,
	unanswered: 0,
	unansweredSince: null,
	failed: false,
	urgent: false,
	lastMessage: null,
	patients: [],
	version: 1,
};
const changed = (seq: number) => ({ type: "thread", seq, waiting: 2, thread });
const latest = (): FakeSocket => FakeSocket.made.at(-1) as FakeSocket;

function opened(over: Partial<LiveOptions> = {}) {
	const heard: LiveEvent[] = [];
	const states: LiveState[] = [];
	const ends: string[] = [];
	const stop = new AbortController();
	const window = new EventTarget();
	const socket = openLive({
		url: "wss://texting.example/api/clinics/riverside/live",
		token: () => "secret",
		heard: (event) => heard.push(event),
		stateChanged: (state) => states.push(state),
		ended: (why) => ends.push(why),
		signal: stop.signal,
		WebSocket: FakeSocket as unknown as typeof WebSocket,
		random: () => 0.5,
		window,
		watched: () => true,
		...over,
	});
	return { heard, states, ends, stop, window, socket };
}

beforeEach(() => {
	vi.useFakeTimers();
	FakeSocket.made = [];
});
afterEach(() => vi.useRealTimers());

test("the session goes in a subprotocol, never in the address", () => {
	opened();
	expect(latest().protocols).toEqual(["patient-chat.v1", "session.secret"]);
	expect(latest().url).not.toContain("secret");
});

test("after a loss it asks for what came since the last event, and nothing is skipped", () => {
	const { heard, states } = opened();
	latest().hears(hello(5));
	latest().hears(changed(6));
	latest().ends();
	vi.advanceTimersByTime(1_000);
	expect(latest().url).toMatch(/\?since=6$/);
	latest().hears(hello(8));
	latest().ends();
	vi.advanceTimersByTime(1_000);
	expect(latest().url, "the hello named 8, but 7 and 8 had not come yet").toMatch(/\?since=6$/);
	latest().hears(hello(8));
	latest().hears(changed(7));
	latest().hears(changed(8));
	expect(heard.map((event) => event.seq)).toEqual([5, 6, 8, 8, 7, 8]);
	expect(states).toEqual(["connecting", "live", "reconnecting", "reconnecting", "live", "reconnecting", "reconnecting", "live"]);
});

test("a reset moves on to its own number", () => {
	opened();
	latest().hears(hello(900));
	latest().hears({ type: "reset", seq: 3, waiting: 0 });
	latest().ends();
	vi.advanceTimersByTime(1_000);
	expect(latest().url).toMatch(/\?since=3$/);
});

test("an event that this version cannot read makes everything load again", () => {
	const { heard } = opened();
	latest().hears(hello(5));
	latest().hears({ type: "typing", seq: 6 });
	expect(heard.at(-1)).toEqual({ type: "reset", seq: 6, waiting: 2 });
	latest().ends();
	vi.advanceTimersByTime(1_000);
	expect(latest().url).toMatch(/\?since=6$/);
});

test("a socket that answers no ping is given up and replaced", () => {
	opened();
	latest().hears(hello(1));
	vi.advanceTimersByTime(25_000);
	expect(latest().said).toEqual(["ping"]);
	latest().hears("pong");
	vi.advanceTimersByTime(25_000 + 10_000 + 1_000);
	expect(FakeSocket.made).toHaveLength(2);
});

test("a connection that never opens is tried again", () => {
	opened();
	vi.advanceTimersByTime(10_000 + 1_000);
	expect(FakeSocket.made).toHaveLength(2);
});

test("it says so when the network goes, and is back the moment it returns", () => {
	const { states, window } = opened();
	latest().hears(hello(1));
	window.dispatchEvent(new Event("offline"));
	expect(states.at(-1)).toBe("reconnecting");
	window.dispatchEvent(new Event("online"));
	expect(FakeSocket.made).toHaveLength(2);
});

test.each([
	[4401, "signed_out"],
	[4403, "forbidden"],
])("close code %i ends it for good: %s", (code, why) => {
	const { ends, states } = opened();
	latest().hears(hello(1));
	latest().ends(code);
	vi.advanceTimersByTime(120_000);
	expect(ends).toEqual([why]);
	expect(states.at(-1)).toBe("ended");
	expect(FakeSocket.made).toHaveLength(1);
});

test("a renewed session keeps the open socket", () => {
	const { socket } = opened();
	latest().hears(hello(1));
	socket.renew("renewed");
	expect(latest().said).toEqual(['{"type":"renew","session":"renewed"}']);
});

test("stopping closes the socket and never opens another", () => {
	const { stop, window } = opened();
	latest().hears(hello(1));
	stop.abort();
	window.dispatchEvent(new Event("online"));
	vi.advanceTimersByTime(120_000);
	expect(latest().readyState).toBe(3);
	expect(FakeSocket.made).toHaveLength(1);
});

test("pauses grow and differ between screens", () => {
	expect(backoffMs(1, () => 0, 30_000)).toBe(250);
	expect(backoffMs(1, () => 1, 30_000)).toBe(500);
	expect(backoffMs(50, () => 1, 30_000)).toBe(30_000);
	expect(backoffMs(50, () => 0, 30_000)).toBe(15_000);
});

test("a screen that somebody looks at is back within two seconds, however long the outage was", () => {
	opened({ random: () => 1 });
	for (let n = 0; n < 20; n += 1) {
		latest().ends();
		vi.advanceTimersByTime(2_000);
	}
	expect(FakeSocket.made).toHaveLength(21);
});

test("a page in the back waits longer, and tries at once when it comes to the front", () => {
	let watched = false;
	const { window } = opened({ random: () => 1, watched: () => watched });
	for (let n = 0; n < 10; n += 1) {
		latest().ends();
		vi.advanceTimersByTime(30_000);
	}
	latest().ends();
	vi.advanceTimersByTime(10_000);
	const before = FakeSocket.made.length;
	watched = true;
	window.dispatchEvent(new Event("visibilitychange"));
	expect(FakeSocket.made).toHaveLength(before + 1);
});
