import { type Browser, chromium, type Frame, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { findOrInstallChromium } from "../../../../scripts/chromium.ts";
import { aHelpdesk, type Bench } from "../../testing/helpdesk.ts";
import { startTestApp, type TestApp } from "../../testing/test-app.ts";

/** The published SDK in the page of the test app. */
declare const client: {
	get(path: string | string[]): Promise<Record<string, unknown>>;
	set(path: string, value: unknown): Promise<unknown>;
	invoke(name: string, ...given: unknown[]): Promise<Record<string, unknown>>;
	on(event: string, handle: (message: unknown) => unknown): void;
	trigger(event: string, message?: unknown): void;
	request(options: unknown): Promise<unknown>;
	context(): Promise<Record<string, unknown>>;
	metadata(): Promise<Record<string, unknown>>;
	instance(guid: string): typeof client;
};
declare const listen: (event: string) => void;
declare const heard: { event: string; message: unknown }[];

let browser: Browser;
let app: TestApp;
let bench: Bench;
let page: Page;
let ticketId: number;

beforeAll(async () => {
	const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"];
	browser = await chromium.launch({ executablePath: findOrInstallChromium(), args });
});
afterAll(() => browser.close());

beforeEach(async () => {
	app = await startTestApp(() => `${bench.helpdesk.url}/zaf_sdk.js`);
	bench = await aHelpdesk({ workerUrl: app.url });
	const requester = (await bench.api("POST", "/api/v2/users", { user: { name: "Texter 7F3A", external_id: "pc:1" } })).json.user.id;
	const ticket = { subject: "Text conversation", requester_id: requester, comment: { body: "1 new text", public: false } };
	ticketId = (await bench.api("POST", "/api/v2/tickets", { ticket })).json.ticket.id;
	page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
	await page.goto(`${bench.helpdesk.url}/agent#/ticket/${ticketId}`);
});
afterEach(async () => {
	await page.close();
	await bench.close();
	await app.close();
});

/** The frame of one place, once its app has been registered. */
async function place(name: string): Promise<Frame> {
	const handle = await page.waitForSelector(`iframe[data-place=${name}]`, { state: "attached" });
	const frame = await handle.contentFrame();
	await frame?.waitForFunction(() => typeof client === "object", undefined, { polling: 50 });
	await frame?.evaluate(() => client.context().then(() => true));
	if (frame === null) throw new Error(`${name} has no frame`);
	return frame;
}
/** The host hears an app's messages in order: once it has answered, it has also taken what was said before. */
const listens = (frame: Frame, event: string) =>
	frame.evaluate(async (name) => {
		listen(name);
		await client.get("colorScheme");
	}, event);
/** By the clock: a hidden frame paints nothing, and the browser would never ask again. */
const hears = (frame: Frame, event: string) =>
	frame.waitForFunction(
		(name) => {
			const found = heard.find((each) => each.event === name);
			return found && (found.message ?? true);
		},
		event,
		{ polling: 50 },
	);

test("the app is loaded by a signed POST, with origin, guid and colour scheme in the address", async () => {
	await place("ticket_sidebar");
	const load = app.loads.find((each) => each.place === "ticket_sidebar");
	expect(load?.token.split(".")).toHaveLength(3);
	expect(load?.query.get("origin")).toBe(bench.helpdesk.url);
	expect(load?.query.get("app_guid")).toMatch(/^[0-9a-f-]{36}$/);
	expect(load?.query.get("colorScheme")).toBe("light");
});

test("the handshake gives metadata, and a context that names the ticket", async () => {
	const sidebar = await place("ticket_sidebar");
	expect(await sidebar.evaluate(() => client.metadata())).toMatchObject({ appId: 1001, installationId: 2002 });
	expect(await sidebar.evaluate(() => client.context())).toMatchObject({ product: "support", location: "ticket_sidebar", ticketId });
});

test("get answers single and many paths, and says which path it does not know", async () => {
	const sidebar = await place("ticket_sidebar");
	expect(await sidebar.evaluate(() => client.get("ticket.requester.externalId"))).toMatchObject({ "ticket.requester.externalId": "pc:1" });
	expect(await sidebar.evaluate(() => client.get(["ticket.status", "currentUser.name", "ticket.nonsense"]))).toMatchObject({
		"ticket.status": "new",
		"currentUser.name": "Dana Kim",
		errors: { "ticket.nonsense": { path: "ticket.nonsense" } },
	});
	await expect(sidebar.evaluate(() => client.get("ticket.nonsense"))).rejects.toThrow('"ticket.nonsense" Could not find handler');
});

test("an unknown act is refused by name, and the SDK's own chatter is answered", async () => {
	const sidebar = await place("ticket_sidebar");
	await expect(sidebar.evaluate(() => client.invoke("dance"))).rejects.toThrow('"dance" Could not find handler');
	expect(await sidebar.evaluate(() => client.invoke("track", "click"))).toMatchObject({ track: null });
});

test("the tray grows as the app asks", async () => {
	const sidebar = await place("ticket_sidebar");
	await sidebar.evaluate(() => client.invoke("resize", { width: "100%", height: "412px" }));
	await page.waitForFunction(() => document.querySelector("iframe[data-place=ticket_sidebar]")?.clientHeight === 412);
	expect(await page.locator(".tray").evaluate((tray) => tray.clientWidth)).toBeGreaterThanOrEqual(319);
});

test("a change by somebody else reaches the app that listens, and only that one", async () => {
	const sidebar = await place("ticket_sidebar");
	await listens(sidebar, "ticket.status.changed");
	await bench.api("PUT", `/api/v2/tickets/${ticketId}`, { ticket: { status: "pending" } });
	expect(await (await hears(sidebar, "ticket.status.changed")).jsonValue()).toBe("pending");
	expect(await sidebar.evaluate(() => heard.length)).toBe(1);
});

test("the app may stop a save with its own words, and otherwise hears how it went", async () => {
	const sidebar = await place("ticket_sidebar");
	await sidebar.evaluate(() => {
		let stopped = false;
		client.on("ticket.save", () => {
			if (stopped) return true;
			stopped = true;
			return "There is an unsent text.";
		});
		listen("ticket.submit.done");
		return client.get("colorScheme");
	});
	await page.getByRole("button", { name: "Submit as Open" }).click();
	await page.getByText("There is an unsent text.").waitFor();
	expect((await bench.api("GET", `/api/v2/tickets/${ticketId}`)).json.ticket.status).toBe("new");
	await page.getByRole("button", { name: "Submit as Open" }).click();
	await hears(sidebar, "ticket.submit.done");
	expect((await bench.api("GET", `/api/v2/tickets/${ticketId}`)).json.ticket.status).toBe("open");
});

test("requests go to the helpdesk with the agent's own session, and to nobody else", async () => {
	const sidebar = await place("ticket_sidebar");
	expect(await sidebar.evaluate(() => client.request("/api/v2/users/me.json"))).toMatchObject({ user: { id: 501 } });
	const refused = await sidebar.evaluate(() => client.request("/api/v2/tickets/1.json").catch((failure: unknown) => failure));
	expect(refused).toMatchObject({ status: 404 });
	expect(await sidebar.evaluate(() => client.request({ url: "https://example.org/" }).catch((failure: unknown) => failure))).toMatchObject({
		status: 0,
	});
});

test("the background sets the top bar's symbol and preloads it; instances find each other", async () => {
	const background = await place("background");
	const instances = Object.values(
		(await background.evaluate(() => client.get("instances"))).instances as Record<string, { location: string; instanceGuid: string }>,
	);
	expect(instances.map(({ location }) => location).sort()).toEqual(["background", "nav_bar", "ticket_sidebar", "top_bar"]);
	const guid = instances.find(({ location }) => location === "top_bar")?.instanceGuid ?? "";
	await background.evaluate(async (id) => {
		await client.instance(id).set("iconSymbol", "unread");
		await client.instance(id).invoke("preloadPane");
	}, guid);
	await page.waitForSelector("[data-app=top_bar][data-symbol=unread]");
	const topBar = await place("top_bar");
	await listens(topBar, "count");
	await background.evaluate((id) => client.instance(id).trigger("count", { waiting: 3 }), guid);
	expect(await (await hears(topBar, "count")).jsonValue()).toEqual({ waiting: 3 });
});

test("the popover opens at its button, takes the app's size, and the app can close it", async () => {
	await page.locator("[data-app=top_bar]").click();
	const topBar = await place("top_bar");
	await topBar.evaluate(() => client.invoke("popover", { width: 420, height: 300 }));
	await page.waitForFunction(() => document.querySelector(".app-popover")?.clientWidth === 418);
	await listens(topBar, "pane.activated");
	await topBar.evaluate(() => client.invoke("popover", "hide"));
	await page.locator(".app-popover").waitFor({ state: "hidden" });
	await page.locator("[data-app=top_bar]").click();
	await hears(topBar, "pane.activated");
});

test("the app can lead to a ticket, to its own page, and tell the agent something", async () => {
	const background = await place("background");
	await background.evaluate(() => client.invoke("routeTo", "nav_bar", "patient-chat", "threads"));
	const navBar = await place("nav_bar");
	await listens(navBar, "app.route.changed");
	await background.evaluate(() => client.invoke("routeTo", "nav_bar", "patient-chat", "settings"));
	expect(await (await hears(navBar, "app.route.changed")).jsonValue()).toEqual({ appRoute: "settings" });
	await navBar.evaluate((id) => client.invoke("routeTo", "ticket", id), ticketId);
	await page.getByRole("heading", { name: "Text conversation" }).waitFor();
	await background.evaluate(() => client.invoke("notify", "Ana texted", "notice", { sticky: true }));
	await page.getByText("Ana texted").waitFor();
});

test("light and dark are told at the load, on request, and when they change", async () => {
	const sidebar = await place("ticket_sidebar");
	expect(await sidebar.evaluate(() => client.get("colorScheme"))).toMatchObject({ colorScheme: "light" });
	await listens(sidebar, "colorScheme.changed");
	await page.getByRole("button", { name: "Switch to dark" }).click();
	expect(await (await hears(sidebar, "colorScheme.changed")).jsonValue()).toBe("dark");
});

test("another agent means new frames and a new signature", async () => {
	await place("ticket_sidebar");
	await page.getByRole("button", { name: /Signed in as/ }).click();
	await page.getByRole("menuitemradio", { name: /Sam Ortiz/ }).click();
	await page.getByRole("button", { name: "Signed in as Sam Ortiz" }).waitFor();
	await expect.poll(() => app.loads.filter((load) => load.place === "ticket_sidebar").length).toBe(2);
	const claims = JSON.parse(
		Buffer.from(app.loads.findLast((load) => load.place === "ticket_sidebar")?.token.split(".")[1] ?? "", "base64url").toString(),
	);
	expect(claims.sub).toMatch(/\/users\/502\.json$/);
});

test("a server's notice reaches every open instance that listens", async () => {
	const background = await place("background");
	await listens(background, "api_notification.new_text");
	const told = await bench.api("POST", "/api/v2/apps/notify", { app_id: 1001, event: "new_text", body: { thread: "t1" } });
	expect(told.status).toBe(200);
	expect(await (await hears(background, "api_notification.new_text")).jsonValue()).toMatchObject({ body: { thread: "t1" } });
});
