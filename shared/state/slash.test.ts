import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { Slash } from "./slash.ts";

function aBox(words = "") {
	const draft = signal(words);
	const opened: string[] = [];
	return { draft, opened, slash: new Slash(draft, (kind) => opened.push(kind)) };
}

test.each([
	["/", ["appointment", "invoice", "prescription"]],
	["/a", ["appointment"]],
	["/APPT", ["appointment"]],
	["/factura", ["invoice"]],
	["/r", ["prescription"]],
	["See you then /appt", ["appointment"]],
	["Your visit\n/cita", ["appointment"]],
	["", []],
	["and/or", []],
	["either / or", []],
	["120 /", []],
	["/x", []],
	["/appt please", []],
	["https://clinic.example/rx", []],
])("%j offers %j", (words, found) => {
	expect(aBox(words).slash.found.value).toEqual(found);
});

test("the arrow keys go round, and more letters begin at the top again", () => {
	const { draft, slash } = aBox("/");
	slash.move(1);
	expect(slash.active.value).toBe(1);
	slash.move(-1);
	slash.move(-1);
	expect(slash.active.value).toBe(2);
	draft.value = "/i";
	expect(slash.active.value).toBe(0);
});

test("what is taken goes out of the words, and the others stay", () => {
	const { draft, opened, slash } = aBox("Here it is: /inv");
	slash.take();
	expect([draft.value, opened]).toEqual(["Here it is:", ["invoice"]]);
	slash.take();
	expect(opened).toHaveLength(1);
});

test("turned away, it is not offered again for the same words", () => {
	const { draft, slash } = aBox("/rx");
	slash.close();
	expect(slash.found.value).toEqual([]);
	draft.value = "/r";
	expect(slash.found.value).toEqual(["prescription"]);
});
