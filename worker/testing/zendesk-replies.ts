import * as z from "zod/mini";
import type { Fetch } from "../adapters/exchange.ts";
import type { HelpdeskFault, HelpdeskRefusal } from "../ports.ts";
import type { FakeComment, FakeHelpdesk, FakeTicket } from "./fake-helpdesk.ts";

type Request = { method: string; path: string; query: URLSearchParams; body: unknown; key: string | null };
type Reply = Response | null;

/** Private, or the patient is sent it. */
const Comment = z.strictObject({ body: z.string(), public: z.literal(false) });
const Status = z.enum(["open", "pending", "solved"]);

const Creation = z.object({
	ticket: z.strictObject({
		subject: z.literal("Text conversation"),
		comment: Comment,
		requester_id: z.number(),
		external_id: z.string(),
		status: Status,
		tags: z.array(z.enum(["patient_chat", "patient_chat_spam"])),
		assignee_id: z.optional(z.number()),
		via_followup_source_id: z.optional(z.number()),
	}),
});

const Change = z.object({
	ticket: z.strictObject({
		comment: z.optional(Comment),
		metadata: z.optional(z.strictObject({ patient_chat_mark: z.string() })),
		status: z.optional(Status),
		external_id: z.optional(z.string()),
		assignee_id: z.optional(z.number()),
		safe_update: z.optional(z.literal(true)),
		updated_stamp: z.optional(z.string()),
	}),
});

/** No number, no address: Zendesk would write to them. */
const Requester = z.object({
	user: z.strictObject({
		name: z.string(),
		external_id: z.string(),
		role: z.literal("end-user"),
		verified: z.literal(true),
		skip_verify_email: z.literal(true),
	}),
});

const Tags = z.object({ tags: z.array(z.string()) });

/** The fake helpdesk's doings in Zendesk's forms: a transport for the real adapter. What Zendesk would show to patients throws. */
export function zendeskReplies(desk: FakeHelpdesk): Fetch {
	return async (address, init) => {
		const url = new URL(address);
		if (url.pathname === "/oauth/tokens")
			return json(201, { access_token: "token-1", token_type: "bearer", scope: "read", expires_in: 3600 });
		const headers = new Headers(init.headers);
		if (headers.get("authorization") !== "Bearer token-1") return json(401, { error: "invalid_token" });
		const body = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
		const path = url.pathname.replace("/api/v2", "").replace(".json", "");
		const key = headers.get("idempotency-key");
		const request = { method: init.method ?? "GET", path, query: url.searchParams, body, key };
		const reply = (await users(desk, request)) ?? (await tickets(desk, request)) ?? (await oneTicket(desk, request));
		return reply ?? json(404, { error: { title: "No such page", message: "There is nothing here." } });
	};
}

async function users(desk: FakeHelpdesk, { method, path, query, body }: Request): Promise<Reply> {
	if (path === "/users/me") return answered(await desk.self(), ({ id }) => json(200, { user: { id: Number(id), role: "agent" } }));
	if (path === "/users/search") {
		const known = desk.requesters.get(query.get("external_id") ?? "");
		const shown = known ? [{ id: Number(known.id), external_id: query.get("external_id"), name: known.name }] : [];
		return json(200, { users: shown, count: shown.length });
	}
	if (method === "POST" && path === "/users") return newUser(desk, Requester.parse(body).user);
	const id = /^\/users\/(\d+)$/.exec(path)?.[1];
	if (!id) return null;
	return answered(await desk.getAgent(id), (agent) =>
		json(200, { user: { ...agent, id: Number(agent.id), suspended: !agent.active, active: true, email: "x@clinic.example" } }),
	);
}

async function newUser(desk: FakeHelpdesk, user: { name: string; external_id: string }): Promise<Response> {
	if (desk.requesters.has(user.external_id)) {
		const details = { external_id: [{ description: "External has already been taken", error: "DuplicateValue" }] };
		return json(422, { error: "RecordInvalid", description: "Record validation errors", details });
	}
	const made = await desk.ensureRequester({ externalId: user.external_id, name: user.name });
	return answered(made, ({ id }) => json(201, { user: { id: Number(id), name: user.name, external_id: user.external_id } }));
}

async function tickets(desk: FakeHelpdesk, { method, path, query, body, key }: Request): Promise<Reply> {
	if (path !== "/tickets") return null;
	if (method === "GET") {
		const found = await desk.findTicket(query.get("external_id") ?? "");
		if (found && "kind" in found) return failed(found);
		const all = [...desk.tickets.values()].filter((ticket) => ticket.externalId === query.get("external_id"));
		return json(200, { tickets: all.map(resource), meta: { has_more: false } });
	}
	const { ticket } = Creation.parse(body);
	const repeated = [...desk.tickets.values()].find((known) => known.idempotencyKey === key);
	if (repeated && repeated.comments[0]?.body !== ticket.comment.body) {
		return json(400, { error: "IdempotentRequestError", description: "The key was used with other parameters." });
	}
	const made = await desk.createTicket({
		idempotencyKey: key ?? "",
		externalId: ticket.external_id,
		requesterId: String(ticket.requester_id),
		status: ticket.tags.includes("patient_chat_spam") ? "spam" : threadStatus(ticket.status),
		comment: ticket.comment.body,
		followUpOf: ticket.via_followup_source_id?.toString(),
		assigneeId: ticket.assignee_id?.toString(),
	});
	return answered(made, ({ id }) => json(201, shown(desk, id)));
}

