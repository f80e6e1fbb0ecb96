import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { expect, test } from "vitest";
import { Clinic, ClinicPage } from "../../../shared/schemas/clinic.ts";
import { Message, MessagePage } from "../../../shared/schemas/message.ts";
import { Counts, Thread, ThreadPage } from "../../../shared/schemas/thread.ts";
import { aNumber, testEnv } from "../../testing/clinic.ts";
import { aSignedIn, aStaffId, call, ORIGIN, problemOf } from "../../testing/staff-door.ts";
import { aPlace } from "../../testing/staff-routes.ts";
import { app } from "../app.ts";

function aClinicRequest(more: Record<string, unknown> = {}) {
	const id = `clinic-${crypto.randomUUID()}`;
	return { id, name: "Riverside", timeZone: "America/New_York", country: "US", numbers: [aNumber()], ...more };
}

test("an admin of the account sets up a clinic: the same request again is the same clinic", async () => {
	const { token } = await aSignedIn({ admin: true });
	const body = aClinicRequest();
	const first = await call(token, "POST", "/api/clinics", { body });
	const again = await call(token, "POST", "/api/clinics", { body: Object.fromEntries(Object.entries(body).reverse()) });
	expect([first.status, again.status]).toEqual([201, 200]);
	expect(Clinic.parse(await first.json())).toEqual(await again.json());
	expect(ClinicPage.parse(await (await call(token, "GET", "/api/clinics")).json()).items.map((clinic) => clinic.id)).toContain(body.id);
});

test("a member sets up no clinic; a used id or number is said to be used", async () => {
	const [agent, admin] = [await aSignedIn(), await aSignedIn({ admin: true })];
	const body = aClinicRequest();
	expect(await problemOf(await call(agent.token, "POST", "/api/clinics", { body }))).toEqual({ status: 403, code: "not_allowed" });
	await call(admin.token, "POST", "/api/clinics", { body });
	const renamed = { ...body, name: "Hilltop" };
	expect(await problemOf(await call(admin.token, "POST", "/api/clinics", { body: renamed }))).toEqual({ status: 409, code: "id_reused" });
	const taken = aClinicRequest({ numbers: body.numbers });
	expect(await problemOf(await call(admin.token, "POST", "/api/clinics", { body: taken }))).toEqual({ status: 409, code: "number_taken" });
});

test.for([
	["id", { id: "a b" }],
	["id", { id: "" }],
	["name", { name: "  " }],
	["name", { name: "x".repeat(81) }],
	["timeZone", { timeZone: "Mars/Olympus" }],
	["timeZone", { timeZone: "" }],
	["country", { country: "us" }],
	["country", { country: "USA" }],
	["numbers", { numbers: [] }],
	["numbers.0", { numbers: ["6175550100"] }],
	["numbers.0", { numbers: [{ number: "+16175550100", registration: "maybe" }] }],
	["members", { members: "some" }],
	["members", { members: [{ zendeskUserId: "x", role: "admin" }] }],
	["newTicketAfterDays", { newTicketAfterDays: 0 }],
	["body", { admin: true }],
] as [string, Record<string, unknown>][])("a clinic with a wrong %s is refused and the field is named", async ([at, more]) => {
	const { token } = await aSignedIn({ admin: true });
	const problem = await problemOf(await call(token, "POST", "/api/clinics", { body: aClinicRequest(more) }));
	expect(problem).toMatchObject({ status: 400, code: "malformed" });
	expect(problem.at?.startsWith(at.split(".")[0] ?? "")).toBe(true);
});

test("a right that is given or taken away counts at once", async () => {
	const { clinic, thread } = await aPlace();
	const [admin, agent] = [await aSignedIn({ clinicId: clinic, role: "admin" }), await aSignedIn()];
	const path = `/api/clinics/${clinic}/members/${agent.id}`;
	const read = async () => (await call(agent.token, "GET", `/api/threads/${thread}`)).status;
	const write = async () => (await call(agent.token, "PUT", `/api/threads/${thread}/status`, { body: { status: "active" } })).status;
	expect(await read()).toBe(404);
	await call(admin.token, "PUT", path, { body: { role: "reader" } });
	expect([await read(), await write()]).toEqual([200, 403]);
	await call(admin.token, "PUT", path, { body: { role: "member" } });
	expect([await read(), await write()]).toEqual([200, 200]);
	await call(admin.token, "DELETE", path);
	expect([await read(), await write()]).toEqual([404, 404]);
});

