import { signal } from "@preact/signals";
import * as z from "zod/mini";
import type { Scope } from "../zaf/instance.ts";
import { apps } from "./apps.ts";
import { boot, me, users } from "./desk.ts";
import type { User } from "./records.ts";
import { go } from "./route.ts";
import { scheme } from "./scheme.ts";
import { toast } from "./toasts.ts";

export type Size = { width: number; height: number };
/** Null while the popover is closed. */
export const popover = signal<Size | null>(null);
export const popoverSize = signal<Size>({ width: 400, height: 480 });
/** Kept alive out of sight once asked for or once shown. */
export const topBarLoaded = signal(false);
export const iconSymbols = signal<{ top_bar?: string; nav_bar?: string }>({});

export function showUser(user: User | undefined): Record<string, unknown> | null {
	if (user === undefined) return null;
	const { id, name, email, phone, external_id, role, locale, time_zone } = user;
	const identities = [
		email === null ? [] : { type: "email", value: email },
		phone === null ? [] : { type: "phone_number", value: phone },
	].flat();
	return {
		id,
		name,
		email: email ?? "",
		externalId: external_id ?? "",
		role,
		locale,
		timeZone: { name: time_zone },
		identities,
		groups: [],
		organizations: [],
		tags: [],
	};
}

const account = { subdomain: "localhost", planName: "Simulated", timeZone: { name: "America/New_York" } };

function instancesNow(): Record<string, unknown> {
	const all = apps.value?.host.instances() ?? [];
	return Object.fromEntries(
		all.map(({ guid, place, scope }) => [guid, { ...scope.context(), instanceGuid: guid, location: place, product: "support" }]),
	);
}

function readCommon(): Record<string, unknown> {
	const instances = instancesNow();
	return {
		currentUser: showUser(me.value === null ? undefined : (users.value.get(me.value.id) ?? me.value)),
		currentAccount: account,
		colorScheme: scheme.value,
		instances,
		...Object.fromEntries(Object.entries(instances).map(([guid, context]) => [`instances.${guid}`, context])),
	};
}

const Sticky = z.object({ sticky: z.optional(z.boolean()) });
const Kind = z.enum(["notice", "alert", "error"]);

function notify(text: unknown, kind: unknown, duration: unknown): void {
	const known = Kind.safeParse(kind);
	const sticky = Sticky.safeParse(duration);
	toast(String(text), known.success ? known.data : "notice", {
		...(typeof duration === "number" ? { ms: duration } : {}),
		sticky: sticky.success && sticky.data.sticky === true,
	});
}

function routeTo(kind: unknown, first: unknown, second: unknown): void {
	if (kind === "ticket" || kind === "user") go({ view: "tab", tab: { kind, id: Number(first) } });
	else if (kind === "nav_bar") go({ view: "nav_bar", path: typeof second === "string" ? second : "" });
	else throw new Error(`There is no way to ${String(kind)}.`);
}

const acts: Scope["acts"] = { notify, routeTo, resize: () => null };

/** What every place has; a place adds its own on top. */
export function scopeOf(own: Partial<Scope>): Scope {
	return {
		read: () => ({ ...readCommon(), ...own.read?.() }),
		write: own.write ?? {},
		acts: { ...acts, ...own.acts },
		context: () => ({ account: { subdomain: account.subdomain }, host: boot.value?.app.name, ...own.context?.() }),
	};
}

export const pixels = (value: unknown, fallback: number): number => {
	const number = typeof value === "number" ? value : Number.parseFloat(String(value));
	return Number.isFinite(number) ? number : fallback;
};

const Wanted = z.object({ width: z.optional(z.unknown()), height: z.optional(z.unknown()) });

function setSize(wanted: unknown): void {
	const { width, height } = Wanted.parse(wanted ?? {});
	popoverSize.value = { width: pixels(width, popoverSize.value.width), height: pixels(height, popoverSize.value.height) };
	if (popover.value !== null) popover.value = popoverSize.value;
}

export function setPopover(open: boolean): void {
	if (open) topBarLoaded.value = true;
	popover.value = open ? popoverSize.value : null;
}

function popoverAct(wanted: unknown): void {
	if (wanted === "show" || wanted === "hide") setPopover(wanted === "show");
	else if (wanted === undefined) setPopover(popover.value === null);
	else setSize(wanted);
}

const setSymbol = (place: "top_bar" | "nav_bar") => (value: unknown) => {
	iconSymbols.value = { ...iconSymbols.value, [place]: String(value) };
};

export const topBarScope = () =>
	scopeOf({
		write: { iconSymbol: setSymbol("top_bar") },
		acts: {
			popover: popoverAct,
			resize: setSize,
			preloadPane: () => {
				topBarLoaded.value = true;
			},
		},
	});

export const navBarScope = () => scopeOf({ write: { iconSymbol: setSymbol("nav_bar") } });
export const backgroundScope = () => scopeOf({});
