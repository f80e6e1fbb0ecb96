import { expect, test } from "vitest";
import { copyTrouble } from "./guard.ts";

test.for([
	["nothing at all", 0, 0, [], "empty"],
	["nothing of what the copy has a hundred of", 5, 5, [{ understood: 0, kept: 100 }], "empty"],
	["no row that could be understood", 9, 0, [{ understood: 0, kept: 0 }], "all_rejected"],
	["forty-nine of a hundred", 49, 49, [{ understood: 49, kept: 100 }], "much_smaller"],
	[
		"all patients and a third of the appointments",
		130,
		130,
		[
			{ understood: 100, kept: 100 },
			{ understood: 30, kept: 90 },
		],
		"much_smaller",
	],
] as const)("a copy that brings %s changes nothing", ([, read, understood, all, trouble]) => {
	expect(copyTrouble(read, understood, all, false)).toBe(trouble);
});

test("half of what was there, or more, or a first copy, is believed", () => {
	expect(copyTrouble(50, 50, [{ understood: 50, kept: 100 }], false)).toBeNull();
	expect(copyTrouble(1, 1, [{ understood: 1, kept: 0 }], false)).toBeNull();
	expect(copyTrouble(3, 2, [], false)).toBeNull();
});

test("a system that is asked for changes alone may have none", () => {
	expect(copyTrouble(0, 0, [], true)).toBeNull();
	expect(copyTrouble(0, 0, [{ understood: 0, kept: 7 }], true)).toBe("empty");
});
