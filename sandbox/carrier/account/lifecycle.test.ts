import { expect, test } from "vitest";
import { receiptsOf, stepsOf } from "./lifecycle.ts";
import type { ReceiptFault } from "./message.ts";
import { fateOf } from "./number-magic.ts";

const way = (number: string) => stepsOf(fateOf(number), 100).map(({ status, errorCode, afterMs }) => [status, errorCode, afterMs]);

test("an ordinary text is sending, sent, delivered, a pause apart", () => {
	expect(way("+12125550143")).toEqual([
		["sending", null, 100],
		["sent", null, 200],
		["delivered", null, 300],
	]);
});

test("a landline ends as undelivered with its reason", () => {
	expect(way("+15005550106").at(-1)).toEqual(["undelivered", 30006, 300]);
});

test("a text that the carrier gives up fails without ever being sent", () => {
	expect(way("+15005550110")).toEqual([["failed", 21610, 100]]);
});

test("without a delivery report a text stays at sent", () => {
	expect(way("+15005550151").at(-1)).toEqual(["sent", null, 200]);
});

const REACHED = [["sending"], ["sending", "sent"], ["sending", "sent", "delivered"]] as const;
const all = (...faults: ReceiptFault[]) =>
	REACHED.map((reached, index) => receiptsOf(reached, null, index === 2, faults).map(({ status, afterMs }) => `${status}+${afterMs}`));

const FAULTS: [string, ReceiptFault[], string[][]][] = [
	["one receipt for each step", [], [["sending+0"], ["sent+0"], ["delivered+0"]]],
	[
		"doubled",
		[{ kind: "duplicate", copies: 2 }],
		[
			["sending+0", "sending+0"],
			["sent+0", "sent+0"],
			["delivered+0", "delivered+0"],
		],
	],
	["reversed, all at the end", [{ kind: "reverse" }], [[], [], ["delivered+0", "sent+40", "sending+80"]]],
	["late", [{ kind: "delay", delayMs: 9 }], [["sending+9"], ["sent+9"], ["delivered+9"]]],
	["none", [{ kind: "drop" }], [[], [], []]],
	["all but the last", [{ kind: "drop", status: "delivered" }], [["sending+0"], ["sent+0"], []]],
	[
		"late and without sent",
		[
			{ kind: "drop", status: "sent" },
			{ kind: "delay", delayMs: 5 },
		],
		[["sending+5"], [], ["delivered+5"]],
	],
];

test.each(FAULTS)("receipts: %s", (_, faults, expected) => {
	expect(all(...faults)).toEqual(expected);
});

test("only the receipt of the end carries the reason", () => {
	const receipts = receiptsOf(["sending", "sent", "undelivered"], 30003, true, [{ kind: "reverse" }]);
	expect(receipts.map(({ status, errorCode }) => [status, errorCode])).toEqual([
		["undelivered", 30003],
		["sent", null],
		["sending", null],
	]);
});
