import { expect, test } from "vitest";
import { AutomaticText, asksForCarrierWord } from "./automatic-text.ts";

test.for([
	"Reply YES to confirm",
	"reply yes to confirm",
	'Please reply "CANCEL" if you cannot come.',
	"Text END to stop",
	"Answer with the word QUIT",
	"Reply STOP or CANCEL to get no more texts",
	"Reply C, R, or CANCEL",
	"Reply AGREE/YES",
	"To leave, text us UNSUBSCRIBE.",
	"To agree you may reply to this with YES",
	"Responda CANCEL para no venir",
	"Envíe la palabra END",
	"Reply HELP or INFO",
	"Reply OPT OUT to leave",
])("%j asks for a carrier word", (text) => {
	expect(asksForCarrierWord(text)).toBe(true);
	expect(AutomaticText.safeParse(text).error?.issues[0]?.message).toContain("carrier word");
});

test.for([
	"Reply STOP to end messages, HELP for help, START to begin again.",
	"Reply STOP to unsubscribe.",
	"Reply AGREE to say yes or NO to refuse.",
	"To cancel a visit, call us.",
	"We answer at the end of the day.",
	"Text us your question; we will answer when we open. For information call us.",
	"Responda ACEPTO para decir que sí o NO para negar.",
	"YES WE ARE OPEN.",
])("%j does not", (text) => {
	expect(asksForCarrierWord(text)).toBe(false);
	expect(AutomaticText.parse(` ${text} `)).toBe(text);
});

test.for([
	["nothing", false, "   "],
	["480 characters", true, "x".repeat(480)],
	["481 characters", false, "x".repeat(481)],
	["half an emoji", false, "hello \ud83d"],
] as const)("a text of %s is one that can go out: %s", ([, fits, text]) => {
	expect(AutomaticText.safeParse(text).success).toBe(fits);
});
