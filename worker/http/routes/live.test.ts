import { expect, test } from "vitest";
import { LIVE_PROTOCOL } from "../../../shared/schemas/live-protocol.ts";
import { threadOf } from "../../objects/stubs.ts";
import { aClinic, aNumber, testEnv } from "../../testing/clinic.ts";
import { listening } from "../../testing/inbox-room.ts";
import { aSignedIn, aToken, call, problemOf } from "../../testing/staff-door.ts";
import { aText, must } from "../../testing/thread-room.ts";

function connect(clinicId: string, token: string | null, options: { protocols?: string; search?: string } = {}) {
	const protocols = options.protocols ?? [LIVE_PROTOCOL, ...(token === null ? [] : [`session.${token}`])].join(", ");
	const headers = { Upgrade: "websocket", "Sec-WebSocket-Protocol": protocols };
	return call(null, "GET", `/api/clinics/${clinicId}/live${options.search ?? ""}`, { headers });
}

async function texted(clinic: Awaited<ReturnType<typeof aClinic>>, body: string): Promise<void> {
	const pair = { clinicNumber: must(clinic.numbers[0]).number, number: aNumber() };
	await threadOf(testEnv, pair).receive(pair, clinic, aText(body));
}

test("a member hears a text as it comes, with its thread", async () => {
	const clinic = await aClinic();
	const { token } = await aSignedIn({ clinicId: clinic.id, role: "reader" });
	const response = await connect(clinic.id, token);
	expect(response.headers.get("Sec-WebSocket-Protocol")).toBe(LIVE_PROTOCOL);
	const watch = listening(response);
	await texted(clinic, "hello");
	await expect.poll(() => watch.events().length).toBe(2);
	expect(watch.events()[1]).toMatchObject({ type: "message", seq: 1, waiting: 1, thread: { unanswered: 1 }, message: { body: "hello" } });
});

test("a member who is removed is cut off at once, and cannot come back", async () => {
	const clinic = await aClinic();
	const admin = await aSignedIn({ admin: true });
	const member = await aSignedIn({ clinicId: clinic.id, role: "member" });
	const watch = listening(await connect(clinic.id, member.token));
	expect((await call(admin.token, "DELETE", `/api/clinics/${clinic.id}/members/${member.id}`)).status).toBe(204);
	expect(await watch.closed).toBe(4403);
	expect((await connect(clinic.id, member.token)).status).toBe(404);
});

test("texts of other clinics are heard by nobody here", async () => {
	const [here, there] = [await aClinic(), await aClinic()];
	const { token } = await aSignedIn({ clinicId: here.id, role: "admin" });
	const watch = listening(await connect(here.id, token));
	await texted(there, "canary");
	await texted(here, "ours");
	await expect.poll(() => watch.events().length).toBe(2);
	expect(watch.said.join()).not.toContain("canary");
});

test.for([
	["a stranger", 404, "not_found", async (id: string) => connect(id, (await aSignedIn()).token)],
	["nobody", 401, "signed_out", (id: string) => connect(id, null)],
	[
		"an ended session",
		401,
		"signed_out",
		async (id: string) => connect(id, aToken((await aSignedIn({ clinicId: id, role: "member" })).id, Date.now() - 16 * 60_000)),
	],
	["another protocol", 401, "signed_out", async (id: string) => connect(id, null, { protocols: `session.${(await member(id)).token}` })],
	["a place that is none", 400, "malformed", async (id: string) => connect(id, (await member(id)).token, { search: "?since=x" })],
	["a place below nothing", 400, "malformed", async (id: string) => connect(id, (await member(id)).token, { search: "?since=-1" })],
	["no socket", 426, "upgrade_required", async (id: string) => call((await member(id)).token, "GET", `/api/clinics/${id}/live`)],
	[
		"a session in the address",
		401,
		"signed_out",
		async (id: string) => connect(id, null, { search: `?session=${(await member(id)).token}` }),
	],
] as const)("%s gets no socket", async ([, status, code, ask]) => {
	const { id } = await aClinic();
	const { at: _, ...problem } = await problemOf(await ask(id));
	expect(problem).toEqual({ status, code });
});

test("an admin of the account gets no socket of a clinic that is not there", async () => {
	const { token } = await aSignedIn({ admin: true });
	expect((await connect(`clinic-${crypto.randomUUID()}`, token)).status).toBe(404);
});

function member(clinicId: string) {
	return aSignedIn({ clinicId, role: "member" });
}
