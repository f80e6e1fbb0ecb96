import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { PHI_ITEMS } from "../schemas/phi-items.ts";
import { aClinic } from "../state/testing/builders.ts";
import { createFakeApi } from "../state/testing/fake-api.ts";
import { createFakeSettings, type FakeSettings, problem } from "../state/testing/fake-settings.ts";
import { settingsEn as words } from "../words/settings-en.ts";
import { InboxPage } from "./InboxPage.tsx";
import { Settings } from "./Settings.tsx";
import { SettingsWording } from "./settings-wording.ts";
import { expectAccessible, show } from "./testing/screen.tsx";

async function open(topic: keyof typeof words.topics, fake: FakeSettings = createFakeSettings()) {
	const back = vi.fn();
	const [clinic] = fake.clinics;
	if (!clinic) throw new Error("no clinic");
	const api = { ...createFakeApi([]), ...fake.api } as ReturnType<typeof createFakeApi>;
	const page = await show(
		<SettingsWording.Provider value={words}>
			<Settings clinic={clinic} back={back} />
		</SettingsWording.Provider>,
		{ api, clinics: fake.clinics },
	);
	const { title } = words.topics[topic];
	const go = (name: string) =>
		fireEvent.click(within(screen.getByRole("navigation")).getByRole("button", { name: new RegExp(`^${name}`) }));
	go(title);
	await waitFor(() => expect(screen.queryByLabelText("Loading")).toBeNull());
	return { ...page, fake, go, back };
}

const save = () => fireEvent.click(screen.getByRole("button", { name: "Save" }));
const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });
const changes = (fake: FakeSettings) => fake.asked.filter(({ method }) => method !== "GET");

test.each(Object.keys(words.topics) as (keyof typeof words.topics)[])(
	"the section %s says what it does to a patient, and is accessible",
	async (topic) => {
		const { root } = await open(topic);
		expect(screen.getByRole("heading", { name: words.topics[topic].title, level: 2 })).toBeTruthy();
		expect(screen.getByText(words.topics[topic].what)).toBeTruthy();
		await expectAccessible(root);
	},
);

