import { expect, test } from "vitest";
import { aStop, heard, said } from "../../testing/phone-words.ts";
import { nextTellAt, owing, postponed, settled, TELL_GRACE_MS } from "./debts.ts";
import { newPhone, type Phone, standingFor } from "./phone.ts";

const NOW = 100;
const three: Phone = { ...newPhone(), threads: ["t1", "t2", "t3"] };
const stopped = (before: Phone, asker = "t1") =>
	owing(before, { ...before, stops: [{ ...aStop("patient", 10), newestAt: 10 }] }, asker, NOW);

test("a change is owed to every thread of the number but the one that brought it", () => {
	const phone = stopped(three);
	expect(phone.debts.map((debt) => [debt.threadId, debt.version])).toEqual([
		["t2", 1],
		["t3", 1],
	]);
	expect(nextTellAt(phone)).toBe(NOW + TELL_GRACE_MS);
});

test("what changes nothing that a thread can see is owed to nobody", () => {
	const before = stopped(three);
	const repeated = { ...before, stops: before.stops.map((stop) => ({ ...stop, newestAt: 20 })) };
	expect(owing(before, repeated, "t2", NOW)).toBe(repeated);
});

test("a thread that was told of an older change is still owed the newer one", () => {
	const twice = owing(stopped(three), { ...stopped(three), stops: [] }, "t1", NOW);
	expect(settled(twice, "t2", 1).debts).toHaveLength(2);
	expect(settled(twice, "t2", 2).debts.map((debt) => debt.threadId)).toEqual(["t3"]);
	expect(nextTellAt(settled(settled(twice, "t2", 2), "t3", 2))).toBeNull();
});

test("a thread that cannot be told is tried again after a longer and longer while, the others when they were to be", () => {
	const once = postponed(stopped(three), "t2", NOW, 0);
	const twice = postponed(once, "t2", NOW, 0);
	const dues = (phone: Phone) => phone.debts.map((debt) => debt.dueAt - NOW);
	expect([dues(once), dues(twice)]).toEqual([
		[500, TELL_GRACE_MS],
		[1_000, TELL_GRACE_MS],
	]);
});

test("a thread that asks keeps what it is owed: the answer may not reach it", () => {
	const phone = owing(stopped(three), { ...stopped(three), stops: [] }, "t2", NOW);
	expect(phone.debts.map((debt) => [debt.threadId, debt.version])).toEqual([
		["t2", 1],
		["t1", 2],
		["t3", 2],
	]);
});

test("who wrote an opt-out down, and why, is seen in the thread where that was done and in no other clinic's", () => {
	const phone = { ...heard([said("staff", 10)]) };
	const written = { ...phone, stops: phone.stops.map((stop) => ({ ...stop, by: "7", reason: "said so at the desk" })) };
	expect(standingFor(written, "t1").optedOut).toEqual({ ...aStop("staff", 10), by: "7", reason: "said so at the desk" });
	expect(standingFor(written, "t2").optedOut).toEqual(aStop("staff", 10));
});
