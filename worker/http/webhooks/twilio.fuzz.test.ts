import fc from "fast-check";
import { expect, test } from "vitest";
import { aClinic, aNumber } from "../../testing/clinic.ts";
import { must } from "../../testing/thread-room.ts";
import { aForm, type Pairs, post, postRaw } from "../../testing/twilio-door.ts";

const NAMES = ["Body", "From", "To", "MessageSid", "SmsSid", "AccountSid", "NumMedia", "MediaUrl0", "MediaContentType0", "OptOutType"];
const words = fc.oneof(
	fc.string({ unit: "binary" }),
	fc.string({ unit: "grapheme" }),
	fc.constantFrom("__proto__", "constructor", "null", "%", "\u0000"),
);
const wellFormed = words.map((text) => text.toWellFormed());
const numRuns = 60;

test("whatever Twilio could sign, the answer is yes or a reason, never a fault", async () => {
	const clinic = await aClinic();
	const to = must(clinic.numbers[0]).number;
	const changes = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...NAMES), wellFormed), wellFormed), { maxLength: 6 });
	await fc.assert(
		fc.asyncProperty(changes, fc.subarray(NAMES), fc.boolean(), async (added, dropped, fallback) => {
			const pairs: Pairs = [...aForm(to, aNumber()).filter(([name]) => !dropped.includes(name)), ...added];
			const response = await post(`/webhooks/twilio/${fallback ? "fallback" : "messages"}`, pairs);
			expect([200, 400, 404]).toContain(response.status);
		}),
		{ numRuns },
	);
});

test("a text of any words is kept exactly as it came", async () => {
	const clinic = await aClinic();
	const to = must(clinic.numbers[0]).number;
	await fc.assert(
		fc.asyncProperty(wellFormed, async (body) => {
			expect((await post("/webhooks/twilio/messages", aForm(to, aNumber(), { Body: body }))).status).toBe(200);
		}),
		{ numRuns },
	);
});

test("whatever anybody can send, unsigned, is refused with a reason and never a fault", async () => {
	const headers = fc.record(
		{
			"X-Twilio-Signature": fc.oneof(fc.base64String(), fc.constantFrom("é".normalize("NFC"), "=", "null")),
			"Content-Type": fc.constantFrom(
				"application/x-www-form-urlencoded",
				"application/x-www-form-urlencoded; charset=utf-8",
				"text/plain",
				";",
			),
		},
		{ requiredKeys: [] },
	);
	const paths = fc.constantFrom("messages", "fallback", "status", "status?m=%", "status?m=..%2f", "messages?%zz=%", "nothing", "messages/");
	await fc.assert(
		fc.asyncProperty(paths, fc.uint8Array({ maxLength: 500 }), headers, async (path, bytes, sent) => {
			const response = await postRaw(`/webhooks/twilio/${path}`, bytes, sent);
			expect([400, 403, 404, 405, 415]).toContain(response.status);
			expect(response.headers.get("Content-Type")).toBe("application/problem+json");
		}),
		{ numRuns },
	);
});
