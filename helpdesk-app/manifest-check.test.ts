import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Package, packageProblems } from "./manifest-check.ts";

const own = (path: string): Uint8Array => readFileSync(join(import.meta.dirname, path));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const PATHS = [
	"manifest.json",
	"translations/en.json",
	"translations/es.json",
	"assets/logo.png",
	"assets/logo-small.png",
	"assets/icon_top_bar.svg",
	"assets/icon_nav_bar.svg",
];
const files: Package = new Map(PATHS.map((path) => [path, own(path)]));
const manifest = () =>
	JSON.parse(new TextDecoder().decode(own("manifest.json")).replaceAll("{{PUBLIC_BASE_URL}}", "https://texting.example"));
const ready: Package = new Map(files).set("manifest.json", bytes(JSON.stringify(manifest())));

/** Our own package with one thing different. */
const withFile = (path: string, content: string | Uint8Array | null): Package => {
	const changed = new Map(ready);
	if (content === null) changed.delete(path);
	else changed.set(path, typeof content === "string" ? bytes(content) : content);
	return changed;
};
const withManifest = (change: Record<string, unknown>): Package => withFile("manifest.json", JSON.stringify({ ...manifest(), ...change }));
const withPlace = (place: string, how: unknown): Package =>
	withManifest({ location: { support: { ...manifest().location.support, [place]: how } } });

test("our own package is fit to upload, and all its places are signed", () => {
	expect(packageProblems(ready)).toEqual([]);
	expect(Object.keys(manifest().location.support)).toEqual([
		"ticket_sidebar",
		"new_ticket_sidebar",
		"user_sidebar",
		"nav_bar",
		"top_bar",
		"background",
	]);
});

test("the template itself is not: its addresses are not written in yet", () => {
	expect(packageProblems(files).join("\n")).toContain("a relative address must begin with assets/");
});

test.each([
	["no author", { author: undefined }, "author is missing"],
	["an author without e-mail", { author: { name: "a", url: "https://a.example" } }, "author.email must be a text"],
	["an author's address without a host", { author: { name: "a", email: "b", url: "a.example" } }, "author.url must be an address"],
	["a locale that is none", { defaultLocale: "english" }, "defaultLocale is not a locale"],
	["a locale without its file", { defaultLocale: "fr" }, "translations/fr.json is missing"],
	["no location", { location: {} }, "location is missing"],
	["an unknown product", { location: { phone: {} } }, "location.phone is not a product"],
	["a number for the framework", { frameworkVersion: 2 }, 'frameworkVersion must be the string "2.0"'],
	["a number for the version", { version: 1 }, "version must be a string"],
	["a word for true", { singleInstall: "true" }, "singleInstall must be true or false"],
	["noTemplate, even when true", { noTemplate: true }, "noTemplate is refused"],
	["unsigned addresses", { signedUrls: false }, "signedUrls must be true"],
	["a white list with a scheme", { domainWhitelist: ["https://a.example"] }, "domainWhitelist holds hosts only"],
	["half an oauth", { oauth: { client_id: "a" } }, "oauth.client_secret is missing"],
	["a parameter called name", { parameters: [{ name: "name", type: "text" }] }, "no usable name"],
	["two parameters of one name", { parameters: [{ name: "a" }, { name: "a" }] }, "Two parameters are called a"],
	["an unknown type", { parameters: [{ name: "a", type: "date" }] }, "has an unknown type"],
	["hidden and required", { parameters: [{ name: "a", type: "hidden", required: true }] }, "cannot be required"],
	["secure without scopes", { parameters: [{ name: "a", secure: true }] }, "must name its scopes"],
	["a wrong scope", { parameters: [{ name: "a", secure: true, scopes: ["cookie"] }] }, "must name its scopes"],
	["a secret in the open", { parameters: [{ name: "api_token", type: "text" }] }, "sounds like a secret"],
	["a parameter without its label", { parameters: [{ name: "a", type: "text" }] }, "lacks app.parameters.a.label"],
	["a public app with a name alone", { private: false, defaultLocale: "en" }, null],
])("%s", (_what, change, problem) => {
	const found = packageProblems(withManifest(change)).join("\n");
	if (problem === null) expect(found).toBe("");
	else expect(found).toContain(problem);
});

test.each([
	["a place that does not exist", "side_bar", "https://a.example/x", "location.support.side_bar is not a place"],
	["an address without encryption", "modal", "http://a.example/x", "must begin with https://"],
	["localhost for development", "modal", "http://localhost:8787/x", null],
	["a file that is not in the package", "modal", "assets/modal.html", "assets/modal.html is not in the package"],
	["a relative address outside assets", "modal", "modal.html", "must begin with assets/"],
	["no address", "modal", { autoHide: true }, "which only autoLoad: false allows"],
	["no address, loaded by hand", "modal", { autoLoad: false }, null],
	["a word for false", "modal", { url: "https://a.example/x", autoLoad: "no" }, "autoLoad must be true or false"],
	["half a size", "modal", { url: "https://a.example/x", size: { width: "1px" } }, "size must have a width and a height"],
])("a location with %s", (_what, place, how, problem) => {
	const found = packageProblems(withPlace(place, how)).join("\n");
	if (problem === null) expect(found).toBe("");
	else expect(found).toContain(problem);
});

test.each([
	["no manifest", "manifest.json", null, "manifest.json is missing"],
	["a manifest that is not JSON", "manifest.json", "{", "manifest.json is not JSON"],
	["a key written twice", "manifest.json", '{"name":"a","name":"b"}', 'has the key "name" twice'],
	["a translation that is not JSON", "translations/es.json", "hola", "translations/es.json is not JSON"],
	["a translation without a name", "translations/es.json", '{"app":{}}', "translations/es.json lacks app.name"],
	["a file named for no locale", "translations/notes.json", '{"app":{"name":"a"}}', "is not named for a locale"],
	["no small logo", "assets/logo-small.png", null, "assets/logo-small.png is missing"],
	["a logo of the wrong size", "assets/logo.png", own("assets/logo-small.png"), "must be a PNG of 320 × 320"],
	["no icon for the top bar", "assets/icon_top_bar.svg", null, "assets/icon_top_bar.svg is missing"],
	[
		"a script in an icon",
		"assets/icon_top_bar.svg",
		'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script/></svg>',
		"Zendesk would cut out",
	],
	["an icon without a view box", "assets/icon_nav_bar.svg", '<svg xmlns="http://www.w3.org/2000/svg"></svg>', "needs a viewBox"],
	["the secrets of a developer", "zcli.apps.config.json", '{"parameters":{}}', "zcli.apps.config.json does not belong"],
	["a stray file", "assets/notes.txt", "later", "assets/notes.txt does not belong"],
	["a library", "node_modules/a/index.js", "", "node_modules/a/index.js does not belong"],
	["an archive under another name", "assets/extra.png", new Uint8Array([0x50, 0x4b, 3, 4]), "assets/extra.png is a zip"],
	["a private key", "assets/key.svg", "-----BEGIN PRIVATE KEY-----", "assets/key.svg holds a private key"],
	["a carrier's key", "translations/es.json", `{"app":{"name":"SK${"0".repeat(32)}"}}`, "holds a Twilio API key"],
])("%s is refused", (_what, path, content, problem) => {
	expect(packageProblems(withFile(path, content)).join("\n")).toContain(problem);
});

test("a zip of the parent folder is known for what it is", () => {
	expect(packageProblems(new Map([["helpdesk-app/manifest.json", bytes("{}")]])).join("\n")).toContain("made from the parent folder");
});
