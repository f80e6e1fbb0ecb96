import { expect, test } from "vitest";
import { directoryOf } from "../../objects/stubs.ts";
import { testEnv } from "../../testing/clinic.ts";
import { aSignedIn, aStaffId, aToken, call, problemOf } from "../../testing/staff-door.ts";
import { aPlace, asked, CANARY, nowhere, type Place, ROUTES } from "../../testing/staff-routes.ts";

const HOURS = 3_600_000;
const ROLES = ["reader", "member", "clinicAdmin", "accountAdmin"] as const;

function as(role: (typeof ROLES)[number], clinicId: string) {
	if (role === "accountAdmin") return aSignedIn({ admin: true });
	return aSignedIn({ clinicId, role: role === "clinicAdmin" ? "admin" : role });
}

/** An error in the agreed form, with not a byte of the clinic in it. */
async function refused(response: Response, place: Place): Promise<string> {
	const said = await response.clone().text();
	for (const secret of [CANARY, place.clinic, place.message]) expect(said).not.toContain(secret);
	const { status, code } = await problemOf(response);
	return `${status} ${code}`;
}

for (const route of ROUTES) {
	test.for(ROLES)(`${route.ask} as %s is answered as that role may`, async (role) => {
		const place = await aPlace();
		const { token } = await as(role, place.clinic);
		const response = await asked(token, route, place);
		expect(response.status).toBe(route.answers[role]);
		if (response.status === 403) expect(await refused(response, place)).toMatch(/^403 (read_only|not_allowed)$/);
		else await response.body?.cancel();
	});

	test(`${route.ask} shows those outside nothing, not even that it is there`, async () => {
		const place = await aPlace();
		const other = await aPlace();
		const outsiders = [await aSignedIn(), await aSignedIn({ clinicId: other.clinic, role: "admin" })];
		for (const { token } of outsiders) {
			expect(await refused(await asked(token, route, place), place)).toBe("404 not_found");
			expect(await refused(await asked(token, route, nowhere()), place)).toBe("404 not_found");
		}
	});

	test(`${route.ask} is for those who are signed in now`, async () => {
		const place = await aPlace();
		const { id, token } = await as("clinicAdmin", place.clinic);
		const gone = await as("clinicAdmin", place.clinic);
		await directoryOf(testEnv).putStaff({
			id: gone.id,
			name: "Gone",
			role: "agent",
			active: false,
			locale: "en-US",
			checkedAt: Date.now(),
		});
		const unvouched = await aSignedIn({ clinicId: place.clinic, role: "admin", checkedAt: Date.now() - HOURS - 1 });
		const now = Date.now();
		const tokens = [
			null,
			"",
			"nonsense",
			token.slice(0, -1),
			`${token}.x`,
			aToken(id, now - HOURS / 2, now - HOURS / 2),
			aToken(id, now - 12 * HOURS + 1, now - 5_000).replace(/^pc1/, "pc2"),
			aToken(aStaffId()),
			gone.token,
			unvouched.token,
		];
		for (const ended of tokens) expect(await refused(await asked(ended, route, place), place)).toBe("401 signed_out");
	});
}

test("an admin of the account is told that a clinic or thread that is not there is not there", async () => {
	const { token } = await aSignedIn({ admin: true });
	for (const route of ROUTES) expect([route.ask, (await asked(token, route, nowhere())).status]).toEqual([route.ask, 404]);
});

test("a route that names no clinic shows each caller their own", async () => {
	const [mine, theirs] = [await aPlace(), await aPlace()];
	const { token } = await aSignedIn({ clinicId: mine.clinic, role: "reader" });
	const [ticket, requester] = [aStaffId(), aStaffId()];
	for (const place of [mine, theirs]) await directoryOf(testEnv).linkTicket(ticket, place.thread, requester);
	for (const path of [
		"/api/clinics",
		`/api/tickets/${ticket}/threads`,
		`/api/tickets/1/threads?requester=${requester}`,
		`/api/requesters/${requester}/threads`,
	]) {
		const response = await call(token, "GET", path);
		const said = await response.text();
		expect([path, response.status]).toEqual([path, 200]);
		expect(said).toContain(path === "/api/clinics" ? mine.clinic : mine.thread);
		for (const secret of [theirs.clinic, theirs.thread]) expect(said).not.toContain(secret);
	}
});

test("cookies, addresses and other headers open nothing", async () => {
	const place = await aPlace();
	const { token } = await as("member", place.clinic);
	const path = `/api/threads/${place.thread}`;
	const tries: Record<string, string>[] = [
		{ Cookie: `session=${token}` },
		{ "X-Session": token },
		{ Authorization: token },
		{ Authorization: `Basic ${token}` },
	];
	for (const headers of tries) expect((await call(null, "GET", path, { headers })).status).toBe(401);
	expect((await call(null, "GET", `${path}?session=${token}&access_token=${token}`)).status).toBe(401);
	expect((await call(token, "GET", path)).status).toBe(200);
});
