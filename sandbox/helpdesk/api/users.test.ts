import { afterEach, beforeEach, expect, test } from "vitest";
import { aHelpdesk, type Bench } from "../testing/helpdesk.ts";

let bench: Bench;
beforeEach(async () => {
	bench = await aHelpdesk();
});
afterEach(() => bench.close());

const post = (user: unknown) => bench.api("POST", "/api/v2/users", { user });

test("a user is made once for an external id, and found again by it", async () => {
	const made = await post({ name: "Texter 7F3A", external_id: "pc:abc" });
	expect(made).toMatchObject({ status: 201, json: { user: { role: "end-user", external_id: "pc:abc" } } });
	expect(await post({ name: "Texter 7F3A", external_id: "pc:abc" })).toMatchObject({
		status: 422,
		json: { error: "RecordInvalid", details: { external_id: [{ error: "DuplicateValue" }] } },
	});
	const found = await bench.api("GET", "/api/v2/users/search?external_id=pc:abc");
	expect(found.json.users).toMatchObject([{ id: made.json.user.id }]);
});

test("a user without a name is refused", async () => {
	expect(await post({ phone: "+12125550143" })).toMatchObject({ status: 422, json: { details: { name: [{ error: "BlankValue" }] } } });
});

test("an odd telephone number is refused, with an object where other fields have a list", async () => {
	expect(await post({ name: "A", phone: "212 555" })).toMatchObject({
		status: 422,
		json: { details: { phone: { error: "InvalidFormat" } } },
	});
});

test("a second user with the same number has it as a shared one", async () => {
	await post({ name: "A", phone: "+12125550143" });
	expect((await post({ name: "B", phone: "+12125550143" })).json.user.shared_phone_number).toBe(true);
});

test("create_or_update is held to one a second", async () => {
	const first = await bench.api("POST", "/api/v2/users/create_or_update", { user: { name: "A", external_id: "x" } });
	const second = await bench.api("POST", "/api/v2/users/create_or_update", { user: { name: "A2", external_id: "x" } });
	expect([first.status, second.status]).toEqual([201, 429]);
	bench.pass(1100);
	expect(await bench.api("POST", "/api/v2/users/create_or_update", { user: { name: "A2", external_id: "x" } })).toMatchObject({
		status: 200,
		json: { user: { name: "A2", id: first.json.user.id } },
	});
});

test("the search index does not know a user made just now", async () => {
	await post({ name: "Texter 7F3A", phone: "+12125550143" });
	const query = "/api/v2/search?query=role:end-user%20phone:*12125550143";
	expect((await bench.api("GET", query)).json.results).toEqual([]);
	bench.pass(61_000);
	expect((await bench.api("GET", query)).json.results).toMatchObject([{ name: "Texter 7F3A", result_type: "user" }]);
});
