import { afterEach, expect, test } from "vitest";
import { aHelpdesk, type Bench } from "../testing/helpdesk.ts";

let bench: Bench;
afterEach(() => bench.close());

const make = async () => (await bench.api("POST", "/api/v2/tickets", { ticket: { comment: { body: "x" } } })).json.ticket.id;
const put = (id: number) => bench.api("PUT", `/api/v2/tickets/${id}`, { ticket: { tags: ["a"] } });
const statuses = async (run: () => Promise<{ status: number }>, times: number) => {
	const seen = [];
	for (let round = 0; round < times; round += 1) seen.push((await run()).status);
	return seen;
};

test("one ticket takes thirty updates in ten minutes from one user, then says when to come back", async () => {
	bench = await aHelpdesk();
	const id = await make();
	expect(new Set(await statuses(() => put(id), 30))).toEqual(new Set([200]));
	const refused = await put(id);
	expect(refused).toMatchObject({ status: 429, json: { error: "APIRateLimitExceeded" } });
	expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(590);
	expect((await bench.agent("PUT", `/api/v2/tickets/${id}`, { ticket: { tags: ["b"] } })).status).toBe(200);
	bench.pass(600_001);
	expect((await put(id)).status).toBe(200);
});

test("the account takes a hundred ticket updates a minute", async () => {
	bench = await aHelpdesk({ limits: { ticketUpdatesPerMinute: 3 } });
	const ids = [await make(), await make()];
	expect(await statuses(() => put(ids[0] ?? 0), 3)).toEqual([200, 200, 200]);
	expect((await put(ids[1] ?? 0)).status).toBe(429);
});

test("over the account's budget the answer is a bare sentence, not JSON", async () => {
	bench = await aHelpdesk({ limits: { perMinute: 2 } });
	await statuses(() => bench.api("GET", "/api/v2/tickets"), 2);
	const refused = await bench.api("GET", "/api/v2/tickets");
	expect(refused).toMatchObject({ status: 429, json: "Number of allowed API requests per minute exceeded" });
	expect(refused.headers.get("x-rate-limit-remaining")).toBe("0");
});
