import { createHash, createPublicKey } from "node:crypto";
import { expect, test } from "vitest";
import { CHROME_EXTENSION_ID, EXTENSION_KEY, ExtensionId, FIREFOX_ADDON_ID, FIREFOX_REDIRECT_ID, redirectOf } from "./extension-ids.ts";

const letters = (hex: string) => hex.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));

test("the extension's id is the one that Chrome makes of its key", () => {
	const der = Buffer.from(EXTENSION_KEY, "base64");
	expect(createPublicKey({ key: der, format: "der", type: "spki" }).asymmetricKeyDetails?.modulusLength).toBe(2048);
	expect(CHROME_EXTENSION_ID).toBe(letters(createHash("sha256").update(der).digest("hex").slice(0, 32)));
	expect(redirectOf(CHROME_EXTENSION_ID)).toBe("https://kdblgelebmkhjfkpbiglnnnblpemlapb.chromiumapp.org/");
});

test("Firefox's address is the one that Firefox makes of the add-on's id", () => {
	expect(FIREFOX_REDIRECT_ID).toBe(createHash("sha1").update(FIREFOX_ADDON_ID).digest("hex"));
	expect(redirectOf(FIREFOX_REDIRECT_ID)).toBe("https://6016a36823930be2a1492cf090fe331d6641c001.extensions.allizom.org/");
});

test.each(["", "a", "q".repeat(32), "a".repeat(33), "A".repeat(32), "g".repeat(40), `${"a".repeat(32)}.evil`, FIREFOX_ADDON_ID])(
	"%j is no extension's id",
	(id) => {
		expect(redirectOf(id)).toBeNull();
		expect(ExtensionId.safeParse(id).success).toBe(false);
	},
);
