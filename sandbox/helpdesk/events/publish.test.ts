import { createHmac } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aHelpdesk, type Bench, SETTINGS } from "../testing/helpdesk.ts";

let bench: Bench;
beforeEach(async () => {
	bench = await aHelpdesk();
});
afterEach(() => bench.close());

const make = async () => {
	const made = await bench.api("POST", "/api/v2/tickets", {
		ticket: { subject: "Text conversation", comment: { body: "1 new text", public: false } },
	});
	await bench.hooks.until(1, "created");
	return made.json.ticket.id;
};
const save = (id: number, ticket: unknown) => bench.agent("PUT", `/api/v2/tickets/${id}`, { ticket });

test("every event is signed over its timestamp and its raw body", async () => {
	await make();
	const { headers, raw } = (await bench.hooks.until(1))[0]!;
	const timestamp = headers["x-zendesk-webhook-signature-timestamp"] ?? "";
	const expected = createHmac("sha256", SETTINGS.webhookSecret)
		.update(timestamp + raw)
		.digest("base64");
	expect(headers["x-zendesk-webhook-signature"]).toBe(expected);
	expect(timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
});

test("ids come as text, statuses in capitals, times with nanoseconds", async () => {
	const id = await make();
	await save(id, { status: "solved", assignee_id: 501 });
	const { event } = (await bench.hooks.until(1, "status_changed"))[0]!;
	expect(event).toMatchObject({
		account_id: expect.any(Number),
		zendesk_event_version: "2022-06-20",
		subject: `zen:ticket:${id}`,
		time: expect.stringMatching(/\.\d{9}Z$/),
		detail: { id: String(id), status: "SOLVED", actor_id: "501", assignee_id: "501" },
		event: { current: "SOLVED", previous: "NEW" },
	});
});

test("one save makes several events with one sequence id", async () => {
	const id = await make();
	await save(id, { status: "pending", assignee_id: 501, comment: { body: "ask again", public: false } });
	await bench.hooks.until(1, "status_changed");
	await bench.hooks.until(1, "agent_assignment_changed");
	const told = (await bench.hooks.until(2, "comment_added")).slice(1);
	const sequence = told[0]?.event.event.meta.sequence.id;
	const together = bench.hooks.received.filter(({ event }) => event.event.meta.sequence.id === sequence).map(({ event }) => event.type);
	expect(together.sort()).toEqual([
		"zen:event-type:ticket.agent_assignment_changed",
		"zen:event-type:ticket.comment_added",
		"zen:event-type:ticket.status_changed",
	]);
});

test.each([
	["delete", "soft_deleted"],
	["close", "status_changed"],
])("%s is told as %s", async (act, type) => {
	const id = await make();
	await bench.ask("POST", `/_/tickets/${id}/${act}`, {});
	expect(await bench.hooks.until(1, type)).toHaveLength(1);
});

test("an event can be doubled, dropped, or overtaken by the next one", async () => {
	const id = await make();
	await bench.ask("POST", "/_/faults", { on: "event", kind: "duplicate" });
	await save(id, { status: "open" });
	const [first, second] = await bench.hooks.until(2, "status_changed");
	expect(first?.event.id).toBe(second?.event.id);
	await bench.ask("POST", "/_/faults", { on: "event", kind: "drop" });
	await save(id, { status: "pending" });
	await bench.ask("POST", "/_/faults", { on: "event", kind: "reorder" });
	await save(id, { status: "hold" });
	await save(id, { status: "open" });
	const later = (await bench.hooks.until(4, "status_changed")).slice(2);
	expect(later.map(({ event }) => event.event.current)).toEqual(["OPEN", "HOLD"]);
});

test.each([
	["503 with a wait is tried again", { status: 503, retryAfter: 0 }, 2],
	["409 is tried again", { status: 409 }, 2],
	["a plain 500 loses the event", { status: 500 }, 1],
	["503 without a wait loses the event", { status: 503 }, 1],
])("%s", async (_name, answer, tries) => {
	const id = await make();
	await bench.hooks.until(2);
	bench.hooks.answers.push(answer);
	await save(id, { status: "open" });
	await bench.hooks.until(tries, "status_changed");
	await save(id, { tags: ["end"] });
	await bench.hooks.until(1, "tags_changed");
	expect(await bench.hooks.until(tries, "status_changed")).toHaveLength(tries);
});
