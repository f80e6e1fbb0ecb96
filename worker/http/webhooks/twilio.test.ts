import { createExecutionContext, listDurableObjectIds, waitOnExecutionContext } from "cloudflare:test";
import { expect, test } from "vitest";
import type { Asker } from "../../domain/staff/permission.ts";
import { threadOf } from "../../objects/stubs.ts";
import { aClinic, aMember, aNumber, testEnv } from "../../testing/clinic.ts";
import { problemOf } from "../../testing/staff-door.ts";
import { must } from "../../testing/thread-room.ts";
import { aForm, aSid, type Pairs, post, postRaw, signedBy } from "../../testing/twilio-door.ts";
import { app } from "../app.ts";

const MESSAGES = "/webhooks/twilio/messages";

async function aDoor(from = aNumber()) {
	const clinic = await aClinic();
	const to = must(clinic.numbers[0]).number;
	const staff: Asker = aMember(clinic);
	const stub = threadOf(testEnv, { clinicNumber: to, number: from });
	return {
		clinic,
		to,
		from,
		form: (more: Record<string, string> = {}) => aForm(to, from, more),
		messages: async () => (await stub.messages(staff, null, 50))?.items ?? [],
		view: async () => must(await stub.view(staff, false)),
		threadMade: async (number = from) => {
			const id = testEnv.THREAD.idFromName(`${to}|${number}`);
			return (await listDurableObjectIds(testEnv.THREAD)).some((known) => known.equals(id));
		},
	};
}

function replaced(pairs: Pairs, name: string, value: string | null): Pairs {
	return pairs.flatMap((pair) => (pair[0] !== name ? [pair] : value === null ? [] : [[name, value] as [string, string]]));
}

test.for(["messages", "fallback"])(
	"a text posted to %s is kept before it is answered, and the answer says nothing to the patient",
	async (path) => {
		const door = await aDoor();
		const response = await post(`/webhooks/twilio/${path}`, door.form());
		expect([response.status, response.headers.get("Content-Type")]).toEqual([200, "text/xml"]);
		expect(await response.text()).toMatch(/<Response\s*\/>$/);
		expect(await door.messages()).toMatchObject([{ body: "Can I move my 3pm?", direction: "in", delivery: { state: "received" } }]);
	},
);

test("the same text by webhook, fallback and again, in any order, is one text", async () => {
	const door = await aDoor();
	const form = door.form();
	const paths = [MESSAGES, "/webhooks/twilio/fallback", MESSAGES, MESSAGES];
	const answers = await Promise.all(paths.map((path) => post(path, path.includes("fallback") ? [...form, ["ErrorCode", "11200"]] : form)));
	expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
	expect(await door.messages()).toHaveLength(1);
});

test.for([
	["no signature", { signature: null }],
	["an empty one", { signature: "" }],
	["a wrong one", { signature: "0".repeat(27).concat("=") }],
	["one by another account's token", { token: "another-token" }],
	["one by an API key's secret", { token: testEnv.TWILIO_API_KEY_SECRET ?? "" }],
	["one for another address", { signature: "of another address" }],
] as const)("a text with %s is refused without a trace", async ([what, options]) => {
	const door = await aDoor();
	const form = door.form();
	const signature = what.includes("address") ? signedBy(testEnv.TWILIO_AUTH_TOKEN ?? "", "/webhooks/twilio/fallback", form) : undefined;
	const response = await post(MESSAGES, form, signature ? { signature } : options);
	expect(await problemOf(response)).toEqual({ status: 403, code: "forged" });
	expect(await door.threadMade()).toBe(false);
	await post(MESSAGES, form);
	expect(await door.threadMade()).toBe(true);
});

