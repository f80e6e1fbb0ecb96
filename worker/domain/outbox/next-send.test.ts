import fc from "fast-check";
import { expect, test } from "vitest";
import { aSending, NOON } from "../../testing/thread-parts.ts";
import type { Sending } from "../thread/thread.ts";
import { CLAIM_MS, nextSend, nextSendAt } from "./next-send.ts";

const LATER = NOON + 1;

function step(...sendings: Partial<Sending>[]): string | null {
	const next = nextSend(sendings.map(aSending), NOON);
	return next && `${next.do} ${next.sending.id}`;
}

test.for<[string, Partial<Sending>[], string | null]>([
	["nothing is on its way", [], null],
	["one waits and is due", [{ id: "a" }], "claim a"],
	["one waits and is not due", [{ id: "a", dueAt: LATER }], null],
	["the first must wait, the second could go", [{ id: "a", dueAt: LATER }, { id: "b" }], null],
	["the first is in flight", [{ id: "a", state: "claimed", claimedAt: NOON }, { id: "b" }], null],
	["the one in flight was written later", [{ id: "a" }, { id: "b", state: "claimed", claimedAt: NOON }], null],
	["the one in flight lost its claimer", [{ id: "a", state: "claimed", claimedAt: NOON - CLAIM_MS }, { id: "b" }], "presume_unknown a"],
	["a claim has no time", [{ id: "a", state: "claimed", claimedAt: null }], "presume_unknown a"],
	["the first may have gone", [{ id: "a", state: "unknown", dueAt: LATER }, { id: "b" }], "claim b"],
	["the first may have gone and is to be looked for", [{ id: "a", state: "unknown" }, { id: "b" }], "look a"],
	[
		"one is to be looked for while another is in flight",
		[
			{ id: "a", state: "unknown" },
			{ id: "b", state: "claimed", claimedAt: NOON },
		],
		null,
	],
	["one waits for a person", [{ id: "a", state: "unknown", dueAt: Number.MAX_SAFE_INTEGER }, { id: "b" }], "claim b"],
	["a receipt is missing", [{ id: "a", state: "accepted", sid: "SM1" }], "poll a"],
	["one waits by rule", [{ id: "a", state: "held", dueAt: LATER }], null],
	["one waits by rule and another was written since", [{ id: "a", state: "held", dueAt: LATER }, { id: "b" }], "claim b"],
	["one has waited by rule until now", [{ id: "a", state: "held" }, { id: "b" }], "claim a"],
	[
		"one has waited by rule behind one that must wait",
		[
			{ id: "a", dueAt: LATER },
			{ id: "b", state: "held" },
		],
		"claim b",
	],
	[
		"one has waited by rule while another is in flight",
		[
			{ id: "a", state: "held" },
			{ id: "b", state: "claimed", claimedAt: NOON },
		],
		null,
	],
	["a receipt is missing, but not for long", [{ id: "a", state: "sent", dueAt: LATER }, { id: "b" }], "claim b"],
] as const)("when %s, that is what is done", ([, sendings, expected]) => {
	expect(step(...sendings)).toBe(expected);
});

const sendings = fc
	.array(
		fc.record({
			state: fc.constantFrom("queued", "queued", "held", "claimed", "unknown", "accepted", "sent" as const),
			dueAt: fc.integer({ min: NOON - 2, max: NOON + 2 }),
			claimedAt: fc.constantFrom(null, NOON, NOON - CLAIM_MS + 1, NOON - CLAIM_MS),
		}),
		{ maxLength: 12 },
	)
	.map((all) => all.map((more, index) => aSending({ id: `m${index}`, ...more })));

test("no text is claimed while another is in flight, and none goes before an older one that waits", () => {
	fc.assert(
		fc.property(sendings, (all) => {
			const next = nextSend(all, NOON);
			if (next?.do !== "claim") return;
			expect(all.some((other) => other.state === "claimed" && other.claimedAt !== null && NOON < other.claimedAt + CLAIM_MS)).toBe(false);
			if (next.sending.state === "held") return;
			const older = all.slice(0, all.indexOf(next.sending));
			expect(older.filter((other) => other.state === "queued")).toEqual([]);
		}),
	);
});

test("only what is due is done, and a claim that is lost is always found", () => {
	fc.assert(
		fc.property(sendings, (all) => {
			const next = nextSend(all, NOON);
			if (next && next.do !== "presume_unknown") expect(next.sending.dueAt).toBeLessThanOrEqual(NOON);
			if (!next) expect(all.filter((other) => other.state === "claimed" && NOON >= (other.claimedAt ?? 0) + CLAIM_MS)).toEqual([]);
		}),
	);
});

test("however sends end, texts begin in the order they were written", () => {
	const endings = fc.array(fc.constantFrom("accepted", "unknown", "busy" as const), { minLength: 1, maxLength: 30 });
	fc.assert(
		fc.property(endings, (all) => {
			const outbox = ["a", "b", "c", "d"].map((id) => aSending({ id }));
			const begun = [...all, ...Array<"accepted">(4).fill("accepted")].map((ending) => begin(outbox, ending)).filter((id) => id !== null);
			expect([...new Set(begun)]).toEqual(["a", "b", "c", "d"]);
			for (const [index, id] of begun.entries()) expect(id >= (begun[index - 1] ?? "a")).toBe(true);
		}),
	);
});

function begin(outbox: Sending[], ending: "accepted" | "unknown" | "busy"): string | null {
	const next = nextSend(outbox, NOON);
	if (next?.do !== "claim") return null;
	if (ending !== "busy") Object.assign(next.sending, { state: ending, dueAt: LATER });
	return next.sending.id;
}

test("a text that waits behind another is due with that one, and what a person must decide is never due", () => {
	const first = aSending({ id: "a", state: "queued", dueAt: NOON + 60_000 });
	const second = aSending({ id: "b", state: "queued", dueAt: NOON });
	const parked = aSending({ id: "c", state: "unknown", dueAt: Number.MAX_SAFE_INTEGER });
	expect(nextSendAt([first, second])).toBe(NOON + 60_000);
	expect(nextSendAt([aSending({ id: "a", state: "claimed", claimedAt: NOON, dueAt: NOON }), second])).toBe(NOON + CLAIM_MS);
	expect(nextSendAt([parked])).toBeNull();
	expect(nextSendAt([parked, aSending({ id: "d", state: "sent", dueAt: NOON + 5 })])).toBe(NOON + 5);
	expect(nextSendAt([])).toBeNull();
});

test("what waits by rule is due at its own time, and no sooner than a text in flight is settled", () => {
	const held = aSending({ id: "a", state: "held", dueAt: NOON + 5 });
	expect(nextSendAt([held])).toBe(NOON + 5);
	expect(nextSendAt([held, aSending({ id: "b", dueAt: NOON + 3 })])).toBe(NOON + 3);
	expect(nextSendAt([aSending({ id: "b", state: "claimed", claimedAt: NOON }), held])).toBe(NOON + CLAIM_MS);
});

test("whenever something is to be done, the time for it has come", () => {
	fc.assert(
		fc.property(sendings, (all) => {
			if (nextSend(all, NOON)) expect(nextSendAt(all)).toBeLessThanOrEqual(NOON);
		}),
	);
});