async function oneTicket(desk: FakeHelpdesk, { method, path, body }: Request): Promise<Reply> {
	const [, id = "", part] = /^\/tickets\/(\d+)(?:\/(\w+))?$/.exec(path) ?? [];
	const ticket = desk.tickets.get(id);
	if (part === "audits") {
		const found = await desk.hasComment(id, "");
		return typeof found === "boolean" ? json(200, { audits: audits(ticket), next_page: null }) : failed(found);
	}
	if (part === "tags" && ticket) {
		for (const tag of Tags.parse(body).tags) method === "PUT" ? ticket.tags.add(tag) : ticket.tags.delete(tag);
		return json(200, { tags: [...ticket.tags] });
	}
	if (method === "GET") return answered(await desk.getTicket(id), () => json(200, shown(desk, id)));
	return changed(desk, id, Change.parse(body).ticket);
}

async function changed(desk: FakeHelpdesk, id: string, change: z.infer<typeof Change>["ticket"]): Promise<Response> {
	const ticket = desk.tickets.get(id);
	if (change.status === "solved" && !change.assignee_id && !ticket?.assigneeId) {
		return json(422, { error: "RecordInvalid", details: { base: [{ description: "Assignee is required when solving a ticket" }] } });
	}
	const tags = new Set(ticket?.tags);
	const updated = await desk.updateTicket(id, {
		status: change.status && threadStatus(change.status),
		comment: change.comment && { body: change.comment.body, mark: change.metadata?.patient_chat_mark ?? "" },
		externalId: change.external_id,
		assigneeId: change.assignee_id?.toString(),
	});
	// Zendesk's own tags change by their own address only.
	if (ticket) ticket.tags = tags;
	return answered(updated, () => json(200, shown(desk, id)));
}

function threadStatus(word: z.infer<typeof Status>): "active" | "pending" | "closed" {
	return word === "solved" ? "closed" : word === "pending" ? "pending" : "active";
}

function audits(ticket: FakeTicket | undefined): unknown[] {
	const comments = ticket?.comments.map(commentAudit) ?? [];
	if (!ticket?.mergedInto) return comments;
	const via = { channel: "web", source: { from: { ticket_id: Number(ticket.mergedInto) }, to: {}, rel: "merge" } };
	return [
		...comments,
		{ id: 99, via, metadata: { system: {}, custom: {} }, events: [{ type: "Change", field_name: "status", value: "closed" }] },
	];
}

function commentAudit({ body, mark }: FakeComment, index: number): unknown {
	const custom = mark === null ? {} : { patient_chat_mark: mark };
	const events = [{ id: index, type: "Comment", body, public: false }];
	return {
		id: index,
		metadata: { system: { client: "none" }, custom },
		via: { channel: "api", source: { from: {}, to: {}, rel: null } },
		events,
	};
}

function shown(desk: FakeHelpdesk, id: string): unknown {
	const ticket = desk.tickets.get(id);
	return { ticket: ticket && resource(ticket) };
}

function resource(ticket: FakeTicket): Record<string, unknown> {
	const number = (id: string | null) => (id === null ? null : Number(id));
	return {
		id: number(ticket.id),
		status: ticket.status,
		subject: "Text conversation",
		external_id: ticket.externalId,
		requester_id: number(ticket.requesterId),
		assignee_id: number(ticket.assigneeId),
		tags: [...ticket.tags, ...(ticket.mergedInto ? ["closed_by_merge"] : [])],
		updated_at: "2026-11-02T15:04:05Z",
		via: { channel: "api" },
	};
}

type Failure = HelpdeskFault | HelpdeskRefusal;

function answered<T extends object>(answer: T, done: (answer: Exclude<T, Failure>) => Response): Response {
	return "kind" in answer ? failed(answer as unknown as Failure) : done(answer as Exclude<T, Failure>);
}

function failed(failure: Failure): Response {
	if (failure.kind === "unknown") throw new TypeError("Network connection lost.");
	if (failure.kind === "gone") return json(404, { error: "RecordNotFound", description: "Not found" });
	if (failure.kind === "rejected") return json(failure.status, { errors: [{ code: "No", title: "No", detail: "In our own words: no." }] });
	if (failure.kind === "closed") {
		const details = { status: [{ description: "Status: closed prevents ticket update" }] };
		return json(422, { error: "RecordInvalid", description: "Record validation errors", details });
	}
	const headers: HeadersInit = failure.retryAfterMs === null ? {} : { "retry-after": String(failure.retryAfterMs / 1000) };
	return new Response("Number of allowed API requests per minute exceeded", { status: 429, headers });
}

function json(status: number, body: unknown): Response {
	return Response.json(body, { status });
}
