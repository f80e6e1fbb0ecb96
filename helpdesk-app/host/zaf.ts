import * as z from "zod/mini";
import type { About, Host, Scheme } from "../../shared/host.ts";
import type { Place } from "../../shared/schemas/boot.ts";
import { ABOUT_PERSON, ABOUT_TICKET, parseAbout } from "./about.ts";
import { showOnIcons } from "./icons.ts";
import { startZaf, type ZafClient } from "./zaf-client.ts";

/** The current SDK itself would wait five minutes. */
const PATIENCE_MS = 6_000;

const ABOUT_EVENTS = ["ticket.requester.id.changed", "ticket.requester.changed", "user.id.changed"];
const THREAD_ID = /\b[0-9a-f]{64}\b/;

/** Zendesk around us. Without its SDK the app still works, it only knows of no ticket. */
export function zafHost(window: Window, place: Place): Host {
	const client = startZaf(window);
	return {
		present: client !== null,
		about: () => (client ? about(client, place) : Promise.resolve({ ticketId: null, personId: null, phone: null })),
		onAboutChange: (listener, signal) => listen(client, ABOUT_EVENTS, listener, signal),
		scheme: () => scheme(client, window),
		onSchemeChange: (listener, signal) =>
			listen(client, ["colorScheme.changed"], (said) => (said === "light" || said === "dark") && listener(said), signal),
		onShown(listener, signal) {
			listen(client, ["app.activated", "pane.activated"], () => listener(true), signal);
			listen(client, ["app.deactivated", "pane.deactivated"], () => listener(false), signal);
		},
		onThreadAsked: (listener, signal) => listen(client, ["app.route.changed"], (route) => hearRoute(route, listener), signal),
		openTicket: (ticketId) => tell(client?.invoke("routeTo", "ticket", ticketId)),
		openInbox: (threadId) => tell(client && openInbox(client, threadId)),
		resize: (heightPx) => tell(client?.invoke("resize", { width: "100%", height: `${heightPx}px` })),
		notify: (text) => tell(client?.invoke("notify", text, "alert")),
		showWaiting: (count) => tell(client && showOnIcons(client, place, count)),
	};
}

async function about(client: ZafClient, place: Place): Promise<About> {
	const asked = client.get(place === "user_sidebar" ? ABOUT_PERSON : ABOUT_TICKET);
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error("Zendesk does not answer")), PATIENCE_MS);
	});
	try {
		return parseAbout(await Promise.race([asked, late]));
	} finally {
		clearTimeout(timer);
	}
}

/** In the address first: the right colours from the first paint on. */
async function scheme(client: ZafClient | null, window: Window): Promise<Scheme | null> {
	const known = new URLSearchParams(window.location.search).get("colorScheme");
	if (known === "light" || known === "dark") return known;
	const answer = z.object({ colorScheme: z.enum(["light", "dark"]) }).safeParse(await client?.get("colorScheme").catch(() => null));
	return answer.success ? answer.data.colorScheme : null;
}

/** `routeTo` wants the app's name as it stands in addresses. */
async function openInbox(client: ZafClient, threadId: string | undefined): Promise<void> {
	const answer = z.object({ name: z.string() }).safeParse(await client.metadata());
	const name = answer.success ? answer.data.name : "Patient Chat";
	const inAddress = name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
	await client.invoke("routeTo", "nav_bar", inAddress, threadId ?? "");
}

function hearRoute(route: unknown, listener: (threadId: string) => void): void {
	const found = THREAD_ID.exec(JSON.stringify(route ?? ""));
	if (found) listener(found[0]);
}

function listen(client: ZafClient | null, events: string[], listener: (message: unknown) => void, signal: AbortSignal): void {
	if (!client || signal.aborted) return;
	for (const event of events) {
		client.on(event, listener);
		signal.addEventListener("abort", () => client.off(event, listener), { once: true });
	}
}

/** Favours asked of the host: nothing of ours depends on their outcome. */
function tell(done: Promise<unknown> | null | undefined): void {
	done?.catch(() => {});
}
