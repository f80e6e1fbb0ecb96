import { expect, test } from "vitest";
import { Vault } from "./vault.ts";

const KEY = "a deployment's key";
const sealed = (vault: Vault, text: string) => vault.seal(text).buffer;

test.for(["", "See you at 3.", "Niño 🩺 مرحبا", "a\u0000b", "﻿mark first", "half an emoji \ud83e", "x".repeat(1600)])(
	"%j comes out of the vault as it went in",
	(text) => {
		const vault = Vault.make(KEY);
		expect(Vault.open(KEY, vault.wrapped).open(sealed(vault, text))).toBe(text);
	},
);

test("what is sealed holds nothing of the words, and looks different each time", () => {
	const vault = Vault.make(KEY);
	const [first, second] = [vault.seal("CANARY"), vault.seal("CANARY")];
	expect(new TextDecoder("latin1").decode(first)).not.toContain("CANARY");
	expect(first).not.toEqual(second);
});

test("another deployment's key opens nothing, and no vault opens another's words", () => {
	const [mine, other] = [Vault.make(KEY), Vault.make(KEY)];
	expect(() => Vault.open("another key", mine.wrapped)).toThrow();
	expect(() => other.open(sealed(mine, "hello"))).toThrow();
	expect(() => Vault.make(undefined)).toThrow("DATA_KEY");
});

test("a byte changed at any place is noticed", () => {
	const vault = Vault.make(KEY);
	const whole = vault.seal("hello");
	for (let at = 0; at < whole.length; at++) {
		const changed = Uint8Array.from(whole, (byte, index) => (index === at ? byte ^ 1 : byte));
		expect(() => vault.open(changed.buffer)).toThrow();
	}
});

test("a key for something kept elsewhere is given back by the vault that wrapped it, and by no other", () => {
	const vault = Vault.make(KEY);
	const key = crypto.getRandomValues(new Uint8Array(32));
	const wrapped = vault.wrap(key);
	expect(vault.unwrap(wrapped)).toEqual(key);
	expect(Vault.make(KEY).unwrap(wrapped)).toBeNull();
	expect(vault.unwrap("nonsense")).toBeNull();
});
