import { expect, test } from "vitest";
import type { Fetch } from "../exchange.ts";
import { parseWithIds } from "./json.ts";
import { zendeskHelpdesk } from "./zendesk.ts";

type Call = { url: string; method: string; headers: Headers; body: unknown };
type Reply = Response | Error | (() => Response | Promise<Response>);

const clock = { at: 0, now: () => clock.at };
let accounts = 0;

/** A Zendesk account of its own per test (tokens are kept per account), that gives these answers in order. */
function zendeskSaying(...answers: Reply[]) {
	accounts += 1;
	const baseUrl = `https://clinic${accounts}.zendesk.com`;
	const calls: Call[] = [];
	const grants: Call[] = [];
	const queue = { grants: [] as Reply[] };
	const fetch: Fetch = async (url, init) => {
		const body = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
		const call = { url: url.slice(baseUrl.length), method: init.method ?? "GET", headers: new Headers(init.headers), body };
		const isGrant = call.url === "/oauth/tokens";
		(isGrant ? grants : calls).push(call);
		expect(init.redirect).toBe("manual");
		const answer = isGrant ? (queue.grants.shift() ?? granted(`token-${grants.length}`)) : answers.shift();
		if (!answer) throw new Error("the test expected no further request");
		if (answer instanceof Error) throw answer;
		return typeof answer === "function" ? answer() : answer;
	};
	const settings = { baseUrl, clientId: "patient_chat", clientSecret: "client secret" };
	return { calls, grants, queue, settings, fetch, helpdesk: zendeskHelpdesk(settings, clock, fetch) };
}

function granted(access_token: string, expires_in?: number): () => Response {
	return () => json(200, { access_token, token_type: "bearer", scope: "read", expires_in });
}

function json(status: number, body: unknown, headers: HeadersInit = {}): Response {
	return Response.json(body, { status, headers });
}

function ticket(over: Record<string, unknown> = {}): Record<string, unknown> {
	const people = { requester_id: 7, assignee_id: 8, external_id: "pc:1" };
	return { ticket: { id: 41, status: "open", tags: ["patient_chat"], updated_at: "2026-11-02T15:04:05Z", ...people, ...over } };
}

const closed = { error: "RecordInvalid", details: { status: [{ description: "Status: closed prevents ticket update" }] } };
const comment = { body: "2 new texts", mark: "mark-1" };
const wish = { idempotencyKey: "key", externalId: "pc:1", requesterId: "7", status: "active", comment: "1 new text" } as const;

test("the client's credentials buy a token, once for many questions at the same time", async () => {
	const { helpdesk, grants, calls } = zendeskSaying(...[1, 2, 3].map(() => json(200, ticket())));
	await Promise.all([helpdesk.getTicket("41"), helpdesk.getTicket("41"), helpdesk.getTicket("41")]);
	expect(grants.map(({ body }) => body)).toEqual([
		{
			grant_type: "client_credentials",
			client_id: "patient_chat",
			client_secret: "client secret",
			scope: "read tickets:write users:write",
			expires_in: 3600,
		},
	]);
	expect(calls.map(({ headers }) => headers.get("authorization"))).toEqual(Array(3).fill("Bearer token-1"));
});

test("a token is bought anew before it ends", async () => {
	const { helpdesk, grants, queue } = zendeskSaying(...[1, 2, 3].map(() => json(200, ticket())));
	queue.grants.push(granted("short", 600));
	clock.at = 0;
	await helpdesk.getTicket("41");
	clock.at = 539_000;
	await helpdesk.getTicket("41");
	expect(grants).toHaveLength(1);
	clock.at = 541_000;
	await helpdesk.getTicket("41");
	expect(grants).toHaveLength(2);
	clock.at = 0;
});

