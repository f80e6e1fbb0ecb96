import { expect, test } from "vitest";
import type { Clinic } from "../schemas/clinic.ts";
import { createClinics } from "./clinics.ts";
import { createSettings } from "./settings.ts";
import { createFakeSettings, problem } from "./testing/fake-settings.ts";

async function loaded(clinic: Partial<Clinic> = {}) {
	const fake = createFakeSettings({}, clinic);
	const clinics = createClinics(fake.api, new AbortController().signal);
	const window = new EventTarget();
	const settings = createSettings({ app: { api: fake.api, clinics }, clinicId: "riverside", window });
	await settings.load();
	const changes = () =>
		fake.asked.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path.split("/").at(-1)}`);
	return { fake, clinics, settings, window, changes };
}

const holdsBack = (window: EventTarget) => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));

test("the page holds back who would close it over changes that are not saved", async () => {
	const { settings, window } = await loaded();
	expect(holdsBack(window)).toBe(false);
	settings.sections.quiet.edit({ to: "18:00" });
	expect(settings.dirty.value).toEqual(["quiet"]);
	expect(holdsBack(window)).toBe(true);
	await settings.sections.quiet.save();
	expect(holdsBack(window)).toBe(false);
});

test("what is changed back is not a change", async () => {
	const { settings, changes } = await loaded();
	settings.sections.quiet.edit({ to: "18:00" });
	settings.sections.quiet.edit({ to: "20:00" });
	expect(settings.dirty.value).toEqual([]);
	await settings.sections.quiet.save();
	expect(changes()).toEqual([]);
});

test("two clicks on Save save once", async () => {
	const { settings, changes } = await loaded();
	settings.sections.revocation.edit({ choice: "as_law" });
	await Promise.all([settings.sections.revocation.save(), settings.sections.revocation.save()]);
	expect(changes()).toEqual(["PATCH settings"]);
});

test("what is written while saving is not lost", async () => {
	const { settings } = await loaded();
	const { help } = settings.sections;
	help.edit({ text: { en: "One", es: "Uno" } });
	const saving = help.save();
	help.edit({ text: { en: "One and two", es: "Uno" } });
	await saving;
	expect(help.draft.value.text.en).toBe("One and two");
	expect(settings.dirty.value).toEqual(["help"]);
});

test("where changing members breaks off, the rest stays to be saved, and only the rest", async () => {
	const members = ["11", "12"].map((zendeskUserId) => ({ zendeskUserId, role: "member" as const }));
	const { fake, settings, clinics, changes } = await loaded({ members });
	const section = settings.sections.members;
	section.edit({ rows: section.draft.value.rows.map((row) => ({ ...row, role: "reader" as const })) });
	const answering = fake.fetch;
	fake.fetch = (input, init) => (String(input).endsWith("/12") ? Promise.reject(new TypeError("lost")) : answering(input, init));
	await section.save();
	expect(section.outcome.value.kind).toBe("unreached");
	expect(clinics.byId("riverside")?.members).toMatchObject([{ role: "reader" }, { role: "member" }]);
	fake.fetch = answering;
	await section.save();
	expect(section.outcome.value.kind).toBe("saved");
	expect(changes()).toEqual(["PUT 11", "PUT 12"]);
});

test("a number's new registration is known to the rest of the app at once", async () => {
	const { settings, clinics } = await loaded({ numbers: [{ number: "+12125550100", registration: "pending" }] });
	settings.sections.numbers.edit({ "+12125550100": { registration: "confirmed", stopReplies: "ours" } });
	await settings.sections.numbers.save();
	expect(clinics.byId("riverside")?.numbers).toEqual([{ number: "+12125550100", registration: "confirmed" }]);
});

test("what the Worker refuses keeps the draft, with its reason", async () => {
	const { fake, settings } = await loaded();
	fake.failNext(problem(409, "checklist_incomplete"));
	settings.sections.phi.edit({ on: true });
	await settings.sections.phi.save();
	expect(settings.sections.phi.outcome.value).toEqual({ kind: "refused", code: "checklist_incomplete", said: null });
	expect(settings.dirty.value).toEqual(["phi"]);
	settings.discard();
	expect(settings.dirty.value).toEqual([]);
});
