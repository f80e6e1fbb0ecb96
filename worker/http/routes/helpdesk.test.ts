import { createExecutionContext } from "cloudflare:test";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Boot, Place } from "../../../shared/schemas/boot.ts";
import { directoryOf } from "../../objects/stubs.ts";
import { testEnv } from "../../testing/clinic.ts";
import { anOutside } from "../../testing/outside.ts";
import { aStaffId, aToken, call, problemOf } from "../../testing/staff-door.ts";
import { must } from "../../testing/thread-room.ts";
import { aLoadToken, load, ZENDESK } from "../../testing/zendesk-door.ts";
import { app } from "../app.ts";
import { forgetAccess } from "../who.ts";

let outside: ReturnType<typeof anOutside>;
let agent: string;

beforeEach(() => {
	outside = anOutside();
	agent = aStaffId();
	outside.helpdesk.addAgent({ id: agent });
});
afterEach(() => {
	vi.unstubAllGlobals();
});

function bootOf(html: string): Boot {
	const json = /<script type="application\/json" id="patient-chat-boot">(.*?)<\/script>/s.exec(html)?.[1];
	return Boot.parse(JSON.parse(must(json)));
}

test.for(Place.options)("a signed load of %s is answered with its page and a session that works", async (place) => {
	const response = await load(place, aLoadToken(agent));
	const html = await response.text();
	expect(response.status).toBe(200);
	expect(html).toContain(`data-place="${place}"`);
	const boot = bootOf(html);
	expect(boot).toMatchObject({ place, staff: { id: agent, name: "Ana Ruiz", admin: false, locale: "en-US" } });
	expect((await call(boot.session, "GET", "/api/clinics")).status).toBe(200);
});

test("the page may be framed by Zendesk alone, runs our scripts alone, and is kept by nobody", async () => {
	const { headers } = await load("ticket_sidebar", aLoadToken(agent));
	const policy = must(headers.get("Content-Security-Policy"));
	expect(policy).toContain(`frame-ancestors ${ZENDESK};`);
	expect(policy).toContain("script-src 'self' https://static.zdassets.com;");
	expect(policy).toContain("connect-src 'self' https://texting.example wss://texting.example;");
	expect(policy).not.toMatch(/script-src[^;]*unsafe|\*/);
	expect(headers.get("Cache-Control")).toBe("no-store");
	expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
	expect(headers.get("Set-Cookie")).toBeNull();
});

test.for([
	["</script><img src=x onerror=alert(1)>", "en-US"],
	["<!--<script>", "en-US"],
	["Ana \"Ruiz\" & 'Co' \u2028", '"><img src=x onerror=alert(2)>'],
	["`$`{alert(1)}{{1}}", "</html>"],
] as const)("a name that is a page's tags (%j) stays a name", async ([name, locale]) => {
	outside.helpdesk.addAgent({ id: agent, name, locale });
	const html = await (await load("nav_bar", aLoadToken(agent))).text();
	expect(bootOf(html).staff).toMatchObject({ name, locale });
	expect(html).not.toMatch(/<img|<!--/);
	expect(html.match(/<script/g)).toHaveLength(3);
	expect(html.match(/<\/html>/g)).toHaveLength(1);
});

test.for([
	["nobody", null, ZENDESK],
	["an empty word", "", ZENDESK],
	["nonsense", "a.b.c", ZENDESK],
	["a load of another Zendesk", () => aLoadToken("1", { iss: "other.zendesk.com" }), ZENDESK],
	["a load of another installation", () => aLoadToken("1", { aud: `${ZENDESK}/api/v2/apps/installations/9.json` }), ZENDESK],
	["an old load", () => aLoadToken("1", { exp: Math.floor(Date.now() / 1000) - 120 }), ZENDESK],
	["a load for later", () => aLoadToken("1", { nbf: Math.floor(Date.now() / 1000) + 600 }), ZENDESK],
	["a load without an end", () => aLoadToken("1", { exp: undefined }), ZENDESK],
	["a right load from elsewhere", () => aLoadToken("1"), "https://evil.example"],
] as const)("%s is refused, with the same words as all others, and nobody is asked", async ([, token, origin]) => {
	const response = await load("nav_bar", typeof token === "function" ? token() : token, origin);
	expect(response.status).toBe(403);
	expect(await response.text()).toContain("Zendesk could not prove who you are.");
	expect(outside.asked).toEqual([]);
});

test.for([
	["a patient", { role: "end-user" }],
	["a suspended agent", { active: false }],
] as const)("%s gets no page and no session", async ([, more]) => {
	outside.helpdesk.addAgent({ id: agent, ...more });
	const response = await load("nav_bar", aLoadToken(agent));
	expect(response.status).toBe(403);
	expect(await response.text()).toMatch(/for agents and admins/);
	expect((await directoryOf(testEnv).access(agent))?.active ?? false).toBe(false);
});

