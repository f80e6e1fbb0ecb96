import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import { stayAwake, watchActivity } from "../shared/state/activity.ts";
import { createFakeHost } from "../shared/ui/testing/screen.tsx";
import { localeOf, readBoot } from "./boot.ts";

const page = (json: string) =>
	new DOMParser().parseFromString(`<script type="application/json" id="patient-chat-boot">${json}</script>`, "text/html");
const boot = {
	session: "secret",
	expiresAt: "2026-11-16T14:15:00.000Z",
	place: "nav_bar",
	staff: { id: "7", name: "Dana K.", admin: false, locale: "en-US" },
};

test("what the Worker put into the page is read", () => {
	expect(readBoot(page(JSON.stringify(boot)))).toMatchObject(boot);
});

test.each([
	["nothing", ""],
	["half of it", '{"session":"x'],
	["a place that does not exist", JSON.stringify({ ...boot, place: "cellar" })],
])("a page with %s does not start", (_what, json) => {
	expect(readBoot(page(json))).toBeNull();
});

test.each([
	["en-US", "en-US"],
	["es-419", "es-419"],
	["pt_BR", "en-US"],
	["", "en-US"],
])("the helpdesk's locale %s is read as %s", (given, locale) => {
	expect(localeOf(given)).toBe(locale);
});

const session = () => ({ state: signal("open" as const), token: signal(""), active: vi.fn(), end: () => {} });

test("keys and clicks anywhere in the page count as work, until the page goes", () => {
	const own = session();
	const over = new AbortController();
	watchActivity(own, createFakeHost(), over.signal);
	document.dispatchEvent(new Event("keydown"));
	document.dispatchEvent(new Event("pointerdown"));
	over.abort();
	document.dispatchEvent(new Event("keydown"));
	expect(own.active).toHaveBeenCalledTimes(2);
});

test("a place that must be able to alert stays awake by itself", () => {
	vi.useFakeTimers();
	const own = session();
	const over = new AbortController();
	stayAwake(own, over.signal);
	vi.advanceTimersByTime(180_000);
	over.abort();
	vi.advanceTimersByTime(180_000);
	expect(own.active).toHaveBeenCalledTimes(3);
	vi.useRealTimers();
});
