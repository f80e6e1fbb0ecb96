import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, vi } from "vitest";
import type { Ask } from "../../api/call.ts";
import { createApi } from "../../api/client.ts";
import type { Clinic } from "../../schemas/clinic.ts";
import type { Thread } from "../../schemas/thread.ts";
import { aClinic } from "../../state/testing/builders.ts";
import { createFakeApi } from "../../state/testing/fake-api.ts";
import type { FakePm } from "../../state/testing/fake-pm.ts";
import { createFakeSettings } from "../../state/testing/fake-settings.ts";
import { settingsEn } from "../../words/settings-en.ts";
import { visitsEn } from "../../words/visits-en.ts";
import { InboxPage } from "../InboxPage.tsx";
import { visitsScreens } from "../pm/visits-screens.tsx";
import { Settings } from "../Settings.tsx";
import { SettingsWording } from "../settings-wording.ts";
import { show } from "./screen.tsx";

type Topic = "pmCopy" | "pmSchedule" | "pmServer" | "pmSites";
const OF_PM = /\/(pm-status|imports|upload-key|pm-connection|pm-sites|worklists|patients)\b/;

/** One section of the practice system's settings, as an admin opens it. */
export async function openPm(topic: Topic, fake: FakePm) {
	vi.stubGlobal("fetch", fake.fetch);
	const settings = createFakeSettings();
	const answering = settings.fetch;
	settings.fetch = (input, init) => (OF_PM.test(String(input)) ? fake.fetch(input, init) : answering(input, init));
	const api = { ...createFakeApi([]), ...settings.api } as ReturnType<typeof createFakeApi>;
	const [clinic] = settings.clinics;
	if (!clinic) throw new Error("no clinic");
	const page = await show(
		<SettingsWording.Provider value={settingsEn}>
			<Settings clinic={clinic} back={() => {}} />
		</SettingsWording.Provider>,
		{ api, clinics: settings.clinics },
	);
	fireEvent.click(within(screen.getByRole("navigation")).getByRole("button", { name: settingsEn.topics[topic].title }));
	await waitFor(() => expect(screen.queryByLabelText("Loading")).toBeNull());
	return page;
}

/** The inbox page with its worklists. */
export async function openInbox(fake: FakePm, { threads = [], clinic = {} }: { threads?: Thread[]; clinic?: Partial<Clinic> } = {}) {
	const texts = createFakeApi(threads);
	const pm = createApi({ fetch: fake.fetch, token: () => "secret", signedOut: () => {} });
	const ask: typeof pm.ask = (schema, path, asked?: Ask) =>
		path.startsWith("/api/clinics") && OF_PM.test(path) ? pm.ask(schema, path, asked) : texts.ask(schema, path, asked);
	const api = { ...texts, ask } as ReturnType<typeof createFakeApi>;
	const own = aClinic(clinic);
	const page = await show(
		<InboxPage clinic={own} askedId={null} pickClinic={() => {}} openSetup={null} visits={visitsScreens(visitsEn)} />,
		{ api, clinics: [own] },
	);
	return { ...page, texts };
}
