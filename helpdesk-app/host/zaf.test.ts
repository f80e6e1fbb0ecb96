import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { MOST_DRAWN, symbolFor } from "./icons.ts";
import { zafHost } from "./zaf.ts";

type Call = [what: string, ...args: unknown[]];

function zendesk(answers: Record<string, unknown> = {}, search = "") {
	const calls: Call[] = [];
	const listeners = new Map<string, Set<(message: unknown) => void>>();
	const of = (event: string) => listeners.get(event) ?? new Set();
	const client = (guid: string) => ({
		get: async (path: string | string[]) => {
			calls.push(["get", path]);
			return answers[String(path)] ?? { errors: {} };
		},
		set: async (...args: unknown[]) => void calls.push([`set ${guid}`.trim(), ...args]),
		invoke: async (...args: unknown[]) => void calls.push(["invoke", ...args]),
		metadata: async () => answers.metadata ?? {},
		on: (event: string, listener: (message: unknown) => void) => void listeners.set(event, of(event).add(listener)),
		off: (event: string, listener: (message: unknown) => void) => void of(event).delete(listener),
		instance: (other: string) => client(other),
	});
	const window = { location: { search }, ZAFClient: { init: () => client("") } } as unknown as Window;
	const happens = (event: string, message?: unknown) => [...of(event)].forEach((listener) => void listener(message));
	return { window, calls, happens, listening: () => [...listeners.values()].reduce((sum, set) => sum + set.size, 0) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
const TICKET = "ticket.id,ticket.requester";

afterEach(() => vi.useRealTimers());

test("Zendesk says which ticket this is, who asks, and their number", async () => {
	const requester = {
		id: 9001,
		name: "Texter",
		identities: [
			{ type: "email", value: "a@b.example" },
			{ type: "phone_number", value: "+12125550143" },
		],
	};
	const { window } = zendesk({ [TICKET]: { "ticket.id": 35436, "ticket.requester": requester, errors: {} } });
	expect(await zafHost(window, "ticket_sidebar").about()).toEqual({ ticketId: "35436", personId: "9001", phone: "+12125550143" });
});

test.each([
	["a new ticket without a requester", { "ticket.id": null, "ticket.requester": null }],
	["an answer of another shape", { "ticket.id": { id: 1 }, "ticket.requester": "Ana" }],
	["an id that is none", { "ticket.id": "../../clinics", "ticket.requester": { id: -1 } }],
	["nothing", null],
])("%s is no ticket", async (_what, answer) => {
	const { window } = zendesk({ [TICKET]: answer });
	expect(await zafHost(window, "new_ticket_sidebar").about()).toEqual({ ticketId: null, personId: null, phone: null });
});

test("a profile is a person without a ticket", async () => {
	const { window } = zendesk({ user: { user: { id: "9001", identities: null } } });
	expect(await zafHost(window, "user_sidebar").about()).toEqual({ ticketId: null, personId: "9001", phone: null });
});

test("a Zendesk that does not answer is trouble, not an empty ticket", async () => {
	vi.useFakeTimers();
	const { window } = zendesk({ [TICKET]: new Promise(() => {}) });
	const about = expect(zafHost(window, "ticket_sidebar").about()).rejects.toThrow("does not answer");
	await vi.advanceTimersByTimeAsync(6_000);
	await about;
});

test("without the SDK everything stays calm and knows of no ticket", async () => {
	for (const window of [{ location: { search: "" } }, { location: { search: "" }, ZAFClient: { init: () => false } }]) {
		const host = zafHost(window as unknown as Window, "ticket_sidebar");
		expect(host.present).toBe(false);
		expect(await host.about()).toEqual({ ticketId: null, personId: null, phone: null });
		expect(await host.scheme()).toBeNull();
		host.onShown(() => {}, new AbortController().signal);
		host.openTicket("1");
		host.openInbox();
		host.resize(500);
		host.notify("x");
		host.showWaiting(3);
	}
});

test("the colours come with the address, else from Zendesk, and change with it", async () => {
	expect(await zafHost(zendesk({}, "?colorScheme=dark").window, "nav_bar").scheme()).toBe("dark");
	expect(await zafHost(zendesk({ colorScheme: { colorScheme: "dark" } }).window, "nav_bar").scheme()).toBe("dark");
	expect(await zafHost(zendesk({ colorScheme: { colorScheme: "sepia" } }).window, "nav_bar").scheme()).toBeNull();
	const { window, happens } = zendesk();
	const heard: string[] = [];
	zafHost(window, "nav_bar").onSchemeChange((scheme) => heard.push(scheme), new AbortController().signal);
	happens("colorScheme.changed", "dark");
	happens("colorScheme.changed", { odd: true });
	expect(heard).toEqual(["dark"]);
});

test("listeners end with their signal", () => {
	const { window, happens, listening } = zendesk();
	const stop = new AbortController();
	const heard: boolean[] = [];
	const host = zafHost(window, "top_bar");
	host.onShown((shown) => heard.push(shown), stop.signal);
	host.onAboutChange(() => {}, stop.signal);
	happens("pane.deactivated");
	happens("app.activated");
	stop.abort();
	expect(heard).toEqual([false, true]);
	expect(listening()).toBe(0);
});

test("a link to a thread is understood, whatever Zendesk wraps around it, and anything else is not", () => {
	const { window, happens } = zendesk();
	const heard: string[] = [];
	const id = "a".repeat(64);
	zafHost(window, "nav_bar").onThreadAsked((threadId) => heard.push(threadId), new AbortController().signal);
	happens("app.route.changed", { appName: "patient-chat", appRoute: `/${id}` });
	happens("app.route.changed", { appRoute: "settings" });
	happens("app.route.changed", undefined);
	expect(heard).toEqual([id]);
});

test("the inbox is opened under the name that the app was installed with", async () => {
	const { window, calls } = zendesk({ metadata: { name: "Our Texting_App" } });
	zafHost(window, "top_bar").openInbox("f".repeat(64));
	await settled();
	expect(calls).toContainEqual(["invoke", "routeTo", "nav_bar", "our-texting-app", "f".repeat(64)]);
});

test("from the background, the icons of both bars show how many wait; sidebars have none", async () => {
	const instances = { a: { location: "top_bar" }, b: { location: "ticket_sidebar" }, c: { location: "nav_bar" } };
	const { window, calls } = zendesk({ instances: { instances } });
	zafHost(window, "background").showWaiting(3);
	await settled();
	expect(calls.filter(([what]) => what.startsWith("set"))).toEqual([
		["set a", "iconSymbol", "unread-3"],
		["set c", "iconSymbol", "unread-3"],
	]);
});

test.each(["top_bar", "nav_bar"])("every count has its drawing in icon_%s.svg", (place) => {
	const svg = readFileSync(join(import.meta.dirname, `../assets/icon_${place}.svg`), "utf8");
	for (let count = 0; count <= MOST_DRAWN + 1; count += 1) expect(svg).toContain(`<symbol id="${symbolFor(count)}"`);
	expect(symbolFor(-1)).toBe("default");
	expect(symbolFor(5000)).toBe("unread-many");
});