test("one byte changed after it was signed, and the text is refused", async () => {
	const door = await aDoor();
	const form = door.form();
	const signature = signedBy(testEnv.TWILIO_AUTH_TOKEN ?? "", MESSAGES, form);
	for (const name of ["Body", "From", "MessageSid", "AccountSid"]) {
		const value = must(form.find(([key]) => key === name))[1];
		const response = await post(MESSAGES, replaced(form, name, `${value}1`), { signature });
		expect([name, response.status]).toEqual([name, 403]);
	}
	expect(await door.threadMade()).toBe(false);
});

test("while the token is being changed, the next one opens the door too", async () => {
	const door = await aDoor();
	expect((await post(MESSAGES, door.form(), { token: testEnv.TWILIO_AUTH_TOKEN_NEXT })).status).toBe(200);
	expect(await door.messages()).toHaveLength(1);
});

test.for(["MessageSid", "AccountSid", "From", "To", "Body", "NumMedia", "MediaUrl0", "OptOutType"])(
	"%s twice in a signed form is refused",
	async (name) => {
		const door = await aDoor();
		const form: Pairs = [...door.form({ MediaUrl0: "https://a.example", OptOutType: "STOP" }), [name, "other"]];
		expect(await problemOf(await post(MESSAGES, form))).toEqual({ status: 400, code: "malformed", at: name });
		expect(await door.threadMade()).toBe(false);
	},
);

test.for([
	["the sender swallows its neighbours", (pairs: Pairs) => recut(pairs, "From", "FromCountry")],
	["the words swallow the sender", (pairs: Pairs) => recut(pairs, "Body", "From")],
	["the sid swallows a field", (pairs: Pairs) => recut(pairs, "MessageSid", "NumMedia")],
] as const)("a signed form that was cut anew, so that %s, is refused", async ([, cut]) => {
	const door = await aDoor();
	const form = door.form();
	const signature = signedBy(testEnv.TWILIO_AUTH_TOKEN ?? "", MESSAGES, form);
	const anew = cut(form);
	expect(signedBy(testEnv.TWILIO_AUTH_TOKEN ?? "", MESSAGES, anew)).toBe(signature);
	const response = await post(MESSAGES, anew, { signature });
	expect(response.status).toBe(400);
	expect(await door.threadMade()).toBe(false);
	expect(await door.threadMade(anew.find(([name]) => name === "From")?.[1])).toBe(false);
});

test("a signed form whose words were cut into a field's name is refused", async () => {
	const door = await aDoor();
	const form = door.form({ Body: "Hello" });
	const signature = signedBy(testEnv.TWILIO_AUTH_TOKEN ?? "", MESSAGES, form);
	const anew = form.map(([name, value]): [string, string] => (name === "Body" ? ["BodyHel", "lo"] : [name, value]));
	expect((await post(MESSAGES, anew, { signature })).status).toBe(400);
	expect(await door.threadMade()).toBe(false);
});

test("a patient may write whatever looks like a form", async () => {
	const door = await aDoor();
	const body = `hiFrom+19998887777MessageSid${aSid()}To+15005550006`;
	expect((await post(MESSAGES, door.form({ Body: body }))).status).toBe(200);
	expect(await door.messages()).toMatchObject([{ body }]);
});

test.for([
	["another account", { AccountSid: `AC${"f".repeat(32)}` }, 400, "AccountSid"],
	["a MessageSid that is none", { MessageSid: "SM123" }, 400, "MessageSid"],
	["a call's sid", { MessageSid: `CA${"1".repeat(32)}` }, 400, "MessageSid"],
	["no sender", { From: "" }, 400, "From"],
	["a sender as long as a text", { From: "9".repeat(65) }, 400, "From"],
	["a count of files that is none", { NumMedia: "many" }, 400, "NumMedia"],
	["less than no files", { NumMedia: "-1" }, 400, "NumMedia"],
	["a number of nobody's", { To: "+15005550006" }, 404, "To"],
] as const)("a signed text with %s is refused, and the field is named", async ([, more, status, at]) => {
	const door = await aDoor();
	expect(await problemOf(await post(MESSAGES, door.form(more)))).toMatchObject({ status, at });
	expect(await door.threadMade()).toBe(false);
});

