import { afterEach, beforeEach, expect, test } from "vitest";
import { aHelpdesk, type Bench } from "../testing/helpdesk.ts";

let bench: Bench;
beforeEach(async () => {
	bench = await aHelpdesk();
});
afterEach(() => bench.close());

const make = async (ticket: Record<string, unknown> = {}) => {
	const body = { ticket: { subject: "Text conversation", comment: { body: "1 new text", public: false }, ...ticket } };
	return (await bench.api("POST", "/api/v2/tickets", body)).json.ticket;
};
const put = (id: number, ticket: Record<string, unknown>) => bench.api("PUT", `/api/v2/tickets/${id}`, { ticket });
const comments = async (id: number) => (await bench.api("GET", `/api/v2/tickets/${id}/comments`)).json.comments;

test("a comment is public when nobody says otherwise", async () => {
	const ticket = await make({ comment: { body: "1 new text" } });
	await put(ticket.id, { comment: { body: "for staff", public: false } });
	expect(await comments(ticket.id)).toMatchObject([{ public: true }, { public: false }]);
});

test("a ticket without words is refused", async () => {
	expect(await bench.api("POST", "/api/v2/tickets", { ticket: { subject: "x" } })).toMatchObject({
		status: 422,
		json: { error: "RecordInvalid" },
	});
});

test("a requester known only by telephone is refused: Zendesk wants an e-mail address or a user", async () => {
	const ticket = { comment: { body: "x" }, requester: { name: "Ana", phone: "+12125550143" } };
	expect((await bench.api("POST", "/api/v2/tickets", { ticket })).status).toBe(422);
});

test("two tickets may have one external id", async () => {
	const ids = [(await make({ external_id: "pc:1" })).id, (await make({ external_id: "pc:1" })).id];
	const found = await bench.api("GET", "/api/v2/tickets?external_id=pc:1&page[size]=1");
	expect(found.json).toMatchObject({ tickets: [{ id: ids[0] }], meta: { has_more: true } });
	const next = new URL(found.json.links.next);
	expect((await bench.api("GET", next.pathname + next.search)).json).toMatchObject({
		tickets: [{ id: ids[1] }],
		meta: { has_more: false },
	});
});

test("a closed ticket answers 422 for ever, in Zendesk's exact words", async () => {
	const ticket = await make();
	await bench.ask("POST", `/_/tickets/${ticket.id}/close`, {});
	expect(await put(ticket.id, { comment: { body: "late", public: false } })).toMatchObject({
		status: 422,
		json: {
			error: "RecordInvalid",
			description: "Record validation errors",
			details: { status: [{ description: "Status: closed prevents ticket update" }] },
		},
	});
});

test("solving needs somebody who has the ticket", async () => {
	const ticket = await make();
	expect((await put(ticket.id, { status: "solved" })).status).toBe(422);
	expect((await put(ticket.id, { status: "solved", assignee_id: 501 })).json.ticket).toMatchObject({ status: "solved", assignee_id: 501 });
});

test("giving a new ticket to somebody opens it", async () => {
	const ticket = await make();
	expect((await put(ticket.id, { assignee_id: 501 })).json.ticket.status).toBe("open");
});

test("a private comment leaves a solved ticket solved; the requester's public one opens it", async () => {
	const requester = (await bench.api("POST", "/api/v2/users", { user: { name: "Ana" } })).json.user.id;
	const ticket = await make({ requester_id: requester, assignee_id: 501, status: "solved" });
	expect((await put(ticket.id, { comment: { body: "note", public: false } })).json.ticket.status).toBe("solved");
	const reply = await put(ticket.id, { comment: { body: "hello?", author_id: requester } });
	expect(reply.json.ticket.status).toBe("open");
});

test("tags in an update replace; the tags address adds", async () => {
	const ticket = await make({ tags: ["patient_chat", "vip"] });
	expect((await put(ticket.id, { tags: ["patient_chat"] })).json.ticket.tags).toEqual(["patient_chat"]);
	expect((await bench.api("PUT", `/api/v2/tickets/${ticket.id}/tags`, { tags: ["Late"] })).json.tags).toEqual(["late", "patient_chat"]);
});

test("safe update refuses a change made on an old copy", async () => {
	const ticket = await make();
	bench.pass(2000);
	await put(ticket.id, { tags: ["newer"] });
	expect(await put(ticket.id, { tags: ["mine"], safe_update: true, updated_stamp: ticket.updated_at })).toMatchObject({
		status: 409,
		json: { error: "UpdateConflict" },
	});
});

test("a follow-up comes from a closed ticket only, and takes its tags along", async () => {
	const source = await make({ tags: ["patient_chat"], assignee_id: 501, status: "solved" });
	const tooEarly = await make({ via_followup_source_id: source.id });
	await bench.ask("POST", `/_/tickets/${source.id}/close`, {});
	const followUp = await make({ via_followup_source_id: source.id });
	expect(tooEarly).toMatchObject({ via: { source: { rel: null } }, tags: [] });
	expect(followUp).toMatchObject({ via: { source: { rel: "follow_up", from: { ticket_id: source.id } } }, tags: ["patient_chat"] });
	expect((await bench.api("GET", `/api/v2/tickets/${source.id}`)).json.ticket.followup_ids).toEqual([followUp.id]);
});

test("a deleted ticket is nowhere, until it is restored", async () => {
	const ticket = await make({ external_id: "pc:9" });
	await bench.ask("POST", `/_/tickets/${ticket.id}/delete`, {});
	expect((await put(ticket.id, { tags: [] })).status).toBe(404);
	expect((await bench.api("GET", "/api/v2/tickets?external_id=pc:9")).json.tickets).toEqual([]);
	await bench.ask("POST", `/_/tickets/${ticket.id}/restore`, {});
	expect((await bench.api("GET", `/api/v2/tickets/${ticket.id}`)).status).toBe(200);
});

test("a merged ticket is closed, tagged, and its history names where it went", async () => {
	const [source, target] = [await make(), await make()];
	expect((await bench.api("POST", `/api/v2/tickets/${target.id}/merge`, { ids: [source.id] })).json.job_status.status).toBe("queued");
	const merged = (await bench.api("GET", `/api/v2/tickets/${source.id}`)).json.ticket;
	expect(merged).toMatchObject({ status: "closed", tags: ["closed_by_merge"] });
	const audits = (await bench.api("GET", `/api/v2/tickets/${source.id}/audits`)).json.audits;
	expect(audits.at(-1).via).toMatchObject({ source: { rel: "merge", from: { ticket_id: target.id } } });
	expect((await comments(target.id)).at(-1).body).toContain(`#${source.id}`);
});

test("a change's metadata stays in its audit", async () => {
	const ticket = await make();
	await put(ticket.id, { comment: { body: "2 new texts", public: false }, metadata: { mark: "m1" } });
	const audits = (await bench.api("GET", `/api/v2/tickets/${ticket.id}/audits`)).json.audits;
	expect(audits.at(-1)).toMatchObject({ metadata: { custom: { mark: "m1" } }, events: [{ type: "Comment", body: "2 new texts" }] });
});
