import { afterEach, beforeEach, expect, test } from "vitest";
import { aHelpdesk, type Bench } from "../testing/helpdesk.ts";

let bench: Bench;
beforeEach(async () => {
	bench = await aHelpdesk();
});
afterEach(() => bench.close());

const make = () => bench.api("POST", "/api/v2/tickets", { ticket: { comment: { body: "x", public: false } } });
const fault = (body: Record<string, unknown>) => bench.ask("POST", "/_/faults", body);
const count = async () => (await bench.ask("GET", "/_/tickets")).json.items.length;

test("503 comes as a page of HTML with a wait, as often as asked, and then it is over", async () => {
	await fault({ on: "ticket_create", kind: "503", times: 2, retryAfter: 7 });
	const answers = [await make(), await make(), await make()];
	expect(answers.map(({ status }) => status)).toEqual([503, 503, 201]);
	expect(answers[0]?.headers.get("retry-after")).toBe("7");
	expect(answers[0]?.json).toContain("<!DOCTYPE html>");
});

test("a connection cut before leaves nothing; cut after, the ticket is there", async () => {
	await bench.api("GET", "/api/v2/tickets");
	await fault({ on: "ticket_create", kind: "reset_before" });
	await expect(make()).rejects.toThrow("fetch failed");
	expect(await count()).toBe(0);
	await fault({ on: "ticket_create", kind: "reset_after" });
	await expect(make()).rejects.toThrow("fetch failed");
	expect(await count()).toBe(1);
});

test("an agent's browser is spared, so that a person can watch", async () => {
	await fault({ on: "all", kind: "503", times: 100 });
	expect((await bench.agent("GET", "/api/v2/tickets")).status).toBe(200);
	expect((await bench.ask("DELETE", "/_/faults")).json.items).toEqual([]);
	expect((await make()).status).toBe(201);
});

test("a fault that cannot happen is refused", async () => {
	expect((await fault({ on: "event", kind: "503" })).status).toBe(400);
	expect((await fault({ on: "users", kind: "reorder" })).status).toBe(400);
});

test("the journal has every request with its answer, and no password", async () => {
	await make();
	const { items } = (await bench.ask("GET", "/_/journal")).json;
	expect(items).toMatchObject([
		{ kind: "request", method: "POST", path: "/oauth/tokens", status: 201 },
		{ kind: "request", method: "POST", path: "/api/v2/tickets", status: 201, actor: 9000001, body: { ticket: {} } },
		...items.slice(2),
	]);
	expect(JSON.stringify(items)).not.toContain("client-secret");
});