test("somebody whom Zendesk does not know any more is let go at once", async () => {
	const { session } = bootOf(await (await load("nav_bar", aLoadToken(agent))).text());
	outside.helpdesk.agents.delete(agent);
	expect((await load("nav_bar", aLoadToken(agent))).status).toBe(403);
	expect((await call(session, "GET", "/api/clinics")).status).toBe(401);
});

test("while Zendesk is silent, who was vouched for within the hour comes in, and nobody else", async () => {
	await load("nav_bar", aLoadToken(agent));
	outside.zendeskSilent = true;
	expect((await load("nav_bar", aLoadToken(agent))).status).toBe(200);
	expect((await load("nav_bar", aLoadToken(aStaffId()))).status).toBe(503);
	const old = { id: agent, name: "Ana", role: "agent", active: true, locale: "en-US", checkedAt: Date.now() - 3_600_001 } as const;
	await directoryOf(testEnv).putStaff(old);
	const response = await load("nav_bar", aLoadToken(agent));
	expect(response.status).toBe(503);
	expect(await response.text()).toContain("Zendesk does not answer right now");
	await directoryOf(testEnv).putStaff({ ...old, active: false, checkedAt: Date.now() });
	expect((await load("nav_bar", aLoadToken(agent))).status).toBe(403);
});

test("an admin of the account is one here", async () => {
	outside.helpdesk.addAgent({ id: agent, role: "admin" });
	expect(bootOf(await (await load("nav_bar", aLoadToken(agent))).text()).staff.admin).toBe(true);
});

test("a renewed session works, and the agent is asked about again", async () => {
	const { session } = bootOf(await (await load("nav_bar", aLoadToken(agent))).text());
	const renewed = await call(session, "POST", "/auth/session");
	expect(renewed.status).toBe(200);
	const next = (await renewed.json()) as { session: string; expiresAt: string };
	expect(Date.parse(next.expiresAt) - Date.now()).toBeGreaterThan(14 * 60_000);
	expect((await call(next.session, "GET", "/api/clinics")).status).toBe(200);
	outside.helpdesk.addAgent({ id: agent, active: false });
	expect(await problemOf(await call(next.session, "POST", "/auth/session"))).toEqual({ status: 401, code: "signed_out" });
	expect((await call(next.session, "GET", "/api/clinics")).status).toBe(401);
});

test("a session slides for a working day and not a minute longer", async () => {
	await load("nav_bar", aLoadToken(agent));
	const now = Date.now();
	const late = aToken(agent, now - 12 * 3_600_000 + 5 * 60_000, now - 1_000);
	const renewed = (await (await call(late, "POST", "/auth/session")).json()) as { expiresAt: string };
	expect(Date.parse(renewed.expiresAt)).toBeLessThanOrEqual(now + 5 * 60_000);
	for (const method of ["POST", "GET"]) {
		const over = aToken(agent, now - 12 * 3_600_000 - 1, now - 5 * 60_000);
		expect((await call(over, method, method === "POST" ? "/auth/session" : "/api/clinics")).status).toBe(401);
	}
	for (const token of [null, "x", aToken(agent).slice(1)]) expect((await call(token, "POST", "/auth/session")).status).toBe(401);
});

test("while Zendesk is silent a session slides within the hour it was vouched for", async () => {
	const { session } = bootOf(await (await load("nav_bar", aLoadToken(agent))).text());
	outside.zendeskSilent = true;
	expect((await call(session, "POST", "/auth/session")).status).toBe(200);
	await directoryOf(testEnv).putStaff({
		id: agent,
		name: "Ana",
		role: "agent",
		active: true,
		locale: "en-US",
		checkedAt: Date.now() - 3_600_001,
	});
	forgetAccess();
	expect((await call(session, "POST", "/auth/session")).status).toBe(401);
});

test.for(["ZENDESK_BASE_URL", "ZENDESK_INSTALLATION_ID", "ZENDESK_APP_PUBLIC_KEY", "SESSION_SECRET"] as const)(
	"without %s the door stays shut and says so",
	async (setting) => {
		const request = new Request(`https://texting.example/helpdesk/nav_bar?origin=${ZENDESK}`, {
			method: "POST",
			body: `token=${aLoadToken(agent)}`,
			headers: { "Content-Type": "application/x-www-form-urlencoded" },
		});
		const response = await app.fetch(request, { ...testEnv, [setting]: "" }, createExecutionContext());
		expect(response.status).toBe(503);
		expect(await response.text()).toContain("not connected");
	},
);

test.for([
	["a place that is none", 404, () => load("basement", aLoadToken(agent))],
	["a name of every object", 404, () => load("constructor", aLoadToken(agent))],
	["the wrong method", 405, () => call(null, "GET", "/helpdesk/nav_bar")],
	["JSON", 415, () => call(null, "POST", "/helpdesk/nav_bar", { body: {} })],
	["too much", 413, () => load("nav_bar", "x".repeat(70_000))],
] as const)("%s is refused with its reason", async ([, status, ask]) => {
	expect((await problemOf(await ask())).status).toBe(status);
});