test("what the routes answer is in the forms that were agreed", async () => {
	const { clinic, thread } = await aPlace();
	const { token } = await aSignedIn({ clinicId: clinic, role: "member" });
	const get = async (path: string): Promise<unknown> => (await call(token, "GET", path)).json();
	expect(ThreadPage.parse(await get(`/api/clinics/${clinic}/threads?tab=new`)).items).toHaveLength(1);
	expect(Counts.parse(await get(`/api/clinics/${clinic}/counts`))).toEqual({ new: 1, active: 1, pending: 0 });
	expect(Thread.parse(await get(`/api/threads/${thread}`))).toMatchObject({ unread: 1, canSend: { allowed: true } });
	expect(MessagePage.parse(await get(`/api/threads/${thread}/messages`)).items).toHaveLength(1);
	const sent = await call(token, "POST", `/api/threads/${thread}/messages`, { body: { id: "m1", body: "hi" } });
	expect(Message.parse(await sent.json()).delivery.state).toBe("queued");
});

test("what one has read is read for them alone", async () => {
	const { clinic, thread, message } = await aPlace();
	const [one, other] = [await aSignedIn({ clinicId: clinic, role: "reader" }), await aSignedIn({ clinicId: clinic, role: "reader" })];
	const unread = async (token: string) => Thread.parse(await (await call(token, "GET", `/api/threads/${thread}`)).json()).unread;
	expect((await call(one.token, "PUT", `/api/threads/${thread}/read`, { body: { messageId: message } })).status).toBe(204);
	expect([await unread(one.token), await unread(other.token)]).toEqual([0, 1]);
	expect(await problemOf(await call(one.token, "PUT", `/api/threads/${thread}/read`, { body: { messageId: "nothing" } }))).toMatchObject({
		status: 404,
	});
});

test("pages of threads and messages lead to all of them once", async () => {
	const { clinic, thread } = await aPlace();
	const { token } = await aSignedIn({ clinicId: clinic, role: "member" });
	for (let index = 0; index < 4; index++)
		await call(token, "POST", `/api/threads/${thread}/messages`, { body: { id: `m${index}`, body: `text ${index}` } });
	const bodies: string[] = [];
	let next: string | null = "";
	while (next !== null) {
		const before: string = next === "" ? "" : `&before=${next}`;
		const page: MessagePage = MessagePage.parse(
			await (await call(token, "GET", `/api/threads/${thread}/messages?limit=2${before}`)).json(),
		);
		bodies.push(...page.items.map((item) => item.body));
		next = page.next;
	}
	expect(bodies).toEqual(["text 3", "text 2", "text 1", "text 0", "canary-7f3a"]);
});

test.for([
	["a replay", { id: "m1", body: "hi" }, 200, null],
	["other words", { id: "m1", body: "other" }, 409, "id_reused"],
	[
		"a card in place of the first words",
		{ id: "m1", body: "hi", card: { kind: "invoice", number: "7", amount: "100", currency: "USD" } },
		409,
		"id_reused",
	],
] as const)("%s of a send is answered as it should", async ([, body, status, code]) => {
	const { clinic, thread } = await aPlace();
	const { token } = await aSignedIn({ clinicId: clinic, role: "member" });
	await call(token, "POST", `/api/threads/${thread}/messages`, { body: { id: "m1", body: "hi" } });
	const response = await call(token, "POST", `/api/threads/${thread}/messages`, { body });
	expect(response.status).toBe(status);
	if (code) expect(await problemOf(response)).toEqual({ status, code });
	else expect(Message.parse(await response.json()).id).toBe("m1");
});

