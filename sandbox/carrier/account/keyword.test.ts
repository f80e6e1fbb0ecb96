import { expect, test } from "vitest";
import { keywordOf } from "./keyword.ts";

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
