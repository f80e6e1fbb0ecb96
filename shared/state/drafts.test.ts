import { expect, test } from "vitest";
import { createComposer } from "./composer.ts";
import { createDrafts, type Marks } from "./drafts.ts";
import { createSetting } from "./setting.ts";

test("each thread keeps its own words", () => {
	const drafts = createDrafts();
	drafts.of("a").value = "for Ana";
	expect(drafts.of("b").value).toBe("");
	expect(drafts.of("a").value).toBe("for Ana");
});

test("unsent words are known, blanks are not words", () => {
	const drafts = createDrafts();
	drafts.of("a").value = "for Ana";
	drafts.of("b").value = "  \n";
	expect([...drafts.unsent.value]).toEqual(["a"]);
});

test("words that were not sent come before what has been written since", () => {
	const drafts = createDrafts();
	drafts.of("a").value = "second";
	drafts.giveBack("a", "first");
	expect(drafts.of("a").value).toBe("first\nsecond");
});

function composing(text: string, patients: string[] = []) {
	const submitted: [string, boolean, Marks][] = [];
	const drafts = createDrafts();
	const draft = drafts.of("a");
	const marks = drafts.marksOf("a");
	draft.value = text;
	const outgoing = { submit: (body: string, close: boolean, said: Marks) => submitted.push([body, close, said]) };
	const here = { value: { patients: patients.map((id) => ({ id })) } };
	const thread = { outgoing, refusal: { value: null }, thread: here } as unknown as Parameters<typeof createComposer>[2];
	return { composer: createComposer(draft, marks, thread), draft, marks, submitted };
}

test("a mark is for one text: the next begins without it", () => {
	const { composer, marks, draft, submitted } = composing("Your result is normal.", ["ana"]);
	marks.value = { health: true };
	composer.send(false);
	draft.value = "See you!";
	composer.send(false);
	expect(submitted.map(([, , said]) => said)).toEqual([{ health: true, about: "ana" }, {}]);
});

test("on a shared phone nobody is guessed", () => {
	const { composer, marks, submitted } = composing("Your result is normal.", ["ana", "leo"]);
	marks.value = { health: true };
	composer.send(false);
	expect(submitted[0]?.[2]).toEqual({ health: true });
});

test("a text that comes back keeps what was said of it, also among other words", () => {
	const drafts = createDrafts();
	drafts.giveBack("a", "Your result is normal.", { health: true, about: "leo" });
	expect(drafts.marksOf("a").value).toEqual({ health: true, about: "leo" });
	drafts.giveBack("a", "See you!", { about: "ana" });
	expect(drafts.marksOf("a").value).toEqual({ health: true });
});

test("a second click on Send finds nothing to send", () => {
	const { composer, submitted, draft } = composing("Hello");
	composer.send(false);
	composer.send(false);
	expect(submitted).toEqual([["Hello", false, {}]]);
	expect(draft.value).toBe("");
});

test.each([
	["nothing", "", false],
	["blanks", " \n ", false],
	["1,600 signs", "x".repeat(1600), true],
	["1,601 signs", "x".repeat(1601), false],
	["801 emoji of two units each", "🙏".repeat(801), false],
])("%s may be sent: %s", (_what, text, may) => {
	const { composer, submitted } = composing(text);
	expect(composer.maySend.value).toBe(may);
	composer.send(false);
	expect(submitted).toHaveLength(may ? 1 : 0);
});

test("what is left is shown only when it matters", () => {
	expect(composing("x".repeat(1000)).composer.left.value).toBeNull();
	expect(composing("x".repeat(1500)).composer.left.value).toBe(100);
	expect(composing("x".repeat(1610)).composer.left.value).toBe(-10);
});

test("a setting is kept in this browser, and survives a browser that refuses to keep it", () => {
	const kept = new Map<string, string>();
	const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
	createSetting("enter-sends", true, () => storage).value = false;
	expect(createSetting("enter-sends", true, () => storage).value).toBe(false);

	const refusing = createSetting("enter-sends", true, () => {
		throw new Error("SecurityError");
	});
	refusing.value = false;
	expect(refusing.value).toBe(false);
});
