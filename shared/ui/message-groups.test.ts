import { expect, test } from "vitest";
import { aMessage, minutesLater } from "../state/testing/builders.ts";
import { bodyParts, isEmojiOnly } from "./body-parts.ts";
import { groupMessages, isSameRow } from "./message-groups.ts";

const wall = { locale: "en-US", timeZone: "America/New_York" };
const shape = (...texts: Parameters<typeof aMessage>[0][]) =>
	groupMessages(
		texts.map((text, index) => aMessage({ id: `m${index}`, ...text })),
		wall,
	).map((row) => (row.kind === "day" ? "day" : row.messages.length));

test("texts of one sender within five minutes share a name and a time", () => {
	expect(shape({ at: minutesLater(0) }, { at: minutesLater(5) }, { at: minutesLater(10.1) })).toEqual(["day", 2, 1]);
});

test("another sender begins a new group, also on the same side", () => {
	const dana = { direction: "out" as const, sender: { type: "staff" as const, id: "7", name: "Dana K." } };
	const leo = { direction: "out" as const, sender: { type: "staff" as const, id: "8", name: "Leo M." } };
	expect(shape({}, dana, dana, leo, {})).toEqual(["day", 1, 2, 1, 1]);
});

test("a new day in the clinic's zone begins a new group", () => {
	expect(shape({ at: "2026-11-16T04:59:00Z" }, { at: "2026-11-16T05:01:00Z" })).toEqual(["day", 1, "day", 1]);
});

test("a row with the same texts is the same row, a receipt makes it another", () => {
	const text = aMessage();
	const rowsOf = (...texts: Parameters<typeof groupMessages>[0]) => groupMessages(texts, wall);
	const [day, group] = rowsOf(text);
	const [sameDay, sameGroup] = rowsOf(text);
	const [, changed] = rowsOf({ ...text, flags: ["late"] });
	if (!day || !group || !sameDay || !sameGroup || !changed) throw new Error("a day and a group were expected");
	expect(isSameRow(day, sameDay)).toBe(true);
	expect(isSameRow(group, sameGroup)).toBe(true);
	expect(isSameRow(group, changed)).toBe(false);
	expect(isSameRow(day, group)).toBe(false);
});

test("addresses become links, and the full stop after them does not belong to them", () => {
	expect(bodyParts("See https://riverside.example/map?x=1. Bye")).toEqual([
		{ kind: "words", text: "See " },
		{ kind: "link", text: "https://riverside.example/map?x=1" },
		{ kind: "words", text: ". Bye" },
	]);
});

test("what is no web address stays words", () => {
	expect(bodyParts("javascript:alert(1) data:text/html,x")).toEqual([{ kind: "words", text: "javascript:alert(1) data:text/html,x" }]);
});

test.each([
	["👍", true],
	["👩🏽‍⚕️ 🙏", true],
	["🇺🇸", true],
	["1234", false],
	["#1", false],
	["ok 👍", false],
	["", false],
	["👍".repeat(20), false],
])("%s is drawn larger: %s", (body, large) => {
	expect(isEmojiOnly(body)).toBe(large);
});
