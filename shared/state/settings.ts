import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { App } from "./app.ts";
import { createLoader } from "./loading.ts";
import { type PmModel, pmOf } from "./pm.ts";
import type { SettingsSeen, WordingSeen } from "./settings-answer.ts";
import type { TicketsDraft } from "./settings-drafts.ts";
import { countErrors, wordingErrors } from "./settings-errors.ts";
import * as forms from "./settings-forms.ts";
import { createHistory } from "./settings-history.ts";
import { memberErrors, memberRows, saveMembers } from "./settings-members.ts";
import { type SettingsRequests, settingsRequests } from "./settings-requests.ts";
import { SettingsSection } from "./settings-section.ts";

export const TOPICS = {
	open: ["hours", "quiet", "afterHours"],
	texts: ["closedCase", "help", "firstContact", "optOut", "emergency"],
	consent: ["consent", "phi", "secure", "numbers", "revocation"],
	practice: ["pmCopy", "pmSchedule", "pmServer", "pmSites"],
	clinic: ["tickets", "members", "history"],
} as const;
export type Topic = (typeof TOPICS)[keyof typeof TOPICS][number];

export type SettingsModel = ReturnType<typeof createSettings>;
export type SettingsParts = {
	app: Pick<App, "api" | "clinics">;
	clinicId: string;
	/** Where the clinic's practice system is set up too. */
	pm?: Pick<PmModel, "connection">;
	window?: Pick<EventTarget, "addEventListener">;
};

const MOST_DAYS = 3650;
const kept = new WeakMap<App, Map<string, SettingsModel>>();

/** Drafts live as long as the page: somebody may be called away to a thread in the middle of a sentence. */
export function settingsOf(app: App, clinicId: string): SettingsModel {
	const known = kept.get(app) ?? new Map<string, SettingsModel>();
	const model = known.get(clinicId) ?? createSettings({ app, clinicId, pm: pmOf(app, clinicId) });
	kept.set(app, known.set(clinicId, model));
	return model;
}

export function createSettings({ app, clinicId, pm, window = globalThis }: SettingsParts) {
	const requests = settingsRequests(app.api, clinicId);
	const answer = signal<SettingsSeen | null>(null);
	const loader = createLoader();
	const refresh = async () => {
		answer.value = await requests.read();
	};
	const load = () => loader.run(async () => void (await Promise.all([refresh(), app.clinics.load()])));
	const sections = {
		...savedSections({ app, clinicId, requests, answer, refresh }),
		wording: wordingSection(requests, answer, refresh),
		...clinicSections(app, clinicId, requests),
		...(pm && { pmServer: pm.connection.section }),
	};
	const dirty = computed(() => topics().filter((topic) => sectionsOf(sections, topic).some((section) => section.dirty.value)));
	window.addEventListener("beforeunload", (event) => dirty.peek().length > 0 && event.preventDefault());
	return {
		...{ clinicId, answer, state: loader.state, load, sections, dirty },
		history: createHistory(requests),
		discard(): void {
			for (const section of topics().flatMap((topic) => sectionsOf(sections, topic))) section.discard();
		},
	};
}

type Sections = ReturnType<typeof savedSections> &
	ReturnType<typeof clinicSections> & { wording: ReturnType<typeof wordingSection>; pmServer?: AnySection };
type Saving = {
	app: Pick<App, "clinics">;
	clinicId: string;
	requests: SettingsRequests;
	answer: { value: SettingsSeen | null; peek(): SettingsSeen | null };
	refresh(): Promise<void>;
};

