import { beforeAll, expect, test } from "vitest";
import { aSignedIn, call, problemOf } from "../../testing/staff-door.ts";
import { aPlace, type Place, pathOf, ROUTES } from "../../testing/staff-routes.ts";

let place: Place;
let token: string;
beforeAll(async () => {
	place = await aPlace();
	({ token } = await aSignedIn({ clinicId: place.clinic, role: "admin" }));
});

const WITH_BODY = [...ROUTES.filter((route) => route.body).map((route) => route.ask), "POST /api/clinics"];
/** A page may show nothing of a patient: then nobody is known. */
const NOTHING_IS_RIGHT = "POST /api/clinics/:clinic/patients/match";
const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;

test.for(WITH_BODY)("%s takes no body but a right one", async (ask) => {
	const { method, path } = pathOf(ask, place);
	const bad: [number, string, BodyInit, Record<string, string>?][] = [
		[400, "malformed", ""],
		[400, "malformed", "{"],
		[400, "malformed", "null"],
		[400, "malformed", "[]"],
		[400, "malformed", '"text"'],
		[400, "malformed", ask === NOTHING_IS_RIGHT ? "[{}]" : "{}"],
		[400, "malformed", '{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'],
		[400, "malformed", deep],
		[400, "malformed", new Uint8Array([0xff, 0xfe, 0x7b])],
		[413, "too_large", JSON.stringify({ body: "x".repeat(66_000) })],
		[415, "unsupported_type", "{}", { "Content-Type": "text/plain" }],
		[415, "unsupported_type", "a=b", { "Content-Type": "application/x-www-form-urlencoded" }],
		[415, "unsupported_type", "{}", { "Content-Type": "application/jsonp" }],
	];
	for (const [status, code, raw, headers] of bad) {
		const { at: _, ...problem } = await problemOf(await call(token, method, path, { raw, headers }));
		expect([raw, problem]).toEqual([raw, { status, code }]);
	}
});

test.for([
	["POST", "messages", { id: "m1", body: "" }, "body"],
	["POST", "messages", { id: "m1", body: " \n\t " }, "body"],
	["POST", "messages", { id: "m1", body: "x".repeat(1601) }, "body"],
	["POST", "messages", { id: "m1", body: 5 }, "body"],
	["POST", "messages", { id: "", body: "hi" }, "id"],
	["POST", "messages", { id: "a b", body: "hi" }, "id"],
	["POST", "messages", { id: "x".repeat(65), body: "hi" }, "id"],
	["POST", "messages", { id: "../m", body: "hi" }, "id"],
	["POST", "messages", { body: "hi" }, "id"],
	["POST", "messages", { id: "m1", body: "hi", to: "+16175550199" }, "body"],
	["POST", "messages", { id: "m1", body: "hi", closeAfter: "yes" }, "closeAfter"],
	["PUT", "status", { status: "new" }, "status"],
	["PUT", "status", { status: "constructor" }, "status"],
	["PUT", "read", { messageId: "x".repeat(65) }, "messageId"],
] as const)("malformed write %# names the field that is wrong and keeps nothing", async ([method, path, body, at]) => {
	const before = await (await call(token, "GET", `/api/threads/${place.thread}/messages`)).text();
	expect(await problemOf(await call(token, method, `/api/threads/${place.thread}/${path}`, { body }))).toEqual({
		status: 400,
		code: "malformed",
		at,
	});
	expect(await (await call(token, "GET", `/api/threads/${place.thread}/messages`)).text()).toBe(before);
});

test.for([
	["/api/threads/:thread/messages?limit=0", 400],
	["/api/threads/:thread/messages?limit=101", 200],
	["/api/threads/:thread/messages?limit=1001", 400],
	["/api/threads/:thread/messages?limit=ten", 400],
	["/api/threads/:thread/messages?limit=1.5", 400],
	["/api/threads/:thread/messages?before=x", 400],
	["/api/threads/:thread/messages?before=-1", 400],
	["/api/threads/:thread/messages?before=99999999999999999", 400],
	["/api/threads/:thread/messages?before=9999999999999999", 200],
	["/api/clinics/:clinic/threads?tab=constructor", 400],
	["/api/clinics/:clinic/threads?tab=&q=&cursor=&limit=", 200],
	["/api/threads/:thread/messages?before=&limit=", 200],
	["/api/clinics/:clinic/threads?cursor=x", 400],
	["/api/clinics/:clinic/threads?cursor=1.2", 400],
	[`/api/clinics/:clinic/threads?cursor=1.${"0".repeat(64)}%00`, 400],
	[`/api/clinics/:clinic/threads?q=${"x".repeat(201)}`, 400],
	["/api/clinics/:clinic/threads?q=%00%ff%27%22", 200],
	["/api/clinics/:clinic/threads?q=%E0%A4%A", 200],
	["/api/clinics/:clinic/threads?limit=1e2", 200],
	["/api/threads/nonsense", 404],
	["/api/threads/%00", 404],
	["/api/threads/%E0%A4%A", 404],
	["/api/threads/__proto__", 404],
	[`/api/threads/${"0".repeat(64)}`, 404],
	[`/api/threads/${"g".repeat(64)}/messages`, 404],
	["/api/clinics/__proto__/threads", 404],
	["/api/clinics/constructor/counts", 404],
	["/api/clinics/%2e%2e/threads", 404],
	["/api/clinics/a%20b/counts", 404],
	["/api/tickets/x/threads", 404],
	["/api/tickets/123456789012345678901/threads", 404],
	["/api/tickets/1/threads?requester=x", 404],
	["/api/requesters/-1/threads", 404],
	["/api/nothing", 404],
	["/api/", 404],
	["/nothing", 404],
	["/helpdesk", 405],
] as const)("odd address %# is answered with a reason and never with a fault", async ([path, status]) => {
	const filled = path.replace(":thread", place.thread).replace(":clinic", place.clinic);
	const response = await call(token, "GET", filled);
	expect([path, response.status]).toEqual([path, status]);
	if (status !== 200) expect((await problemOf(response)).status).toBe(status);
	else await response.body?.cancel();
});

test("what staff get is never kept by anything on the way", async () => {
	for (const path of [`/api/threads/${place.thread}`, "/api/clinics", "/api/threads/nothing"]) {
		const response = await call(token, "GET", path);
		await response.body?.cancel();
		expect(response.headers.get("Cache-Control")).toBe("no-store");
	}
});