test("a token that Zendesk no longer takes is replaced once, and the wish repeated", async () => {
	const { helpdesk, grants, calls } = zendeskSaying(json(401, { error: "invalid_token" }), json(200, ticket({ status: "pending" })));
	expect(await helpdesk.updateTicket("41", { comment })).toEqual({ status: "pending" });
	expect(grants).toHaveLength(2);
	expect(calls.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer token-1", "Bearer token-2"]);
});

test.each<[string, Reply[], Reply[]]>([
	["the client is refused", [json(401, { error: "invalid_client" })], []],
	["the token's answer is lost", [new TypeError("Network connection lost.")], []],
	["the token's answer is no token", [json(200, { token: "?" })], []],
	["a new token is refused too", [], [json(401, {}), json(401, {})]],
	["the address is not the account's own", [], [new Response(null, { status: 301, headers: { location: "https://elsewhere.example/" } })]],
])("nothing is lost while %s: it waits", async (_name, grants, answers) => {
	const { helpdesk, queue } = zendeskSaying(...answers);
	queue.grants.push(...grants);
	expect(await helpdesk.updateTicket("41", { comment })).toEqual({ kind: "busy", retryAfterMs: null });
});

test("a wrong address in the settings breaks nothing else: it waits", async () => {
	const helpdesk = zendeskHelpdesk({ baseUrl: "clinic", clientId: "patient_chat", clientSecret: "client secret" }, clock);
	expect(await helpdesk.updateTicket("41", { comment })).toEqual({ kind: "busy", retryAfterMs: null });
});

test.each<[string, Reply, object]>([
	["429", json(429, { error: "TooManyRequests" }, { "retry-after": "93" }), { kind: "busy", retryAfterMs: 93_000 }],
	[
		"429 as a bare sentence",
		new Response("Number of allowed API requests per minute exceeded", { status: 429 }),
		{ kind: "busy", retryAfterMs: null },
	],
	["503", new Response("<html>", { status: 503, headers: { "retry-after": "5" } }), { kind: "busy", retryAfterMs: 5000 }],
	["a database conflict", json(409, { error: "DatabaseConflict", description: "…" }), { kind: "busy", retryAfterMs: null }],
	["a ticket that changed meanwhile", json(409, { error: "UpdateConflict" }), { kind: "busy", retryAfterMs: null }],
	["another conflict", json(409, { error: { title: "Conflict", message: "…" } }), { kind: "rejected", status: 409 }],
	["500", new Response("<html>", { status: 500 }), { kind: "unknown" }],
	["a proxy's 504", new Response("", { status: 504 }), { kind: "unknown" }],
	["a proxy's 408", new Response("", { status: 408 }), { kind: "unknown" }],
	["nothing", new TypeError("Network connection lost."), { kind: "unknown" }],
	["a success that is no JSON", new Response("<html>", { status: 200 }), { kind: "unknown" }],
	["a success without a ticket", json(200, {}), { kind: "unknown" }],
	["forbidden, as a list", json(403, { errors: [{ code: "Forbidden", title: "…", detail: "…" }] }), { kind: "rejected", status: 403 }],
	["no such ticket", json(404, { error: "RecordNotFound", description: "Not found" }), { kind: "gone" }],
	["closed", json(422, closed), { kind: "closed" }],
])("adding a comment, Zendesk answers %s", async (_name, answer, expected) => {
	const { helpdesk, calls } = zendeskSaying(answer);
	expect(await helpdesk.updateTicket("41", { comment })).toEqual(expected);
	expect(calls).toHaveLength(1);
});

test.each([
	["closed", { kind: "closed" }],
	["open", { kind: "rejected", status: 422 }],
])("a refusal in other words is looked into: the ticket is %s", async (status, expected) => {
	const { helpdesk } = zendeskSaying(json(422, { error: { title: "…", message: "…" } }), json(200, ticket({ status })));
	expect(await helpdesk.updateTicket("41", { comment })).toEqual(expected);
});

test("a comment is always private, and carries its mark out of sight", async () => {
	const { helpdesk, calls } = zendeskSaying(json(200, ticket()));
	await helpdesk.updateTicket("41", { comment });
	expect(calls).toMatchObject([{ method: "PUT", url: "/api/v2/tickets/41" }]);
	expect(calls[0]?.body).toEqual({
		ticket: { comment: { body: "2 new texts", public: false }, metadata: { patient_chat_mark: "mark-1" } },
	});
});

test("a new ticket says nothing about the patient, and cannot be made twice", async () => {
	const { helpdesk, calls } = zendeskSaying(json(201, ticket()));
	expect(await helpdesk.createTicket({ ...wish, followUpOf: "40", assigneeId: "8" })).toEqual({ id: "41" });
	expect(calls[0]?.headers.get("idempotency-key")).toBe("key");
	expect(calls[0]?.body).toEqual({
		ticket: {
			subject: "Text conversation",
			comment: { body: "1 new text", public: false },
			requester_id: 7,
			external_id: "pc:1",
			status: "open",
			tags: ["patient_chat"],
			assignee_id: 8,
			via_followup_source_id: 40,
		},
	});
});

test("a solved ticket needs somebody: ours, when nobody has it", async () => {
	const me = json(200, { user: { id: 9001 } });
	const { helpdesk, calls } = zendeskSaying(json(200, ticket({ assignee_id: null })), me, json(200, ticket({ status: "solved" })));
	expect(await helpdesk.updateTicket("41", { status: "closed" })).toEqual({ status: "solved" });
	expect(calls[2]?.body).toEqual({
		ticket: { status: "solved", assignee_id: 9001, safe_update: true, updated_stamp: "2026-11-02T15:04:05Z" },
	});
});

test("when a step before the comment fails, the comment is surely not there", async () => {
	const { helpdesk, calls } = zendeskSaying(json(200, ticket()), new TypeError("Network connection lost."));
	expect(await helpdesk.updateTicket("41", { status: "spam", comment })).toEqual({ kind: "busy", retryAfterMs: null });
	expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual(["GET /api/v2/tickets/41", "PUT /api/v2/tickets/41/tags"]);
});

test("the key used with other words: the ticket that is alive is ours", async () => {
	const repeated = json(400, { error: "IdempotentRequestError", description: "…" });
	const tickets = [
		{ id: 40, status: "closed", external_id: "pc:1" },
		{ id: 41, status: "pending", external_id: "pc:1" },
		{ id: 42, status: "open", external_id: "pc:12" },
	];
	const { helpdesk, calls } = zendeskSaying(repeated, json(200, { tickets }));
	expect(await helpdesk.createTicket(wish)).toEqual({ id: "41" });
	expect(calls[1]?.url).toContain("/api/v2/tickets?external_id=pc%3A1");
});

test("a requester has no number and no address", async () => {
	const { helpdesk, calls } = zendeskSaying(json(201, { user: { id: 7 } }));
	expect(await helpdesk.ensureRequester({ externalId: "pc:n", name: "Texter 1" })).toEqual({ id: "7" });
	expect(calls[0]?.body).toEqual({
		user: { name: "Texter 1", external_id: "pc:n", role: "end-user", verified: true, skip_verify_email: true },
	});
});

test("a requester refused for another reason than being there is refused", async () => {
	const { helpdesk } = zendeskSaying(json(422, { details: { name: { error: "BlankValue" } } }), json(200, { users: [] }));
	expect(await helpdesk.ensureRequester({ externalId: "pc:n", name: "" })).toEqual({ kind: "rejected", status: 422 });
});

test("an anonymous answer does not say who we are", async () => {
	const { helpdesk } = zendeskSaying(json(200, { user: { id: null, name: "Anonymous user" } }));
	expect(await helpdesk.self()).toEqual({ kind: "unknown" });
});

test("a suspended agent may not work", async () => {
	const { helpdesk } = zendeskSaying(
		json(200, { user: { id: 5, name: "Ana", role: "agent", active: true, suspended: true, locale: "en-US" } }),
	);
	expect(await helpdesk.getAgent("5")).toMatchObject({ active: false, role: "agent" });
});

test("a mark is looked for on every page of a ticket's history", async () => {
	const audit = (custom: unknown) => ({ id: 1, metadata: { system: {}, custom }, events: [] });
	const { helpdesk, calls } = zendeskSaying(
		json(200, { audits: [audit({}), "?"], meta: { has_more: true }, links: { next: "/api/v2/tickets/41/audits.json?page[after]=1" } }),
		json(200, { audits: [audit({ patient_chat_mark: "mark-1" })], meta: { has_more: false }, links: { next: "unused" } }),
	);
	expect(await helpdesk.hasComment("41", "mark-1")).toBe(true);
	expect(calls.map(({ url }) => url)).toEqual(["/api/v2/tickets/41/audits?page[size]=100", "/api/v2/tickets/41/audits.json?page[after]=1"]);
});

test.each<[string, Reply[]]>([
	["its second page is missing", [json(200, { audits: [], next_page: "/api/v2/p2" }), json(500, {})]],
	["its second page is elsewhere", [json(200, { audits: [], next_page: "https://elsewhere.example/p2" })]],
	["it says there is more, and not where", [json(200, { audits: [], meta: { has_more: true }, links: { next: null } })]],
])("a history that cannot be read whole proves no absence: %s", async (_name, answers) => {
	const { helpdesk } = zendeskSaying(...answers);
	expect(await helpdesk.hasComment("41", "mark-1")).toEqual({ kind: "unknown" });
});

const merge = (from: object, body = "closed") => ({
	via: { channel: "web", source: { from, to: {}, rel: "merge" } },
	events: [
		{ type: "Comment", body },
		{ type: "Change", field_name: "status", value: "closed" },
	],
});

test.each<[string, unknown[], string | null]>([
	["by the source of the last change", [merge({ ticket_id: 77 })], "77"],
	[
		"by the words of the last change",
		[{ ...merge({}, 'This request was closed and merged into request #78 "Text conversation".'), via: null }],
		"78",
	],
	[
		"and not where another came from before",
		[
			{ ...merge({ ticket_ids: [12] }), events: [{ type: "Comment" }] },
			{ ...merge({}), via: null },
		],
		null,
	],
	["or says nothing of it", [merge({})], null],
])("a merged ticket names its target %s", async (_name, audits, target) => {
	const merged = ticket({ status: "closed", tags: ["patient_chat", "closed_by_merge"] });
	const { helpdesk } = zendeskSaying(json(200, merged), json(200, { audits, next_page: null }));
	expect(await helpdesk.getTicket("41")).toMatchObject({ status: "closed", mergedInto: target });
});

test("a ticket that was closed in the ordinary way costs no second question", async () => {
	const { helpdesk, calls } = zendeskSaying(json(200, ticket({ status: "closed" })));
	expect(await helpdesk.getTicket("41")).toMatchObject({ status: "closed", mergedInto: null });
	expect(calls).toHaveLength(1);
});

test("ids past 2^53 stay exact, and nothing else is touched", () => {
	const body = String.raw`{"id":9007199254740993,"text":"call 9007199254740993 \"9007199254740993\"","price":0.12345678901234566,"list":[18446744073709551615,-5]}`;
	expect(parseWithIds(body)).toEqual({
		id: "9007199254740993",
		text: 'call 9007199254740993 "9007199254740993"',
		price: 0.12345678901234566,
		list: ["18446744073709551615", -5],
	});
});
