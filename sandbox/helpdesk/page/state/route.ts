import { computed, signal } from "@preact/signals";

export type Tab = { kind: "ticket"; id: number } | { kind: "user"; id: number } | { kind: "new"; id: number };

const hash = signal(location.hash);
addEventListener("hashchange", () => {
	hash.value = location.hash;
});

export type Route = { view: "list" } | { view: "nav_bar"; path: string } | { view: "tab"; tab: Tab };

function read(text: string): Route {
	const [, kind, id] = /^#\/(ticket|user|new)\/(\d+)/.exec(text) ?? [];
	if (kind === "ticket" || kind === "user" || kind === "new") return { view: "tab", tab: { kind, id: Number(id) } };
	const app = /^#\/app(?:\/(.*))?$/.exec(text);
	return app === null ? { view: "list" } : { view: "nav_bar", path: app[1] ?? "" };
}

export const route = computed(() => read(hash.value));
export const tabs = signal<Tab[]>([]);
/** The nav bar page is loaded when first visited and stays from then on. */
export const navBarVisited = signal(false);

export const sameTab = (a: Tab, b: Tab) => a.kind === b.kind && a.id === b.id;

export function go(to: Route): void {
	const { view } = to;
	if (view === "tab") location.hash = `#/${to.tab.kind}/${to.tab.id}`;
	else location.hash = view === "nav_bar" ? `#/app${to.path === "" ? "" : `/${to.path}`}` : "#/";
	// The event comes later; whoever asks for the route now must get the new one.
	hash.value = location.hash;
}

/** A place that is visited has a tab, as long as nobody closes it. */
export function followRoute(now: Route): void {
	if (now.view === "nav_bar") navBarVisited.value = true;
	if (now.view === "tab" && !tabs.value.some((tab) => sameTab(tab, now.tab))) tabs.value = [...tabs.value, now.tab];
}

export function closeTab(tab: Tab): void {
	const index = tabs.value.findIndex((each) => sameTab(each, tab));
	tabs.value = tabs.value.filter((each) => !sameTab(each, tab));
	const now = route.value;
	if (now.view !== "tab" || !sameTab(now.tab, tab)) return;
	const next = tabs.value[Math.min(index, tabs.value.length - 1)];
	go(next === undefined ? { view: "list" } : { view: "tab", tab: next });
}

let lastNew = 0;
export function openNewTicket(): void {
	lastNew += 1;
	go({ view: "tab", tab: { kind: "new", id: lastNew } });
}
