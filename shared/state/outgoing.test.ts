import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Message } from "../schemas/message.ts";
import type { SendMessage } from "../schemas/send-message.ts";
import { OutgoingModel, type OutgoingParts } from "./outgoing.ts";
import { aMessage } from "./testing/builders.ts";
import { offline, refused } from "./testing/fake-api.ts";

const MINUTE = 60_000;

function writing(send: (text: SendMessage) => Promise<Message>, over: Partial<OutgoingParts> = {}) {
	const tries: SendMessage[] = [];
	const refusals: string[] = [];
	const ids = ["t1", "t2"];
	const window = new EventTarget();
	const outgoing = new OutgoingModel({
		send: (text) => {
			tries.push(text);
			return send(text);
		},
		ask: async () => false,
		refused: (_text, problem) => refusals.push(problem.code),
		over: new AbortController().signal,
		newId: () => ids.shift() ?? "none left",
		random: () => 0.5,
		window,
		...over,
	});
	return { outgoing, tries, refusals, window };
}

const stored = async (text: SendMessage) => aMessage({ id: text.id, body: text.body, direction: "out" });
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("a text is on screen at once and leaves the list when the Worker has it", async () => {
	const { outgoing } = writing(stored);
	outgoing.submit("Yes, 4:15 is free.", false);
	expect(outgoing.items.value).toMatchObject([{ body: "Yes, 4:15 is free.", phase: "sending" }]);
	await settle();
	expect(outgoing.items.value).toEqual([]);
});

test("a lost answer is asked for again under the same id, so that the patient gets one text", async () => {
	let fails = 2;
	const { outgoing, tries } = writing((text) => (fails-- > 0 ? Promise.reject(offline()) : stored(text)));
	outgoing.submit("Hello", true);
	await vi.advanceTimersByTimeAsync(10_000);
	expect(tries.map((text) => text.id)).toEqual(["t1", "t1", "t1"]);
	expect(tries.every((text) => text.body === "Hello" && text.closeAfter === true)).toBe(true);
	expect(outgoing.items.value).toEqual([]);
});

test("texts leave in the order they were written, even when the first one has to wait", async () => {
	let down = true;
	const { outgoing, tries, window } = writing((text) => (down ? Promise.reject(offline()) : stored(text)));
	outgoing.submit("First", false);
	outgoing.submit("Second", false);
	await settle();
	expect(outgoing.items.value[0]?.phase).toBe("waiting");
	down = false;
	window.dispatchEvent(new Event("online"));
	await settle();
	expect(tries.map((text) => text.body)).toEqual(["First", "First", "Second"]);
});

test("after three minutes without a connection nothing is sent behind anybody's back", async () => {
	let down = true;
	const { outgoing, tries, window } = writing((text) => (down ? Promise.reject(offline()) : stored(text)));
	outgoing.submit("Come now", false);
	await vi.advanceTimersByTimeAsync(5 * MINUTE);
	const before = tries.length;
	expect(outgoing.items.value[0]?.phase).toBe("stopped");
	down = false;
	window.dispatchEvent(new Event("online"));
	await vi.advanceTimersByTimeAsync(5 * MINUTE);
	expect(tries.length).toBe(before);
	outgoing.tryAgain();
	await settle();
	expect(outgoing.items.value).toEqual([]);
	expect(new Set(tries.map((text) => text.id)).size).toBe(1);
});

test("a refusal is told once and the next text is tried", async () => {
	const { outgoing, refusals, tries } = writing((text) => (text.body === "a" ? Promise.reject(refused(409, "opted_out")) : stored(text)));
	outgoing.submit("a", false);
	outgoing.submit("b", false);
	await settle();
	expect(refusals).toEqual(["opted_out"]);
	expect(tries.map((text) => text.body)).toEqual(["a", "b"]);
});

test("too many at once is not a refusal: it waits and goes out", async () => {
	let busy = true;
	const { outgoing, refusals } = writing((text) => (busy ? Promise.reject(refused(429, "too_many")) : stored(text)));
	outgoing.submit("a", false);
	await settle();
	busy = false;
	await vi.advanceTimersByTimeAsync(5_000);
	expect(refusals).toEqual([]);
	expect(outgoing.items.value).toEqual([]);
});

test("signed out, the words stay where they are and wait for a person", async () => {
	const { outgoing, refusals } = writing(() => Promise.reject(refused(401, "signed_out")));
	outgoing.submit("a", false);
	await settle();
	expect(refusals).toEqual([]);
	expect(outgoing.items.value).toMatchObject([{ body: "a", phase: "stopped" }]);
});

test("a text that shows up in the thread is not sent again", async () => {
	const { outgoing, tries } = writing(() => Promise.reject(offline()));
	outgoing.submit("a", false);
	await settle();
	outgoing.stored("t1");
	await vi.advanceTimersByTimeAsync(MINUTE);
	expect(tries).toHaveLength(1);
});

test("a text is given back only when the Worker truly does not have it", async () => {
	const answers = { t1: false, t2: true };
	const { outgoing } = writing(() => Promise.reject(offline()), { ask: async (id) => answers[id as keyof typeof answers] });
	outgoing.submit("mine again", false);
	outgoing.submit("already stored", false);
	await settle();
	expect(await outgoing.takeBack("t2")).toBeNull();
	expect(await outgoing.takeBack("t1")).toBe("mine again");
	expect(outgoing.items.value.map((item) => item.id)).toEqual(["t2"]);
});

test("nothing is given back while nobody can say whether it was stored", async () => {
	const { outgoing } = writing(() => Promise.reject(offline()), { ask: () => Promise.reject(offline()) });
	outgoing.submit("a", false);
	await settle();
	expect(await outgoing.takeBack("t1")).toBeNull();
	expect(outgoing.items.value).toHaveLength(1);
});
