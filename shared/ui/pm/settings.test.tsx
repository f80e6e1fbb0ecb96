import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { minutesLater } from "../../state/testing/builders.ts";
import { aConnection, aPreview, aRun, createFakePm } from "../../state/testing/fake-pm.ts";
import { problem } from "../../state/testing/fake-settings.ts";
import { expectAccessible } from "../testing/screen.tsx";
import { openPm } from "../testing/show-pm.tsx";

const choose = (name = "patients.csv", text = "Patient ID,Last Name,First Name,DOB,Cell\n1001,Ruiz,Ana,03/04/1981,(212) 555-0143\n") =>
	fireEvent.change(screen.getByLabelText("Choose a file", { selector: "input" }), { target: { files: [new File([text], name)] } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const asked = (fake: ReturnType<typeof createFakePm>, what: RegExp) =>
	fake.asked.filter(({ method, path }) => what.test(`${method} ${path}`)).map(({ body }) => body);

test("without a copy, the page says how to begin", async () => {
	const { root } = await openPm("pmCopy", createFakePm());
	expect(screen.getByRole("heading", { name: "No patients here yet" })).toBeTruthy();
	expect(screen.getByText("Nothing has been copied yet.")).toBeTruthy();
	await expectAccessible(root);
});

test("the copy's numbers stand with their age, and a refused night with what to do", async () => {
	const status = {
		patients: { count: 12_480, asOf: minutesLater(30) },
		appointments: { count: 0, asOf: null },
		alert: { runId: "night", trouble: "much_smaller", at: minutesLater(10) },
	};
	const run = aRun({ id: "night", startedBy: "upload", state: "refused", trouble: "much_smaller" });
	const fake = createFakePm({ status, runs: [run], previews: new Map([["night", [aPreview({ run })]]]) });
	const { root } = await openPm("pmCopy", fake);
	expect(screen.getByText("12,480 patients").nextSibling?.textContent).toBe("as of 30 min ago");
	expect(screen.getByText("0 visits").nextSibling?.textContent).toBe("not copied yet");
	const alert = screen.getByRole("alert");
	expect(alert.textContent).toMatch(/was not taken over. Nothing was changed.*less than half of what we have/);
	await expectAccessible(root);
	fireEvent.click(within(alert).getByRole("button", { name: "Look at it" }));
	await screen.findByText(/came by itself is never taken over like this/);
	expect(screen.queryByRole("button", { name: "Take it over anyway" })).toBeNull();
});

test("a file is chosen, looked over, and taken over", async () => {
	const fake = createFakePm();
	const { root } = await openPm("pmCopy", fake);
	choose();
	await screen.findByRole("heading", { name: "Look over the patients" });
	expect(screen.getByText("Nothing is changed until you take it over.")).toBeTruthy();
	expect(screen.getByText("Mar 4, 1981"), "the month as a word").toBeTruthy();
	const row = screen.getByRole("row", { name: /^Birth date/ });
	await waitFor(() => expect(row.textContent).toContain("03/04/1981"));
	expect(screen.getByText(/Excel has damaged the phone number/)).toBeTruthy();
	expect(screen.getByText(/usual order of your country/)).toBeTruthy();
	await expectAccessible(root);
	press("Take over 2 changes");
	await screen.findByText("1 new · 1 changed · 1 left out");
	expect(asked(fake, /POST .*apply/)).toEqual([{ despite: false }]);
	press("Upload another file");
	expect(await screen.findByRole("button", { name: "Choose a file" })).toBeTruthy();
});

test("dates that nothing decides, and a column, are chosen and the file is read again", async () => {
	const fake = createFakePm();
	await openPm("pmCopy", fake);
	choose();
	await screen.findByRole("heading", { name: "Look over the patients" });
	fireEvent.click(screen.getByRole("radio", { name: /^day, month, year/ }));
	fireEvent.change(screen.getByLabelText("Mobile phone: Column of the file"), { target: { value: "" } });
	fireEvent.change(screen.getByLabelText("Id: Column of the file"), { target: { value: "" } });
	expect(within(screen.getByRole("row", { name: /^Id needed/ })).getByText("needed")).toBeTruthy();
	fireEvent.change(screen.getByLabelText("Id: Column of the file"), { target: { value: "Patient ID" } });
	press("Read the file again");
	await waitFor(() => expect(asked(fake, /PUT .*map/)).toHaveLength(1));
	const map = { externalId: "Patient ID", lastName: "Last Name", firstName: "First Name", birthDate: "DOB" };
	expect(asked(fake, /PUT .*map/)).toEqual([{ map, order: "dmy" }]);
});

test("a much smaller file is taken over only after a tick that says what it does", async () => {
	const counts = { read: 10, added: 0, changed: 0, same: 10, gone: 990, rejected: 0 };
	const fake = createFakePm({ read: aPreview({ run: aRun({ state: "refused", trouble: "much_smaller", counts }) }) });
	const { root } = await openPm("pmCopy", fake);
	choose();
	const anyway = await screen.findByRole<HTMLButtonElement>("button", { name: "Take it over anyway" });
	expect(anyway.disabled).toBe(true);
	fireEvent.click(screen.getByRole("checkbox", { name: /^I have checked it: 990/ }));
	await expectAccessible(root);
	fireEvent.click(anyway);
	await waitFor(() => expect(asked(fake, /POST .*apply/)).toEqual([{ despite: true }]));
});

test.each([
	["book.xlsx", "x", /This is an Excel workbook/],
	["empty.csv", "", /This file is empty/],
])("%s is not sent", async (name, text, said) => {
	const fake = createFakePm();
	await openPm("pmCopy", fake);
	choose(name, text);
	expect(screen.getByText(said)).toBeTruthy();
	expect(asked(fake, /^POST/)).toEqual([]);
});

test("an upload that broke off is named, and can be thrown away", async () => {
	const run = aRun({ id: "csv-1-2", state: "receiving", progress: { done: 40, total: 100 } });
	const fake = createFakePm({ runs: [run] });
	const { root } = await openPm("pmCopy", fake);
	expect(await screen.findByText(/An upload broke off at 40%/)).toBeTruthy();
	await expectAccessible(root);
	press("Throw it away");
	await waitFor(() => expect(asked(fake, /DELETE .*csv-1-2/)).toHaveLength(1));
});

test("another copy that is running is said, with what to do", async () => {
	const fake = createFakePm();
	fake.failNext(/POST .*imports/, problem(409, "run_busy"));
	await openPm("pmCopy", fake);
	choose();
	await screen.findByText(/^Another copy is running/);
});

test("the history has every run in words, and more on demand", async () => {
	const counts = { read: 9, added: 3, changed: 0, same: 6, gone: 0, rejected: 0 };
	const runs = Array.from({ length: 25 }, (_, n) =>
		aRun({ id: `run${n}`, source: "fhir", subject: "both", startedBy: "schedule", counts }),
	);
	const fake = createFakePm({ runs });
	await openPm("pmCopy", fake);
	const items = () => within(screen.getByRole("list", { name: "Copies, newest first" })).getAllByRole("listitem");
	await waitFor(() => expect(items()).toHaveLength(20));
	expect(items()[0]?.textContent).toMatch(/FHIR server · patients and visits · nightly.*3 new.*Taken over/);
	press("Load more");
	await waitFor(() => expect(items()).toHaveLength(25));
});

test("a key is made, shown once with an example, and revoked", async () => {
	const fake = createFakePm();
	const { root } = await openPm("pmSchedule", fake);
	expect(screen.getByText(/curl --fail --upload-file patients.csv/)).toBeTruthy();
	const written = vi.fn(async () => {});
	vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText: written }, onLine: true });
	press("Make a key");
	expect((await screen.findByRole<HTMLInputElement>("textbox", { name: "Key" })).value).toBe("pck_example");
	await expectAccessible(root);
	fireEvent.click(screen.getAllByRole("button", { name: "Copy" })[0] as Element);
	await screen.findByText("Copied.");
	expect(written).toHaveBeenCalledWith("pck_example");
	press("I have it");
	expect(screen.queryByRole("textbox", { name: "Key" })).toBeNull();
	press("Revoke the key");
	const dialog = await screen.findByRole("dialog", { name: "Revoke the key" });
	fireEvent.click(within(dialog).getByRole("button", { name: "Revoke the key" }));
	await screen.findByText("No key yet: nobody can upload by script.");
	vi.unstubAllGlobals();
});

