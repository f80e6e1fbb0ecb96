import { expect, test } from "vitest";
import { agree, threadStatusOf, ticketStatusOf } from "./ticket-status.ts";

const THREADS = ["active", "pending", "closed", "spam"] as const;

test.for([
	["new", "active", ["active"]],
	["open", "active", ["active"]],
	["pending", "pending", ["pending"]],
	["hold", "pending", ["pending"]],
	["solved", "closed", ["closed", "spam"]],
	["closed", "closed", ["closed", "spam"]],
	["deleted", null, []],
	[null, null, []],
] as const)("a ticket that is %s means %s, and says the same as a thread that is %s", ([ticket, thread, same]) => {
	if (ticket) expect(threadStatusOf(ticket)).toBe(thread);
	expect(THREADS.filter((status) => agree(ticket, status))).toEqual(same);
});

test("what we write for a thread is what its ticket then agrees with", () => {
	expect(THREADS.map(ticketStatusOf)).toEqual(["open", "pending", "solved", "solved"]);
	for (const status of THREADS) expect(agree(ticketStatusOf(status), status)).toBe(true);
});
