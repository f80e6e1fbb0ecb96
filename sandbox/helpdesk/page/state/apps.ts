import { effect, signal } from "@preact/signals";
import { createHost, type Host } from "../zaf/host.ts";
import type { Instance } from "../zaf/instance.ts";
import { loadInto } from "../zaf/load.ts";
import { boot, me } from "./desk.ts";
import { route } from "./route.ts";
import { scheme } from "./scheme.ts";
import { backgroundScope, iconSymbols, navBarScope, popover, topBarScope } from "./scopes.ts";

/** One app, installed once: what every agent page holds of it. */
export type Apps = { host: Host; topBar: Instance; navBar: Instance; background: Instance };
export const apps = signal<Apps | null>(null);
export const hostNow = (): Host | null => apps.value?.host ?? null;

/** Sidebars are opened by their views; the tickets they stand beside are found here. */
export const besideTicket = new Map<string, number>();

export function sidebarsOf(ticketId: number): Instance[] {
	return (
		hostNow()
			?.instances()
			.filter((instance) => besideTicket.get(instance.guid) === ticketId) ?? []
	);
}

/** Anew for every agent who signs in: an app's frames belong to one agent. */
export function startApps(): void {
	const known = boot.value;
	if (known === null || me.value === null) return;
	apps.value?.host.emitAll("app.willDestroy");
	apps.value?.host.stop();
	popover.value = null;
	iconSymbols.value = {};
	besideTicket.clear();
	const host = createHost({
		appOrigin: known.workerOrigin,
		metadata: {
			appId: Number(known.app.appId),
			installationId: Number(known.app.installationId),
			name: known.app.name,
			version: "2.0",
			settings: { title: known.app.name },
		},
		load: (instance, frame) => loadInto(instance, frame, scheme.peek()),
	});
	const background = host.open("background", backgroundScope());
	const topBar = host.open("top_bar", topBarScope());
	const navBar = host.open("nav_bar", navBarScope());
	apps.value = { host, background, topBar, navBar };
}

effect(() => {
	hostNow()?.emitAll("colorScheme.changed", scheme.value);
});

effect(() => {
	const now = route.value;
	const known = apps.value;
	if (known !== null && now.view === "nav_bar") known.host.emit(known.navBar, "app.route.changed", { appRoute: now.path });
});

const shownOnce = new Set<string>();

/** `pane.activated` is not sent on the first showing: the app has just been loaded then. */
export function showPane(instance: Instance, isShown: boolean): void {
	const known = apps.value;
	if (known === null) return;
	const first = !shownOnce.has(instance.guid);
	if (isShown) shownOnce.add(instance.guid);
	if (first) return;
	known.host.emit(instance, isShown ? "pane.activated" : "pane.deactivated");
}
