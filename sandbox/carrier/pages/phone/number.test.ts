import { expect, test } from "vitest";
import { national, typed } from "./number.ts";

test.each([
	["212 555 0143", "+12125550143"],
	["(212) 555-0143", "+12125550143"],
	["+1 212 555 0143", "+12125550143"],
	["+49 30 901820", "+4930901820"],
])("%s is understood", (text, number) => {
	expect(typed(text)).toBe(number);
});

test.each(["", "Ana", "555", "32665"])("%j is no whole number", (text) => {
	expect(typed(text)).toBeNull();
});

test("numbers are shown as people at home write them", () => {
	expect(national("+12125550143")).toBe("(212) 555-0143");
	expect(national("+4930901820")).toBe("+49 30 901820");
	expect(national("32665")).toBe("32665");
});