test("a server is set up, checked, and says plainly what it cannot give", async () => {
	const fake = createFakePm();
	const { root } = await openPm("pmServer", fake);
	press("Save");
	expect(screen.queryByText(/Write the address as the vendor/), "nothing was written yet").toBeNull();
	fireEvent.input(screen.getByLabelText("Address of the FHIR server"), { target: { value: "fhir" } });
	press("Save");
	expect(screen.getByText(/Write the address as the vendor gave it/)).toBeTruthy();
	expect(screen.getByText(/Write the client id/)).toBeTruthy();
	fireEvent.input(screen.getByLabelText("Address of the FHIR server"), { target: { value: "https://fhir.example.com/r4" } });
	fireEvent.input(screen.getByLabelText("Client id"), { target: { value: "riverside" } });
	press("Save");
	await screen.findByDisplayValue("https://texting.example/pm/riverside/jwks.json");
	press("Check the server");
	await screen.findByText(/Visits: it does not let us ask for them by day. Upload them as a file./);
	await expectAccessible(root);
	press("Copy now");
	await screen.findByText("Being read");
	const counts = { read: 9, added: 3, changed: 0, same: 6, gone: 0, rejected: 0 };
	fake.runs = fake.runs.map((run) => ({ ...run, state: "done", counts }));
	await screen.findByText("Taken over: 3 new", {}, { timeout: 5_000 });
	press("Remove the server");
	fireEvent.click(await screen.findByRole("button", { name: "Remove it" }));
	await waitFor(() => expect(screen.queryByText("What this server gives")).toBeNull());
});

