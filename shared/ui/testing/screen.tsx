import { signal } from "@preact/signals";
import { cleanup, render } from "@testing-library/preact";
import axe from "axe-core";
import type { ComponentChildren } from "preact";
import { expect } from "vitest";
import type { About, Host } from "../../host.ts";
import type { Clinic } from "../../schemas/clinic.ts";
import type { App } from "../../state/app.ts";
import { createClinics } from "../../state/clinics.ts";
import { createDrafts } from "../../state/drafts.ts";
import { aClinic, MONDAY_9_AM } from "../../state/testing/builders.ts";
import { createFakeApi, type FakeApi } from "../../state/testing/fake-api.ts";
import { createFakeLive, type FakeLive } from "../../state/testing/fake-live.ts";
import { createThreads } from "../../state/threads.ts";
import { createToast } from "../../state/toast.ts";
import { en } from "../../words/en.ts";
import { inboxEn } from "../../words/inbox-en.ts";
import { setupEn } from "../../words/setup-en.ts";
import { Surrounding } from "../context.ts";
import { Frame } from "../Frame.tsx";
import { InboxWording, SetupWording } from "../wording.ts";

export type FakeHost = Host & { asked: [what: string, value: unknown][]; about: () => Promise<About>; turnAway(): void };

export function createFakeHost(about: About = { ticketId: "35436", personId: "9001", phone: "+1 212 555 0143" }): FakeHost {
	const asked: FakeHost["asked"] = [];
	const shown = new Set<(shown: boolean) => void>();
	const note = (what: string) => (value?: unknown) => void asked.push([what, value]);
	return {
		asked,
		present: true,
		about: async () => about,
		onAboutChange: () => {},
		scheme: async () => "light",
		onSchemeChange: () => {},
		onShown: (listener) => void shown.add(listener),
		onThreadAsked: () => {},
		openTicket: note("openTicket"),
		openInbox: note("openInbox"),
		resize: note("resize"),
		notify: note("notify"),
		showWaiting: note("showWaiting"),
		turnAway: () => shown.forEach((listener) => void listener(false)),
	};
}

export type Page = {
	app: App;
	api: FakeApi;
	live: FakeLive;
	host: FakeHost;
	session: { value: "open" | "closing" | "over" };
	root: Element;
};

/** One screen in its frame, as the app mounts it, over a Worker in memory. */
export async function show(screen: ComponentChildren, parts: { api?: FakeApi; host?: FakeHost; clinics?: Clinic[] } = {}): Promise<Page> {
	cleanup();
	const api = parts.api ?? createFakeApi();
	if (parts.clinics || api.state.clinics.length === 0) api.state.clinics = parts.clinics ?? [aClinic()];
	const live = createFakeLive();
	const host = parts.host ?? createFakeHost();
	const over = new AbortController().signal;
	const session = signal<"open" | "closing" | "over">("open");
	const drafts = createDrafts();
	const app: App = {
		api,
		host,
		staff: { id: "7", name: "Dana K.", admin: true, locale: "en-US" },
		session: { state: session, token: signal("secret"), active: () => host.asked.push(["active", null]), end: () => {} },
		clinics: createClinics(api, over),
		live,
		drafts,
		threads: createThreads({ api, live, drafts, over, window: new EventTarget() }),
		toast: createToast(),
		enterSends: signal(true),
		keysOn: signal(true),
		clock: signal(MONDAY_9_AM + 60 * 60_000),
		dark: signal(false),
	};
	await app.clinics.load();
	const { container } = render(
		<Surrounding.Provider value={{ app, words: en, locale: "en-US" }}>
			<InboxWording.Provider value={inboxEn}>
				<SetupWording.Provider value={setupEn}>
					<Frame>{screen}</Frame>
				</SetupWording.Provider>
			</InboxWording.Provider>
		</Surrounding.Provider>,
	);
	return { app, api, live, host, session, root: container };
}

/** Every rule of WCAG 2.2 A and AA that can be judged without pixels; colours are judged in a real browser. */
export async function expectAccessible(root: Element): Promise<void> {
	const { violations } = await axe.run(root, {
		runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
		rules: { "color-contrast": { enabled: false }, region: { enabled: false }, "page-has-heading-one": { enabled: false } },
	});
	expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}
