import { expect, test } from "vitest";
import { aLink } from "../../testing/page-parts.ts";
import { NOON } from "../../testing/thread-parts.ts";
import { CODE_MS, isCode, mayTextCode, withCode } from "./code.ts";
import { dueNow } from "./due.ts";
import { ended, isOpen, MOST_TRIES, superseded, tried, untried, wrong } from "./link.ts";

const HOUR = 3_600_000;

test.for([
	["just made", {}, NOON, true],
	["in its last moment", {}, NOON + 72 * HOUR - 1, true],
	["at its end", {}, NOON + 72 * HOUR, false],
	["taken back", { state: "revoked" }, NOON, false],
	["locked", { state: "locked" }, NOON, false],
	["replaced", { state: "superseded" }, NOON, false],
] as const)("a link %s opens: see the table", ([, more, now, opens]) => {
	expect(isOpen(aLink(more), now)).toBe(opens);
});

test("the fifth wrong answer is the last one, a right one before it starts the count anew", () => {
	let link = aLink();
	for (let n = 1; n < MOST_TRIES; n++) link = wrong(tried(link).link).link;
	expect([link.state, link.tries]).toEqual(["open", 4]);
	expect(wrong(tried(link).link).link.state).toBe("locked");
	expect(untried(tried(link).link, "proved").link.tries).toBe(0);
	expect(untried(tried(link).link, "not_looked_at").link.tries).toBe(4);
});

test("a new link takes the place of the open ones of the same patient, and of nobody else's", () => {
	const links = [aLink(), aLink({ id: "lnk_2", patientId: "leo" }), aLink({ id: "lnk_3", state: "revoked" }), aLink({ id: "lnk_4" })];
	expect(superseded(links, "ana", NOON).map(({ link }) => [link.id, link.state])).toEqual([
		["lnk_1", "superseded"],
		["lnk_4", "superseded"],
	]);
});

test("of a link that ended nothing is due, and no code is kept", () => {
	const link = { ...withCode(aLink(), "mac", NOON) };
	expect(ended(link, "revoked").link).toMatchObject({ state: "revoked", dueAt: null, code: null });
});

test.for([
	["unread after a day: a reminder", {}, true, NOON + 24 * HOUR, "nudge", NOON + 48 * HOUR],
	["unread a day after the reminder: staff", { nudgedAt: NOON + 24 * HOUR }, true, NOON + 48 * HOUR, "tell_staff", NOON + 72 * HOUR],
	["read: nothing until it ends", {}, false, NOON + 24 * HOUR, null, NOON + 72 * HOUR],
	["over, and still unread: staff", {}, true, NOON + 72 * HOUR, "tell_staff", null],
	["over, and staff were told: nothing", { nudgeMs: null }, true, NOON + 72 * HOUR, null, null],
	["over, and read: nothing", {}, false, NOON + 72 * HOUR, null, null],
	["taken back: nothing", { state: "revoked" }, true, NOON + 24 * HOUR, null, null],
] as const)("%s", ([, more, waits, now, todo, dueAt]) => {
	const due = dueNow(aLink(more), waits, now);
	expect(due.do).toBe(todo);
	expect(due.changes.map(({ link }) => link.dueAt)).toEqual([dueAt]);
});

test("a code is good for five minutes, the newest alone, and three are texted in an hour", () => {
	const first = withCode(aLink(), "one", NOON);
	const second = withCode(first, "two", NOON + 1);
	expect(isCode(second.code, "two", NOON + CODE_MS)).toBe(true);
	expect(isCode(second.code, "two", NOON + 1 + CODE_MS)).toBe(false);
	expect(isCode(second.code, "one", NOON + 2)).toBe(false);
	expect(isCode(null, "two", NOON)).toBe(false);
	const third = withCode(second, "three", NOON + 2);
	expect([mayTextCode(second, NOON + 2), mayTextCode(third, NOON + 3), mayTextCode(third, NOON + HOUR)]).toEqual([true, false, true]);
});