test("a silent server is not mistaken for us", async () => {
	const fake = createFakePm({ connection: aConnection() });
	fake.failNext(/check/, problem(503, "pm_silent"));
	await openPm("pmServer", fake);
	press("Check the server");
	await screen.findByText(/The practice system's server does not answer right now/);
});

test("an address is cut to what is asked leave for, saved, changed and removed", async () => {
	const fake = createFakePm();
	const { root } = await openPm("pmSites", fake);
	expect(screen.getByText(/No address yet/)).toBeTruthy();
	press("Add an address");
	press("Save");
	expect(screen.getByText("Write a name.")).toBeTruthy();
	expect(screen.getByText("Write an address such as https://pm.example.com.")).toBeTruthy();
	fireEvent.input(screen.getByLabelText("Name"), { target: { value: "Front desk" } });
	fireEvent.input(screen.getByLabelText("Address"), { target: { value: "pm.example.com/openemr/interface" } });
	expect(screen.getByText(/Kept as https:\/\/pm.example.com/)).toBeTruthy();
	await expectAccessible(root);
	press("Save");
	await screen.findByRole("button", { name: "Change Front desk" });
	expect(asked(fake, /^PUT/)).toEqual([{ origin: "https://pm.example.com", name: "Front desk", kind: "openemr", rule: null }]);
	press("Change Front desk");
	fake.failNext(/^PUT/, problem(409, "site_changed"));
	press("Save");
	await screen.findByText(/A colleague changed it meanwhile/);
	press("Cancel");
	press("Remove Front desk");
	fireEvent.click(within(await screen.findByRole("dialog", { name: "Remove Front desk?" })).getByRole("button", { name: "Remove" }));
	await waitFor(() => expect(fake.sites).toEqual([]));
});

test("a pointed site shows its version and can be exported", async () => {
	const rule = { idInAddress: null, banner: null, row: null };
	const fake = createFakePm({ sites: [{ id: "s1", origin: "https://own.example.com", name: "Own", kind: "pointed", rule, version: 3 }] });
	await openPm("pmSites", fake);
	expect(screen.getByText("version 3")).toBeTruthy();
	const made = vi.spyOn(URL, "createObjectURL");
	press("Export Own");
	const file = made.mock.calls[0]?.[0] as Blob;
	expect(JSON.parse(await file.text())).toEqual({ origin: "https://own.example.com", name: "Own", kind: "pointed", rule });
});

test.each(["pmCopy", "pmSchedule", "pmServer", "pmSites"] as const)("%s that does not load says so", async (topic) => {
	const fake = createFakePm();
	fake.failNext(/pm-status|upload-key|pm-connection|pm-sites/, new TypeError("offline"));
	const { root } = await openPm(topic, fake);
	await screen.findByRole("heading", { name: "The settings did not load" });
	await expectAccessible(root);
	press("Try again");
	await waitFor(() => expect(screen.queryByRole("heading", { name: "The settings did not load" })).toBeNull());
});
