import { afterEach, beforeEach, expect, test } from "vitest";
import { aHelpdesk, type Bench } from "../testing/helpdesk.ts";

let bench: Bench;
beforeEach(async () => {
	bench = await aHelpdesk();
});
afterEach(() => bench.close());

const make = (body: string, key = "key-1") =>
	bench.api("POST", "/api/v2/tickets", { ticket: { comment: { body, public: false } } }, { "idempotency-key": key });
const count = async () => (await bench.ask("GET", "/_/tickets")).json.items.length;

test("twenty creates under one key make one ticket", async () => {
	const answers = await Promise.all(Array.from({ length: 20 }, () => make("1 new text")));
	expect(new Set(answers.map(({ json }) => json.ticket.id)).size).toBe(1);
	expect(answers.map(({ headers }) => headers.get("x-idempotency-lookup")).sort()).toEqual([...Array(19).fill("hit"), "miss"]);
	expect(await count()).toBe(1);
});

test("another body under the same key is refused", async () => {
	await make("1 new text");
	expect(await make("2 new texts")).toMatchObject({ status: 400, json: { error: "IdempotentRequestError" } });
	expect(await count()).toBe(1);
});

test("after two hours the key is forgotten", async () => {
	await make("1 new text");
	bench.pass(2 * 3_600_000 + 1000);
	await bench.api("GET", "/api/v2/users/me");
	const token = await bench.token();
	const again = await bench.ask(
		"POST",
		"/api/v2/tickets",
		{ ticket: { comment: { body: "1 new text", public: false } } },
		{ "idempotency-key": "key-1", authorization: `Bearer ${token}` },
	);
	expect(again.headers.get("x-idempotency-lookup")).toBe("miss");
	expect(await count()).toBe(2);
});

test("an answer that was lost on the way is found again by the key", async () => {
	await bench.ask("POST", "/_/faults", { on: "ticket_create", kind: "reset_after" });
	await expect(make("1 new text")).rejects.toThrow("fetch failed");
	expect((await make("1 new text")).headers.get("x-idempotency-lookup")).toBe("hit");
	expect(await count()).toBe(1);
});