function savedSections({ app, clinicId, requests, answer, refresh }: Saving) {
	const section = <Draft extends object>(form: forms.SettingsForm<Draft>) => {
		const saved = computed(() => form.read(present(answer.value)));
		const send = async (draft: Draft, from: Draft) => {
			const changed = await requests.change({ version: present(answer.peek()).version, ...form.change(draft, from) });
			answer.value = changed;
			const clinic = app.clinics.byId(clinicId);
			if (clinic) app.clinics.put({ ...clinic, numbers: changed.numbers.map(({ number, registration }) => ({ number, registration })) });
		};
		return new SettingsSection<Draft>({ saved, refresh, send, check: form.check });
	};
	return {
		...{ hours: section(forms.hoursForm), quiet: section(forms.quietForm), afterHours: section(forms.afterHoursForm) },
		...{ closedCase: section(forms.closedCaseForm), help: section(forms.helpForm), firstContact: section(forms.firstContactForm) },
		...{ optOut: section(forms.optOutForm), emergency: section(forms.emergencyForm), window: section(forms.windowForm) },
		...{ numbers: section(forms.numbersForm), phi: section(forms.phiForm), revocation: section(forms.revocationForm) },
		secure: section(forms.secureForm),
	};
}

function wordingSection(requests: SettingsRequests, answer: Saving["answer"], refresh: Saving["refresh"]) {
	const saved = computed(() => wordingInUse(present(answer.value)).text);
	// The same words keep their id, so that a repeat after a lost answer publishes nothing twice.
	const ids = new Map<string, string>();
	return new SettingsSection({
		...{ saved, refresh },
		check: wordingErrors,
		send: async (text) => {
			const key = JSON.stringify([wordingInUse(present(answer.peek())).version, text]);
			const id = ids.get(key) ?? crypto.randomUUID();
			ids.set(key, id);
			await requests.publish({ id, text });
			await refresh();
		},
	});
}

function clinicSections(app: SettingsParts["app"], clinicId: string, requests: SettingsRequests) {
	const { api, clinics } = app;
	const refresh = () => clinics.load();
	const days = computed(() => clinics.items.value.find((clinic) => clinic.id === clinicId)?.newTicketAfterDays ?? null);
	const newTicketAfterDays = ({ limited, days: typed }: TicketsDraft) => (limited ? Number(typed) : null);
	return {
		tickets: new SettingsSection({
			refresh,
			saved: computed(() => ({ limited: days.value !== null, days: String(days.value ?? 30) })),
			check: ({ limited, days: typed }) => (limited ? countErrors("newTicketAfterDays", typed, MOST_DAYS, "days") : {}),
			send: async (draft) => clinics.put(await requests.changeClinic({ newTicketAfterDays: newTicketAfterDays(draft) })),
		}),
		zone: new SettingsSection({
			refresh,
			saved: computed(() => ({ timeZone: clinics.items.value.find((clinic) => clinic.id === clinicId)?.timeZone ?? "" })),
			check: () => ({}),
			send: async ({ timeZone }: { timeZone: string }) => clinics.put(await requests.changeClinic({ timeZone })),
		}),
		members: new SettingsSection({
			refresh,
			saved: computed(() => memberRows(clinics.items.value.find((clinic) => clinic.id === clinicId))),
			check: memberErrors,
			send: (draft, from) => saveMembers({ api, clinics, clinicId }, draft, from),
		}),
	};
}

type AnySection = { dirty: ReadonlySignal<boolean>; discard(): void };

function sectionsOf(sections: Sections, topic: Topic): AnySection[] {
	if (topic === "history" || topic === "pmCopy" || topic === "pmSchedule" || topic === "pmSites") return [];
	if (topic === "pmServer") return sections.pmServer ? [sections.pmServer] : [];
	if (topic === "hours") return [sections.hours, sections.zone];
	return topic === "consent" ? [sections.wording, sections.window] : [sections[topic]];
}

function wordingInUse({ settings }: SettingsSeen): WordingSeen {
	return present(settings.consent.versions.at(-1) ?? null);
}

function topics(): Topic[] {
	return Object.values(TOPICS).flat();
}

function present<Found>(found: Found | null): Found {
	if (found === null) throw new Error("a setting was asked for before it was loaded");
	return found;
}
