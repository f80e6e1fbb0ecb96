import { expect, test } from "vitest";
import { aTextIn, aTextOut } from "../../testing/thread-parts.ts";
import { isPrivate, isShownTo } from "./shown.ts";

const secret = aTextOut("x", { channel: "secure", sensitive: true });

test.for([
	["a text of the clinic", aTextOut(), true, true],
	["a text about Ana", aTextOut("x", { about: "ana" }), true, true],
	["a text about Leo", aTextOut("x", { about: "leo" }), false, false],
	["a private message to Ana", { ...secret, about: "ana" }, true, true],
	["a private message to Leo", { ...secret, about: "leo" }, false, false],
	["a private message to nobody in particular", secret, true, false],
	["Leo's reply", aTextIn("x", { channel: "secure", about: "leo" }), false, false],
	["a code", aTextOut("x", { automatic: "code" }), false, false],
	["a reminder", aTextOut("x", { automatic: "nudge" }), false, false],
	["a reaction", aTextIn("x", { reaction: { to: "m1", reaction: "like" } }), false, false],
] as const)("%s is shown to Ana alone on her phone, and on one that she shares: see the table", ([, text, alone, shared]) => {
	expect([isShownTo("ana", false, text), isShownTo("ana", true, text)]).toEqual([alone, shared]);
});

test("what the clinic sent as private is asked for; what the patient wrote is theirs", () => {
	expect([isPrivate(secret), isPrivate(aTextOut()), isPrivate(aTextIn("x", { channel: "secure" }))]).toEqual([true, false, false]);
});
