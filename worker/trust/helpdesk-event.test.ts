import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseHelpdeskEvent, signHelpdeskEvent, verifyHelpdeskEvent } from "./helpdesk-event.ts";

const NOW = Date.parse("2026-11-02T15:04:05Z");
const secrets = { current: "c2VjcmV0LXdpdGgtcGFkZGluZw==", next: "next-secret" };
const TEST_SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";
const timestamp = "2026-11-02T15:04:00Z";
const bytes = (text: string) => new TextEncoder().encode(text);
const body = bytes('{"id":"e1", "text":"¿qué? 👩‍⚕️"}');
const signedBy = (secret: string, at = timestamp, raw: Uint8Array = body) =>
	createHmac("sha256", secret).update(at).update(raw).digest("base64");

test("an event signed with the secret as it is written is Zendesk's, with either secret while they change", () => {
	expect(verifyHelpdeskEvent({ signature: signedBy(secrets.current), timestamp, body, secrets }, NOW)).toBe("current");
	expect(verifyHelpdeskEvent({ signature: signedBy("next-secret"), timestamp, body, secrets }, NOW)).toBe("next");
	expect(verifyHelpdeskEvent({ signature: signedBy("next-secret"), timestamp, body, secrets: { current: "x" } }, NOW)).toBeNull();
});

const decoded = Buffer.from(secrets.current, "base64").toString();
test.each<[string, string | null, string | null]>([
	["no signature", null, timestamp],
	["no timestamp", signedBy(secrets.current), null],
	["a signature of another body", signedBy(secrets.current, timestamp, bytes("{}")), timestamp],
	["a signature of another time", signedBy(secrets.current, "2026-11-02T15:04:01Z"), timestamp],
	["a signature of the body alone", signedBy(secrets.current, ""), timestamp],
	["the secret decoded", signedBy(decoded), timestamp],
	["hex instead of base64", Buffer.from(signedBy(secrets.current), "base64").toString("hex"), timestamp],
	["a part of the signature", signedBy(secrets.current).slice(0, 10), timestamp],
	["a time that is none", signedBy(secrets.current, "soon"), "soon"],
	["a time 16 minutes ago", signedBy(secrets.current, "2026-11-02T14:48:00Z"), "2026-11-02T14:48:00Z"],
	["a time in the future", signedBy(secrets.current, "2026-11-02T15:20:00Z"), "2026-11-02T15:20:00Z"],
])("an event with %s is nobody's", (_name, signature, at) => {
	expect(verifyHelpdeskEvent({ signature, timestamp: at, body, secrets }, NOW)).toBeNull();
});

test("a retry that keeps its first time is taken for a quarter of an hour", () => {
	const at = "2026-11-02T14:50:00Z";
	expect(verifyHelpdeskEvent({ signature: signedBy(secrets.current, at), timestamp: at, body, secrets }, NOW)).toBe("current");
});

test.each(["", TEST_SECRET])("the secret %j, which everybody knows, opens nothing even when it is set", (known) => {
	const signature = signedBy(known);
	expect(verifyHelpdeskEvent({ signature, timestamp, body, secrets: { current: known, next: known } }, NOW)).toBeNull();
});

test("whatever bytes Zendesk signs are recognised, and no others", () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ minLength: 1 }), fc.nat(), (raw, secret, index) => {
			fc.pre(secret !== TEST_SECRET);
			const signature = signHelpdeskEvent(secret, timestamp, raw);
			expect(verifyHelpdeskEvent({ signature, timestamp, body: raw, secrets: { current: secret } }, NOW)).toBe("current");
			const other = raw.length === 0 ? bytes("x") : raw.with(index % raw.length, ((raw[index % raw.length] ?? 0) + 1) % 256);
			expect(verifyHelpdeskEvent({ signature, timestamp, body: other, secrets: { current: secret } }, NOW)).toBeNull();
		}),
	);
});

function envelope(type: string, over: Record<string, unknown> = {}, event: Record<string, unknown> = {}): Record<string, unknown> {
	return {
		type: `zen:event-type:ticket.${type}`,
		account_id: 22129848,
		id: "01HXYZ",
		time: "2026-11-02T15:04:05.123456789Z",
		zendesk_event_version: "2022-06-20",
		subject: "zen:ticket:41",
		detail: { id: "41", external_id: "pc:1", requester_id: "7", actor_id: "9001", status: "PENDING", subject: "…", tags: ["a"], ...over },
		event: { meta: { sequence: { id: "s", position: 1, total: 2 } }, ...event },
	};
}

test("a change of status is told in our words, with its time to the millisecond", () => {
	expect(parseHelpdeskEvent(envelope("status_changed", {}, { current: "SOLVED", previous: "OPEN" }))).toEqual({
		id: "01HXYZ",
		type: "status_changed",
		ticketId: "41",
		externalId: "pc:1",
		requesterId: "7",
		actorId: "9001",
		status: "solved",
		previous: "open",
		mergedInto: null,
		at: Date.parse("2026-11-02T15:04:05.123Z"),
	});
});

test.each([
	["ARCHIVED", "closed"],
	["SCRUBBED", "deleted"],
	["DELETED", "deleted"],
	["new", "new"],
	["HOLD", "hold"],
	["OF_TOMORROW", null],
	[null, null],
])("Zendesk's status %j is our %j", (word, status) => {
	expect(parseHelpdeskEvent(envelope("comment_added", { status: word }))).toMatchObject({ status, previous: null });
});

test("ids come as text, whether Zendesk writes text or numbers; what is empty is null", () => {
	const event = envelope("created", { id: 41, requester_id: 7, actor_id: undefined, external_id: "" });
	expect(parseHelpdeskEvent(event)).toMatchObject({ ticketId: "41", requesterId: "7", actorId: null, externalId: null, status: "pending" });
});

test("a merge says where the ticket went, when Zendesk does", () => {
	expect(parseHelpdeskEvent(envelope("merged", {}, { target_ticket_id: "77" }))).toMatchObject({ type: "merged", mergedInto: "77" });
	expect(parseHelpdeskEvent(envelope("merged"))).toMatchObject({ type: "merged", mergedInto: null });
});

test.each<[string, unknown]>([
	["a kind we do not ask for", envelope("tags_changed")],
	["a kind that Zendesk has not got", envelope("updated")],
	["a user's event", { ...envelope("created"), type: "zen:event-type:user.created" }],
	["no ticket", envelope("created", { id: null })],
	["an id that is no number", envelope("created", { id: "41/../1" })],
	["no event id", { ...envelope("created"), id: undefined }],
	["a time that is none", { ...envelope("created"), time: "soon" }],
	["no detail", { ...envelope("created"), detail: undefined }],
	["a list", [envelope("created")]],
	["nothing", null],
	["a word", "created"],
])("%s does not concern us", (_name, json) => {
	expect(parseHelpdeskEvent(json)).toBeNull();
});