test("opening hours are saved day by day, with Monday copied to all", async () => {
	const { fake, root } = await open("hours");
	fireEvent.click(screen.getByRole("checkbox", { name: "This clinic has opening hours" }));
	expect(screen.getByText(/on this clinic's clock: America\/New York/)).toBeTruthy();
	type("Monday, to", "12:00");
	fireEvent.click(screen.getByRole("button", { name: "Add hours on Monday" }));
	type("Monday, to (2)", "00:00");
	fireEvent.click(screen.getByRole("button", { name: "Copy Monday to all days" }));
	fireEvent.click(screen.getByRole("button", { name: "Remove hours 2 on Sunday" }));
	type("New holiday", "2026-12-25");
	fireEvent.click(screen.getByRole("button", { name: "Add holiday" }));
	await expectAccessible(root);
	save();
	await screen.findByText("Saved.");
	const [morning, evening] = [
		{ from: "09:00", to: "12:00" },
		{ from: "13:00", to: "24:00" },
	];
	const all = [morning, evening];
	expect(changes(fake)).toMatchObject([
		{
			method: "PATCH",
			body: { version: 0, hours: { weekly: { mon: all, wed: all, sat: all, sun: [morning] }, holidays: ["2026-12-25"] } },
		},
	]);
});

test("hours that overlap are said beside their day, and nothing is sent", async () => {
	const { fake, root } = await open("hours");
	fireEvent.click(screen.getByRole("checkbox", { name: "This clinic has opening hours" }));
	fireEvent.click(screen.getByRole("button", { name: "Add hours on Tuesday" }));
	type("Tuesday, from (2)", "10:00");
	type("Wednesday, to", "08:00");
	save();
	expect(screen.getByText("These hours overlap, or are not in order.")).toBeTruthy();
	expect(screen.getByText("The end must be later than the beginning.")).toBeTruthy();
	await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Tuesday, from")));
	await expectAccessible(root);
	expect(changes(fake)).toEqual([]);
});

test("the words of a text are shown as the patient will get them, with what they cost", async () => {
	await open("afterHours");
	type("Words in Spanish", `Cerrado aquí. ${"x".repeat(60)}`);
	expect(screen.getByText("Preview in Spanish", { exact: false }).closest("figure")?.textContent).toMatch(
		/Cerrado aquí.*74 characters, sent as 2 texts · “í” makes it longer/,
	);
});

test("the words that bring the link are shown as a patient gets them, and must say once where it goes", async () => {
	const { fake } = await open("secure");
	expect(screen.getByText(/^Riverside has a private message for you: http/)).toBeTruthy();
	type("Words in English", "{clinic} wrote to {patient}: {link}");
	type("Words in Spanish", "Tiene un mensaje privado.");
	type("A link opens the page for (hours)", "0");
	save();
	expect(screen.getByText("Only {clinic} and {link} can be filled in.")).toBeTruthy();
	expect(screen.getByText("Say once where the link goes: {link}.")).toBeTruthy();
	expect(screen.getByText("Write hours from 1 to 720.")).toBeTruthy();
	expect(changes(fake)).toEqual([]);
	type("Words in English", "{clinic}: a private message for you at {link}");
	type("Words in Spanish", "{clinic}: un mensaje privado en {link}");
	type("A link opens the page for (hours)", "48");
	fireEvent.click(screen.getByRole("radio", { name: "A texted code" }));
	save();
	await screen.findByText("Saved.");
	const notice = { en: "{clinic}: a private message for you at {link}", es: "{clinic}: un mensaje privado en {link}" };
	expect(changes(fake)).toMatchObject([
		{ body: { version: 0, secure: { notice, proof: "code", linkHours: 48, nudgeHours: 24, colour: "#1f5f8b" } } },
	]);
});

test("a text that asks for a carrier's word is not saved", async () => {
	const { fake } = await open("help");
	type("Words in English", "Reply YES for help.");
	save();
	expect(screen.getByText(/Do not ask for CANCEL/)).toBeTruthy();
	expect(changes(fake)).toEqual([]);
});

test("what the Worker refuses is said beside the field it names", async () => {
	const { fake } = await open("help");
	fake.failNext(problem(400, "malformed", { at: "help.text.es", detail: "At most 12." }));
	type("Words in English", "Call us.");
	save();
	await screen.findByText("At most 12.");
	expect(screen.getByLabelText("Words in Spanish").getAttribute("aria-invalid")).toBe("true");
	expect(screen.getByRole("button", { name: /^Answer to HELP not saved/ })).toBeTruthy();
});

test("somebody saved meanwhile: theirs is loaded, and my words stay", async () => {
	const { fake } = await open("quiet");
	type("Automatic texts to", "18:00");
	fake.meanwhile({ revocation: "as_law" });
	save();
	await screen.findByText("Somebody saved meanwhile, so yours was not saved.");
	fireEvent.click(screen.getByRole("button", { name: "Load theirs, keep my changes" }));
	await screen.findByText(/Only other settings had changed/);
	save();
	await screen.findByText("Saved.");
	expect(fake.answer.settings).toMatchObject({ quietHours: { from: "08:00", to: "18:00" }, revocation: "as_law" });
});

test("who would put theirs in the place of a colleague's is told so before saving", async () => {
	const { fake } = await open("quiet");
	type("Automatic texts to", "18:00");
	fake.meanwhile({ quietHours: { from: "09:00", to: "21:00" } });
	save();
	fireEvent.click(await screen.findByRole("button", { name: "Load theirs, keep my changes" }));
	await screen.findByText(/Somebody changed this section meanwhile/);
	expect(screen.getByLabelText("Automatic texts to")).toHaveProperty("value", "18:00");
	fireEvent.click(screen.getByRole("button", { name: "Discard changes" }));
	expect(screen.getByLabelText("Automatic texts to")).toHaveProperty("value", "21:00");
});

test("a section that is not saved keeps its changes, says so, and warns who leaves", async () => {
	const { go, back, root } = await open("quiet");
	type("Automatic texts to", "18:00");
	go("Members");
	await screen.findByText("“Quiet hours” is not saved. It is kept until you close this page.");
	fireEvent.click(screen.getByRole("button", { name: "Go back to it" }));
	expect(screen.getByLabelText("Automatic texts to")).toHaveProperty("value", "18:00");
	fireEvent.click(screen.getByRole("button", { name: "Back to texts" }));
	const dialog = await screen.findByRole("dialog", { name: "Leave without saving?" });
	expect(within(dialog).getByText("Quiet hours")).toBeTruthy();
	await expectAccessible(root);
	expect(back).not.toHaveBeenCalled();
	fireEvent.click(within(dialog).getByRole("button", { name: "Discard and leave" }));
	expect(back).toHaveBeenCalledOnce();
});

test("with nothing changed, back goes back", async () => {
	const { back } = await open("quiet");
	fireEvent.click(screen.getByRole("button", { name: "Back to texts" }));
	expect(back).toHaveBeenCalledOnce();
});

test("publishing a wording asks first, because patients are asked again, and a lost answer publishes nothing twice", async () => {
	const { fake } = await open("consent");
	type("Words in English", "May we text you results? Reply AGREE or NO.");
	fake.failNext(new TypeError("lost"));
	const publish = async () => {
		fireEvent.click(screen.getByRole("button", { name: "Publish…" }));
		const dialog = await screen.findByRole("dialog", { name: "Publish this wording?" });
		expect(dialog.textContent).toContain("are asked again");
		fireEvent.click(within(dialog).getByRole("button", { name: "Publish and ask again" }));
	};
	await publish();
	await screen.findByText(/could not be reached/);
	await publish();
	await screen.findByText("Published.");
	await screen.findByText("Version 2");
	const [first, second] = changes(fake).map(({ body }) => body);
	expect(first).toEqual(second);
});

test("a wording without its answers is not published", async () => {
	const { fake } = await open("consent");
	type("Words in English", "May we text you results?");
	fireEvent.click(screen.getByRole("button", { name: "Publish…" }));
	expect(screen.getByText(/Say which words to answer with/)).toBeTruthy();
	expect(screen.queryByRole("dialog")).toBeNull();
	expect(changes(fake)).toEqual([]);
});

test("health details by text cannot be switched on until all is done, and unticking one switches them off", async () => {
	const { fake } = await open("phi");
	const toggle = () => screen.getByRole("checkbox", { name: /^Health details may go by text/ });
	expect(toggle()).toHaveProperty("disabled", true);
	expect(screen.getByText(/^Cannot be switched on yet. Still open: Agreement with Twilio,.*Plan for a breach\.$/)).toBeTruthy();
	for (const item of PHI_ITEMS) fireEvent.click(screen.getByRole("checkbox", { name: words.phi.items[item].title }));
	fireEvent.click(toggle());
	save();
	await screen.findByText("Saved.");
	expect(changes(fake)[0]?.body).toMatchObject({ phi: { on: true, checklist: { baa_twilio: true, breach_plan: true } } });
	expect(screen.getAllByText(/Ticked Mon, November 16, 2026 by you/)).toHaveLength(PHI_ITEMS.length);
	fireEvent.click(screen.getByRole("checkbox", { name: "Staff trained" }));
	expect(toggle()).toHaveProperty("checked", false);
	save();
	await waitFor(() => expect(changes(fake)[1]?.body).toMatchObject({ phi: { on: false, checklist: { staff_trained: false } } }));
});

test("only the number that was changed is sent", async () => {
	const fake = createFakeSettings(
		{},
		{
			numbers: [
				{ number: "+12125550100", registration: "pending" },
				{ number: "+12125550101", registration: "confirmed" },
			],
		},
	);
	await open("numbers", fake);
	const first = screen.getByRole("region", { name: "(212) 555-0100" });
	fireEvent.click(within(first).getByRole("radio", { name: "Confirmed" }));
	fireEvent.click(within(first).getByRole("radio", { name: "We do" }));
	save();
	await screen.findByText("Saved.");
	expect(changes(fake)[0]?.body).toEqual({ version: 0, numbers: { "+12125550100": { registration: "confirmed", stopReplies: "ours" } } });
});

test("own emergency words need at least one in each language", async () => {
	const { fake } = await open("emergency");
	fireEvent.click(screen.getByRole("radio", { name: "Our own list" }));
	type("English words", "chest pain\n\n chest pain\noverdose");
	save();
	expect(screen.getByText(/Write at least one word/)).toBeTruthy();
	type("Spanish words", "dolor de pecho");
	save();
	await screen.findByText("Saved.");
	expect(changes(fake)[0]?.body).toMatchObject({ emergencyWords: { en: ["chest pain", "overdose"], es: ["dolor de pecho"] } });
});

test("new tickets after some days", async () => {
	const { fake } = await open("tickets");
	fireEvent.click(screen.getByRole("radio", { name: /^Make a new ticket/ }));
	type("Days", "0");
	save();
	expect(screen.getByText("Write days from 1 to 3,650.")).toBeTruthy();
	type("Days", "14");
	save();
	await screen.findByText("Saved.");
	expect(changes(fake)).toEqual([{ method: "PATCH", path: "/api/clinics/riverside", body: { newTicketAfterDays: 14 } }]);
});

test("members are changed one by one, and what was not reached stays to be saved", async () => {
	const members = [
		{ zendeskUserId: "11", role: "member" as const },
		{ zendeskUserId: "12", role: "reader" as const },
	];
	const fake = createFakeSettings({}, { members });
	await open("members", fake);
	fireEvent.change(screen.getByLabelText("Role of person 1"), { target: { value: "admin" } });
	fireEvent.click(screen.getByRole("button", { name: "Remove person 2" }));
	fireEvent.click(screen.getByRole("button", { name: "Add a person" }));
	type("Zendesk user id 2", "x");
	save();
	expect(screen.getByText("A Zendesk user id is made of digits only.")).toBeTruthy();
	type("Zendesk user id 2", "13");
	save();
	await screen.findByText("Saved.");
	expect(changes(fake).map(({ method, path }) => `${method} ${path.split("/").at(-1)}`)).toEqual(["PUT 11", "PUT 13", "DELETE 12"]);
});

test("the history says who changed what, in words, and loads more", async () => {
	const fake = createFakeSettings();
	const at = "2026-11-16T14:00:00.000Z";
	const changed = [
		{ at: "afterHours.on", before: false, after: true },
		{ at: "help.text.es", before: `sha256:${"a".repeat(64)}`, after: `sha256:${"b".repeat(64)}` },
		{ at: "hours.weekly.mon", before: null, after: '[{"from":"09:00","to":"17:00"}]' },
	];
	fake.audit = Array.from({ length: 40 }, (_, index) =>
		index === 0
			? { seq: 40, at, type: "settings_changed", actor: "staff:7", facts: { version: 2, changes: changed }, hash: "" }
			: { seq: 40 - index, at, type: "patient_seen", actor: "staff:9", facts: { patientId: "p1" }, hash: "" },
	);
	const { root } = await open("history", fake);
	const entries = () => within(screen.getByRole("list", { name: "Changes, newest first" })).getAllByRole("listitem");
	expect(entries()[0]?.textContent).toMatch(
		/Settings changed You.*After-hours answeroffon.*Answer to HELP: Words in Spanishwords a{12}words b{12}.*Monday.*9:00 AM – 5:00 PM/,
	);
	expect(entries()[1]?.textContent).toMatch(/Patient looked at Staff member 9/);
	await expectAccessible(root);
	fireEvent.click(screen.getByRole("button", { name: "Load more" }));
	await waitFor(() => expect(entries()).toHaveLength(40));
	expect(screen.queryByRole("button", { name: "Load more" })).toBeNull();
});

test("who was let in, and the clinic's zone, are a list of their own in the history", async () => {
	const fake = createFakeSettings();
	const row = { at: "2026-11-16T14:00:00.000Z", actor: "staff:7", hash: "" };
	const changes = [{ at: "members.99", before: null, after: "reader" }];
	fake.people = [{ ...row, seq: 2, type: "member_changed", facts: { clinicId: "riverside", changes } }];
	await open("history", fake);
	fireEvent.click(screen.getByRole("radio", { name: "Members, zone and tickets" }));
	await waitFor(() =>
		expect(screen.getByRole("list", { name: "Changes, newest first" }).textContent).toMatch(
			/Member changed.*Staff member 99.*Reader: reads only/,
		),
	);
});

test("the clinic's zone is changed, and the clock of its hours with it", async () => {
	const { fake } = await open("hours");
	fireEvent.change(screen.getByRole("combobox", { name: "Time zone" }), { target: { value: "America/Denver" } });
	fireEvent.click(screen.getByRole("button", { name: "Change the zone" }));
	await screen.findByText("Zone changed.");
	expect(changes(fake)).toEqual([{ method: "PATCH", path: "/api/clinics/riverside", body: { timeZone: "America/Denver" } }]);
});

test("members and readers see nothing of the settings", async () => {
	const fake = createFakeSettings({}, { role: "member" });
	const [clinic] = fake.clinics;
	if (!clinic) throw new Error("no clinic");
	await show(
		<SettingsWording.Provider value={words}>
			<Settings clinic={clinic} back={() => {}} />
		</SettingsWording.Provider>,
		{ api: { ...createFakeApi([]), ...fake.api } as ReturnType<typeof createFakeApi>, clinics: fake.clinics },
	);
	expect(screen.getByText("Only admins of this clinic may see its settings.")).toBeTruthy();
	expect(screen.queryByRole("navigation")).toBeNull();
	expect(fake.asked.filter(({ path }) => path.endsWith("/settings"))).toEqual([]);
});

test("settings that do not load say so, and load when asked again", async () => {
	const fake = createFakeSettings();
	const answering = fake.fetch;
	fake.fetch = async () => {
		throw new TypeError("offline");
	};
	const { root } = await open("quiet", fake);
	await screen.findByRole("heading", { name: "The settings did not load" });
	await expectAccessible(root);
	fake.fetch = answering;
	fireEvent.click(screen.getByRole("button", { name: "Try again" }));
	await screen.findByLabelText("Automatic texts to");
});

test("the inbox leads to the settings, but only those who may see them", async () => {
	const openSettings = vi.fn();
	const inbox = (act: (() => void) | null) =>
		show(<InboxPage clinic={aClinic()} askedId={null} pickClinic={() => {}} openSetup={null} openSettings={act} />, {
			api: createFakeApi([]),
		});
	await inbox(openSettings);
	fireEvent.click(screen.getByRole("button", { name: "Settings" }));
	expect(openSettings).toHaveBeenCalledOnce();
	await inbox(null);
	expect(screen.getByRole("button", { name: "Keyboard shortcuts" })).toBeTruthy();
	expect(screen.queryByRole("button", { name: "Settings" })).toBeNull();
});
