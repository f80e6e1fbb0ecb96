import { expect, test } from "vitest";
import { loadedWith } from "./sizes.ts";

test("what a file imports is loaded with it, what it may import later is not", () => {
	const texts = new Map([
		["app.js", 'import{a}from"./chunks/shared.js";const later=()=>import("./chunks/later.js");'],
		["chunks/shared.js", 'import"./deep.js";export{x}from"./deep.js"'],
		["chunks/deep.js", 'import"../app.js"'],
		["chunks/later.js", ""],
	]);
	expect(loadedWith(["app.js"], texts).sort()).toEqual(["app.js", "chunks/deep.js", "chunks/shared.js"]);
});