test.for(["MessageSid", "AccountSid", "From", "To"])("a signed text without %s is refused", async (name) => {
	const door = await aDoor();
	const response = await post(MESSAGES, replaced(door.form(), name, null));
	expect(await problemOf(response)).toEqual({ status: 400, code: "malformed", at: name });
});

test.for(["32665", "MYPHARMACY", "+442071838750"])("a text from %s is kept under that sender", async (from) => {
	const door = await aDoor(from);
	expect((await post(MESSAGES, door.form())).status).toBe(200);
	expect(await door.view()).toMatchObject({ number: from, unanswered: 1, canSend: { allowed: from.startsWith("+") } });
});

test("a group text says that the others do not see the answer", async () => {
	const door = await aDoor();
	await post(MESSAGES, door.form({ OtherRecipients0: aNumber(), OtherRecipients1: aNumber() }));
	expect((await door.messages())[0]?.flags).toEqual(["group"]);
});

test("ten files are noted with their kind, an eleventh is not, and their addresses stay inside", async () => {
	const door = await aDoor();
	const media = Array.from({ length: 11 }, (_, index): [string, string][] => [
		[`MediaUrl${index}`, `https://api.twilio.com/secret/${index}`],
		[`MediaContentType${index}`, `image/x-${index}`],
	]);
	await post(
		MESSAGES,
		door.form({ NumMedia: "11", Body: "", MessageSid: aSid().replace("SM", "MM"), ...Object.fromEntries(media.flat()) }),
	);
	const [message] = await door.messages();
	expect(message?.attachments).toMatchObject(
		Array.from({ length: 10 }, (_, index) => ({ index, contentType: `image/x-${index}`, name: "" })),
	);
	expect(message?.attachments).toHaveLength(10);
	expect(JSON.stringify(message)).not.toContain("secret");
});