test("half an emoji in a text is no reason to call its replay another text", async () => {
	const { clinic, thread } = await aPlace();
	const { token } = await aSignedIn({ clinicId: clinic, role: "member" });
	const raw = '{"id":"m1","body":"hello \\ud83d"}';
	const first = await call(token, "POST", `/api/threads/${thread}/messages`, { raw });
	const again = await call(token, "POST", `/api/threads/${thread}/messages`, { raw });
	expect([
		[201, 200],
		[400, 400],
	]).toContainEqual([first.status, again.status]);
});

test.for([
	["(617) 555-0142", 201, null],
	["+44 20 7183 8750", 201, null],
	["617 555", 409, "bad_number"],
	["911", 409, "bad_number"],
	["call me", 409, "bad_number"],
	["<script>", 409, "bad_number"],
] as const)("a text started to %s is answered with %i", async ([number, status, code]) => {
	const { clinic } = await aPlace();
	const { token } = await aSignedIn({ clinicId: clinic, role: "member" });
	const response = await call(token, "POST", `/api/clinics/${clinic}/threads`, { body: { number } });
	expect(response.status).toBe(status);
	if (code) return expect(await problemOf(response)).toEqual({ status, code });
	const started = Thread.parse(await response.json());
	const again = await call(token, "POST", `/api/clinics/${clinic}/threads`, { body: { number: started.number } });
	expect([again.status, Thread.parse(await again.json()).id]).toEqual([200, started.id]);
});

test("the clinic's own number is nobody to text", async () => {
	const { token } = await aSignedIn({ admin: true });
	const body = aClinicRequest();
	await call(token, "POST", "/api/clinics", { body });
	const response = await call(token, "POST", `/api/clinics/${body.id}/threads`, { body: { number: body.numbers[0] } });
	expect(await problemOf(response)).toEqual({ status: 409, code: "bad_number" });
});

test.for(["SESSION_SECRET", "DATA_KEY"])("without %s the staff door is shut, for everyone", async (secret) => {
	const { clinic } = await aPlace();
	const { token } = await aSignedIn({ admin: true });
	const live = { Upgrade: "websocket", "Sec-WebSocket-Protocol": `patient-chat.v1, session.${token}` };
	for (const [method, path, headers] of [
		["GET", "/api/clinics", { Authorization: `Bearer ${token}` }],
		["POST", "/auth/session", { Authorization: `Bearer ${token}` }],
		["GET", `/api/clinics/${clinic}/live`, live],
	] as const) {
		const context = createExecutionContext();
		const request = new Request(`${ORIGIN}${path}`, { method, headers });
		const response = await app.fetch(request, { ...testEnv, [secret]: undefined }, context);
		await waitOnExecutionContext(context);
		expect(await problemOf(response)).toEqual({ status: 503, code: "not_configured" });
	}
});

test("the word before a session may be written in any case", async () => {
	const { token } = await aSignedIn({ admin: true });
	const response = await call(null, "GET", "/api/clinics", { headers: { Authorization: `bearer ${token}` } });
	expect(ClinicPage.parse(await response.json()).next).toBeNull();
});

test("a text is started from a number that the carriers have confirmed, if the clinic has one", async () => {
	const { token } = await aSignedIn({ admin: true });
	const confirmed = `+19${aNumber().slice(3)}`;
	const numbers = [{ number: `+12${aNumber().slice(3)}`, registration: "pending" }, confirmed];
	const body = aClinicRequest({ numbers });
	await call(token, "POST", "/api/clinics", { body });
	const response = await call(token, "POST", `/api/clinics/${body.id}/threads`, { body: { number: "+16175550142" } });
	expect(Thread.parse(await response.json())).toMatchObject({ clinicNumber: confirmed, canSend: { allowed: true } });
});

test("health says that it can serve, and nothing else", async () => {
	const response = await call(null, "GET", "/health");
	expect([response.status, await response.text()]).toEqual([200, "ok"]);
	expect(await problemOf(await call(null, "GET", `/api/threads/${aStaffId()}`))).toEqual({ status: 401, code: "signed_out" });
});
