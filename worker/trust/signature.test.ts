import fc from "fast-check";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks";
import { expect, test } from "vitest";
import { publicUrl, verifyTwilio } from "./signature.ts";

type Pairs = [string, string][];

/** Twilio's own published vectors: twilio-node, spec/validation.spec.js. Token "12345". */
const URL_OF_DOCS = "https://mycompany.com/myapp.php?foo=1&bar=2";
const CALL: Pairs = [
	["CallSid", "CA1234567890ABCDE"],
	["Caller", "+14158675309"],
	["Digits", "1234"],
	["From", "+14158675309"],
	["To", "+18005551212"],
];
const ADDRESSES = ["+1325xxxxxxx", "+1415xxxxxxx"];
const addressPairs = (values: string[]): Pairs => values.map((value) => ["MessagingBinding.Address", value]);

test.each<[string, string, string, Pairs]>([
	["a plain call", "RSOYDt4T1cUTdK1PDd93/VVr8B8=", URL_OF_DOCS, CALL],
	["another port, signed without", "RSOYDt4T1cUTdK1PDd93/VVr8B8=", "https://mycompany.com:1234/myapp.php?foo=1&bar=2", CALL],
	["http with a port", "Zmvh+3yNM1Phv2jhDCwEM3q5ebU=", "http://mycompany.com:1234/myapp.php?foo=1&bar=2", CALL],
	["https, signed with :443", "kvajT1Ptam85bY51eRf/AJRuM3w=", URL_OF_DOCS, CALL],
	["http, signed with :80", "0ZXoZLH/DfblKGATFgpif+LLRf4=", "http://mycompany.com/myapp.php?foo=1&bar=2", CALL],
	["name and password", "CukzLTc1tT5dXEDIHm/tKBanW10=", "https://user:pass@mycompany.com/myapp.php?foo=1&bar=2", CALL],
	["a name alone", "2YRLlVAflCqxaNicjMpJcSTgzSs=", "https://user@mycompany.com/myapp.php?foo=1&bar=2", CALL],
	["name, password and :443", "ZQFR1PTIZXF2MXB8ZnKCvnnA+rI=", "https://user:pass@mycompany.com/myapp.php?foo=1&bar=2", CALL],
	["an apostrophe in the query", "dsq4Ehbj6cs+KdTkpF5sSSplOWw=", `${URL_OF_DOCS}&Body=It's+amazing`, CALL],
	["a repeated field", "83O6e2vORAoJHUNzJjDWN1jz+BA=", URL_OF_DOCS, addressPairs(ADDRESSES)],
	["a repeated field in another order", "83O6e2vORAoJHUNzJjDWN1jz+BA=", URL_OF_DOCS, addressPairs(ADDRESSES.toReversed())],
	[
		"a field repeated with one value twice",
		"IK+Dwps556ElfBT0I3Rgjkr1wJU=",
		URL_OF_DOCS,
		[
			["Digits", "5678"],
			["Sid", "CA123"],
			["Digits", "1234"],
			["SidAccount", "AC123"],
			["Digits", "1234"],
		],
	],
])("a published request with %s is Twilio's", (_name, signature, url, pairs) => {
	expect(verifyTwilio({ url, pairs, signature, tokens: { current: "12345" } })).toBe("current");
	expect(verifyTwilio({ url, pairs: [...pairs, ["Extra", "1"]], signature, tokens: { current: "12345" } })).toBeNull();
});

const url = "https://texting.example/webhooks/twilio/messages";
const pairs: Pairs = [
	["From", "+15550100002"],
	["Body", " two  spaces \u0000 👩‍⚕️ "],
];
const tokens = { current: "current-token", next: "next-token" };
const signedBy = (token: string, at = url, form = pairs) => getExpectedTwilioSignature(token, at, Object.fromEntries(form));

test("while the token is being changed, a request says which of the two signed it", () => {
	expect(verifyTwilio({ url, pairs, signature: signedBy("current-token"), tokens })).toBe("current");
	expect(verifyTwilio({ url, pairs, signature: signedBy("next-token"), tokens })).toBe("next");
	expect(verifyTwilio({ url, pairs, signature: signedBy("next-token"), tokens: { current: "current-token" } })).toBeNull();
});

test.each([null, undefined, "", "x", signedBy("stolen-token"), signedBy("").slice(0, -1)])(
	"a request signed %j is nobody's",
	(signature) => {
		expect(verifyTwilio({ url, pairs, signature, tokens })).toBeNull();
	},
);

test("a token that is not set signs nothing", () => {
	expect(verifyTwilio({ url, pairs, signature: signedBy(""), tokens: { current: "", next: "" } })).toBeNull();
});

test("an address that is none is nobody's", () => {
	expect(verifyTwilio({ url: "texting.example", pairs, signature: signedBy("current-token", "texting.example"), tokens })).toBeNull();
});

test("a field called __proto__ is signed like any other", () => {
	const form: Pairs = [...pairs, ["__proto__", "x"], ["constructor", "y"]];
	const signature = signedBy("current-token", `${url}Body${pairs[1]?.[1]}From+15550100002__proto__xconstructory`, []);
	expect(verifyTwilio({ url, pairs: form, signature, tokens })).toBe("current");
	expect(verifyTwilio({ url, pairs, signature, tokens })).toBeNull();
});

test.each([
	["https://texting.example", url],
	["https://texting.example/", url],
	["https://texting.example/#rc=2&rp=all", url],
	["https://texting.example/clinic/", "https://texting.example/clinic/webhooks/twilio/messages"],
])("with PUBLIC_BASE_URL %s Twilio calls %s", (base, called) => {
	expect(publicUrl(base, "/webhooks/twilio/messages")).toBe(called);
});

test("connection overrides in the address are not signed", () => {
	expect(verifyTwilio({ url: `${url}#rc=2&rp=5xx,ct,rt`, pairs, signature: signedBy("current-token"), tokens })).toBe("current");
});

test("a form of twenty thousand equal names costs no noticeable time", () => {
	const flood: Pairs = Array.from({ length: 20_000 }, (_, index) => ["a", String(index)]);
	const started = performance.now();
	expect(verifyTwilio({ url, pairs: flood, signature: "x", tokens })).toBeNull();
	expect(performance.now() - started).toBeLessThan(2000);
});

const word = fc.string({ unit: "binary", maxLength: 40 });
const form = fc.array(fc.tuple(fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 12 }), word), { maxLength: 12 });

test("whatever Twilio signs is recognised, and no other words, name or address", () => {
	fc.assert(
		fc.property(form, fc.webPath(), word, (fields, path, other) => {
			const at = `https://texting.example${path}?m=1`;
			const params: Record<string, string[]> = Object.create(null);
			for (const [name, value] of fields) params[name] = [...(params[name] ?? []), value];
			const signature = getExpectedTwilioSignature("current-token", at, params);
			expect(verifyTwilio({ url: at, pairs: fields, signature, tokens })).toBe("current");
			expect(verifyTwilio({ url: at, pairs: [...fields, ["~", other]], signature, tokens })).toBeNull();
			expect(verifyTwilio({ url: `${at}&n=2`, pairs: fields, signature, tokens })).toBeNull();
		}),
	);
});