test("fields that Twilio adds tomorrow pass, whatever their names", async () => {
	const door = await aDoor();
	const odd = { MessagingServiceSid: "MG1", ChannelMetadata: "{}", constructor: "x", toString: "y", "": "z" };
	const form: Pairs = [...door.form(odd), ["__proto__", "polluted"], ["Tag", "1"], ["Tag", "2"]];
	expect((await post(MESSAGES, form)).status).toBe(200);
	expect(await door.messages()).toHaveLength(1);
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

const BODIES: [string, string][] = [
	["nothing", ""],
	["blanks around it", "  hello \r\n\t"],
	["a NUL byte", "before\u0000after"],
	["control signs", "\u0001\u0007\u001b[31m\u007f"],
	["an emoji of a family", "👩‍👩‍👧‍👦🏳️‍🌈"],
	["right-to-left words and marks", "\u202eשלום مرحبا\u202c"],
	["marks piled up", `Z${"\u0351\u036b".repeat(200)}`],
	["1,600 signs", "é".repeat(1600)],
	["1,600 units of emoji", "😀".repeat(800)],
	["a byte order mark", "\ufeffhello"],
	["a database's quotes", "'; DROP TABLE messages; --"],
	["a page's tags", "</script><img src=x onerror=alert(1)>"],
	["a template", "#{7*7} {{7*7}} <%= 7*7 %> %s %n %00 %"],
	["a path", "../../../etc/passwd\\..\\nul"],
	["plus and per cent", "100% + 50 & more = a;b"],
	["signs that are no signs", "\ufffe\uffff\ufdd0"],
	["two ways to write é", "e\u0301 é"],
	["a number's look", "1e309 -0 0x10 Infinity NaN"],
	["XML", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
	["line ends of all kinds", "a\nb\rc\r\nd\u2028e\u2029f\u0085g"],
];

test.for(BODIES)("a text with %s is kept exactly as it came", async ([, body]) => {
	const door = await aDoor();
	expect((await post(MESSAGES, door.form({ Body: body }))).status).toBe(200);
	expect((await door.messages())[0]?.body).toBe(body);
});

test("STOP as Twilio reads it locks the box", async () => {
	const door = await aDoor();
	await post(MESSAGES, door.form({ Body: "Arrêt", OptOutType: "STOP" }));
	expect((await door.view()).canSend).toMatchObject({ allowed: false, code: "opted_out" });
});

test.for([
	["too much", 413, "too_large", () => postRaw(MESSAGES, `Body=${"x".repeat(65 * 1024)}`)],
	["too much without saying how much", 413, "too_large", () => postRaw(MESSAGES, new Blob([`Body=${"x".repeat(65 * 1024)}`]).stream())],
	["JSON", 415, "unsupported_type", () => postRaw(MESSAGES, "{}", { "Content-Type": "application/json" })],
	["a form of parts", 415, "unsupported_type", () => postRaw(MESSAGES, "--x--", { "Content-Type": "multipart/form-data; boundary=x" })],
	["no kind", 415, "unsupported_type", () => postRaw(MESSAGES, new Uint8Array([1]), { "Content-Type": "" })],
	["nothing", 403, "forged", () => postRaw(MESSAGES, "")],
	["broken per cents", 403, "forged", () => postRaw(MESSAGES, "Body=%&From=%zz&To=%e0%a4%a&=&&&a")],
	["bytes that are no letters", 403, "forged", () => postRaw(MESSAGES, new Uint8Array([0xff, 0xfe, 0x00, 0xc3, 0x28]))],
] as const)("%s instead of a signed form is refused with a reason", async ([, status, code, ask]) => {
	expect(await problemOf(await ask())).toEqual({ status, code });
});

test.for(["GET", "PUT", "DELETE", "PATCH"])("%s is not how Twilio calls", async (method) => {
	for (const path of ["messages", "fallback", "status"]) {
		const response = await app.request(`/webhooks/twilio/${path}`, { method }, testEnv);
		expect(await problemOf(response)).toEqual({ status: 405, code: "method_not_allowed" });
	}
});

test("a signed form whose per cents are broken is read as far as it can be, and refused or kept", async () => {
	const door = await aDoor();
	const raw = `${new URLSearchParams(replaced(door.form(), "Body", null))}&Body=%E0%A4%A%zz%`;
	const signature = signedBy(testEnv.TWILIO_AUTH_TOKEN ?? "", MESSAGES, [...new URLSearchParams(raw)]);
	expect((await postRaw(MESSAGES, raw, { "X-Twilio-Signature": signature })).status).toBe(200);
	expect(await door.messages()).toHaveLength(1);
});

test.for(["TWILIO_AUTH_TOKEN", "TWILIO_ACCOUNT_SID", "PUBLIC_BASE_URL", "DATA_KEY"] as const)(
	"without %s the door stays shut, even for what seems signed",
	async (setting) => {
		const door = await aDoor();
		const form = door.form();
		for (const missing of [undefined, ""]) {
			const request = new Request(`https://texting.example${MESSAGES}`, {
				method: "POST",
				body: new URLSearchParams(form).toString(),
				headers: { "Content-Type": "application/x-www-form-urlencoded", "X-Twilio-Signature": signedBy("", MESSAGES, form) },
			});
			const context = createExecutionContext();
			const response = await app.fetch(request, { ...testEnv, [setting]: missing }, context);
			await waitOnExecutionContext(context);
			expect(await problemOf(response)).toEqual({ status: 503, code: "not_configured" });
		}
		expect(await door.threadMade()).toBe(false);
	},
);

/** Two fields that stand side by side when sorted become one: the signature, which has no separators, stays right. */
function recut(pairs: Pairs, first: string, second: string): Pairs {
	const swallowed = must(pairs.find(([name]) => name === second));
	const names = pairs.map(([name]) => name).sort();
	expect(names[names.indexOf(first) + 1]).toBe(second);
	return pairs
		.filter((pair) => pair !== swallowed)
		.map(([name, value]) => [name, name === first ? `${value}${second}${swallowed[1]}` : value]);
}
