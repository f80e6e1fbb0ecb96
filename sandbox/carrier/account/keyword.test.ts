import { expect, test } from "vitest";
import { isTollFree, keywordOf, networkKeywordOf } from "./keyword.ts";

test.each(["STOP", "stop", "  StopAll\n", "unsubscribe", "END", "Quit", "revoke", "OPTOUT", "cancel"])("%j stops", (body) => {
	expect(keywordOf(body)).toBe("STOP");
});

test.each(["START", "yes", "Unstop "])("%j starts again", (body) => {
	expect(keywordOf(body)).toBe("START");
});

test.each(["help", "INFO"])("%j asks for help", (body) => {
	expect(keywordOf(body)).toBe("HELP");
});

test.each(["", "STOP PLEASE", "STOP.", "ALTO", "please stop", "Liked “STOP”", "yes!"])("%j is an ordinary text", (body) => {
	expect(keywordOf(body)).toBeNull();
});

test.each([
	["yes", null],
	["Alto", "STOP"],
	["comenzar", "START"],
	["AYUDA", "HELP"],
	["cancel", "STOP"],
] as const)("to a clinic with its own words %j means %s", (body, keyword) => {
	expect(keywordOf(body, "advanced")).toBe(keyword);
});

test.each(["STOP", "START", "HELP"])("to a short code %s means nothing", (body) => {
	expect(keywordOf(body, "none")).toBeNull();
});

test("the toll-free network knows STOP, START and UNSTOP, and no other word", () => {
	expect(["stop", "START", "Unstop", "CANCEL", "YES", "HELP"].map(networkKeywordOf)).toEqual(["STOP", "START", "START", null, null, null]);
});

test.each([
	["+18005550100", true],
	["+18885550100", true],
	["+18225550100", false],
	["+12125550199", false],
	["+448005550100", false],
] as const)("%s is toll-free: %s", (number, tollFree) => {
	expect(isTollFree(number)).toBe(tollFree);
});
