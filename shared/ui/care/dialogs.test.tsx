import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import type { Thread } from "../../schemas/thread.ts";
import { aClinic, aMessage, minutesLater, threadId } from "../../state/testing/builders.ts";
import { offline, refused } from "../../state/testing/fake-api.ts";
import { aConsent, ana, leo } from "../../state/testing/fake-care.ts";
import { expectAccessible } from "../testing/screen.tsx";
import { linked, openMore, showThread } from "../testing/show-thread.tsx";

const both: Partial<Thread> = { patients: [linked(ana), linked(leo)] };
const press = (dialog: HTMLElement, name: string | RegExp) => fireEvent.click(within(dialog).getByRole("button", { name }));
const write = (dialog: HTMLElement, name: string | RegExp, value: string) =>
	fireEvent.input(within(dialog).getByRole("textbox", { name }), { target: { value } });
const closed = () => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
const path = (rest: string) => `threads/${threadId()}/${rest}`;

test("an opt-out by voice needs a reason, names everybody it touches, and locks the box", async () => {
	const { api, root } = await showThread({ patients: [linked(ana)] });
	const dialog = await openMore("Opt out");
	await within(dialog).findByText(/everybody with this number: Ana Ruiz, Leo Ruiz/);
	press(dialog, "Opt out");
	await within(dialog).findByText("Write in a few words why.");
	await expectAccessible(root);
	write(dialog, /^Reason/, " Said so on the phone ");
	press(dialog, "Opt out");
	press(dialog, "Opt out");
	await closed();
	expect(api.asked()).toEqual([["POST", path("opt-out"), { source: "spoken", reason: "Said so on the phone" }]]);
	await screen.findByText(/Staff stopped texts to this number/);
});

test("what staff recorded staff can lift, from the box, with a reason", async () => {
	const optOut = { at: minutesLater(3), source: "staff" as const, elsewhere: false, liftedBy: "staff" as const };
	const { api } = await showThread({ optOut, canSend: { allowed: false, code: "opted_out_by_staff" } });
	fireEvent.click(screen.getByRole("button", { name: "Lift the opt-out" }));
	const dialog = await screen.findByRole("dialog");
	write(dialog, /^Reason/, "Wrong file");
	api.failNext("ask", refused(409, "patient_stop"));
	press(dialog, "Lift the opt-out");
	await within(dialog).findByText(/Only they can start again/);
	press(dialog, "Lift the opt-out");
	await closed();
	await screen.findByRole("textbox", { name: /^Write to/ });
});

test("a wrong number says all that it will do before it does it", async () => {
	const { api, root } = await showThread(both);
	const dialog = await openMore("Wrong number");
	for (const said of ["stop all texts", "unlink Ana Ruiz, Leo Ruiz", "pause their consent", "leave a reminder"])
		expect(dialog.textContent).toContain(said);
	await expectAccessible(root);
	press(dialog, "It is a wrong number");
	await closed();
	expect(api.asked()).toEqual([["POST", path("wrong-number"), {}]]);
	await screen.findByText(/This may be a wrong number/);
});

test("consent is asked of one person, in their language, and the words are seen first", async () => {
	const { api, root } = await showThread(both);
	const dialog = await openMore("Ask for consent");
	expect(within(dialog).queryByRole("button", { name: "Send the question" })).toBeNull();
	fireEvent.click(within(dialog).getByRole("radio", { name: "Leo Ruiz" }));
	await within(dialog).findByText(/Responda ACEPTO o NO/);
	await expectAccessible(root);
	api.failNext("ask", offline());
	press(dialog, "Send the question");
	await within(dialog).findByText(/Nothing was saved/);
	press(dialog, "Send the question");
	await closed();
	const [first, second] = api.asked();
	expect(second).toEqual(["POST", path("consent-requests"), { id: expect.any(String), patientId: "leo" }]);
	expect(first).toEqual(second);
});

test("consent can be signed on the secure page instead, and what stands in the way of that is said", async () => {
	const { api, root } = await showThread({ patients: [linked(ana)] });
	const dialog = await openMore("Ask for consent");
	await within(dialog).findByText("The text");
	fireEvent.click(within(dialog).getByRole("radio", { name: /^On the secure page/ }));
	expect(within(dialog).getByText("What the patient reads and signs")).toBeTruthy();
	await expectAccessible(root);
	api.failNext("ask", refused(409, "not_their_number"));
	press(dialog, "Send the question");
	await within(dialog).findByText(/has another number for this patient/);
	press(dialog, "Send the question");
	await closed();
	expect(api.asked().at(-1)).toEqual(["POST", path("consent-requests"), { id: expect.any(String), patientId: "ana", by: "page" }]);
});

test("a second open question, and a clinic that has not switched health details on, are said in words", async () => {
	const { api } = await showThread({ patients: [linked(ana)] });
	const dialog = await openMore("Ask for consent");
	await within(dialog).findByText(/Reply AGREE or NO/);
	api.failNext("ask", refused(409, "question_open"));
	press(dialog, "Send the question");
	await within(dialog).findByText(/One question is open in this thread already/);
	await showThread({ patients: [linked(ana)] }, [], ({ state }) => Object.assign(state, { phiOn: false }));
	const other = await openMore("Ask for consent");
	await within(other).findByText(/not switched on for this clinic/);
});

test("without a patient the question leads to naming one", async () => {
	await showThread();
	const dialog = await openMore("Ask for consent");
	press(dialog, "Add a patient");
	await screen.findByRole("dialog", { name: "Patients with this phone" });
});

test("every record of consent is listed, and one in force is withdrawn with a reason", async () => {
	const consents = [{ id: "c1", patientId: "ana", state: "granted" as const, at: minutesLater(10) }];
	const { api, root } = await showThread({ patients: [linked(ana)], consents }, [], ({ state }) =>
		Object.assign(state, { consents: [aConsent({ id: "c0", patientId: "leo", state: "refused" }), aConsent()] }),
	);
	const dialog = await openMore("Consents");
	await within(dialog).findByText("Said no");
	expect(within(dialog).getByText("Leo Ruiz")).toBeTruthy();
	expect(within(dialog).getAllByText(/wording 1, English · asked on Nov 16, 2026 by Dana K\./)).toHaveLength(2);
	await expectAccessible(root);
	press(dialog, "Withdraw");
	write(dialog, /^Reason/, "Asked for calls only");
	press(dialog, "Withdraw");
	await within(dialog).findByText("Withdrawn");
	expect(api.asked()).toEqual([["DELETE", path("consents/c1"), { reason: "Asked for calls only" }]]);
	expect(within(dialog).queryByRole("button", { name: "Withdraw" })).toBeNull();
});

test("the records of one patient are saved as a file whose name tells nothing", async () => {
	const saved: string[] = [];
	vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
		saved.push(this.download);
	});
	const { api } = await showThread({ patients: [linked(ana)] }, [], ({ state }) => Object.assign(state, { consents: [aConsent()] }));
	const dialog = await openMore("Consents");
	fireEvent.click(await within(dialog).findByRole("button", { name: "Export for Ana Ruiz: PDF" }));
	await waitFor(() => expect(saved).toEqual(["consent-record.pdf"]));
	expect(api.calls.find((call) => call.name === "file")?.args).toEqual([
		`/api/${path("consents/export")}`,
		{ patientId: "ana", format: "pdf" },
	]);
	vi.restoreAllMocks();
});

test("a new patient is added with name, birth date and language, and is linked", async () => {
	const { api, root } = await showThread();
	const dialog = await openMore("Patients");
	press(dialog, "Add a patient");
	press(dialog, "Save");
	await within(dialog).findByText("Write the patient's name.");
	write(dialog, "Name", "Eva Soto");
	fireEvent.input(within(dialog).getByLabelText("Birth date"), { target: { value: "2030-01-01" } });
	expect(within(dialog).getByText("This day has not come yet.")).toBeTruthy();
	fireEvent.input(within(dialog).getByLabelText("Birth date"), { target: { value: "1990-05-01" } });
	await expectAccessible(root);
	press(dialog, "Save");
	await within(dialog).findByRole("button", { name: "Unlink Eva Soto" });
	expect(within(dialog).getByRole("status").textContent).toBe("Eva Soto is linked to this thread.");
	await waitFor(() => expect(document.activeElement).toBe(dialog));
	const [added, put] = api.asked();
	expect(added).toEqual([
		"POST",
		"clinics/riverside/patients",
		{
			id: expect.any(String),
			name: "Eva Soto",
			birthDate: "1990-05-01",
			language: "en",
			numbers: [{ number: "+12125550143", role: "own" }],
		},
	]);
	expect(put?.slice(0, 2)).toEqual(["PUT", path(`patients/${api.state.patients.at(-1)?.id}`)]);
	expect(screen.getByRole("heading", { name: "Eva Soto" })).toBeTruthy();
	expect(screen.getByText("May 1, 1990")).toBeTruthy();
});

test("a patient the clinic knows with this number is linked at a press, and unlinked after a word on consent", async () => {
	const { api } = await showThread({ patients: [linked(ana)] });
	const dialog = await openMore("Patients");
	fireEvent.click(await within(dialog).findByRole("button", { name: /^Add Leo Ruiz/ }));
	fireEvent.click(await within(dialog).findByRole("button", { name: "Unlink Leo Ruiz" }));
	expect(within(dialog).getByText(/Leo Ruiz's consent to health details at this number is paused/)).toBeTruthy();
	press(dialog, "Unlink Leo Ruiz");
	await waitFor(() => expect(api.asked().map(([method]) => method)).toEqual(["PUT", "DELETE"]));
	await within(dialog).findByRole("button", { name: /^Add Leo Ruiz/ });
});

test("a record that the practice system keeps says so, how old it is, and where it is changed", async () => {
	const kept = { ...ana, source: "pm", asOf: minutesLater(0) };
	const here = { ...leo, source: "staff", asOf: minutesLater(0) };
	const { root } = await showThread(both, [], ({ state }) => Object.assign(state, { patients: [kept, here] }));
	const dialog = await openMore("Patients");
	const [first, second] = within(dialog).getAllByRole("listitem");
	await waitFor(() => expect(first?.textContent).toMatch(/From the practice system, as of .*Change it there\./));
	expect(second?.textContent).not.toContain("practice system");
	await expectAccessible(root);
});

test("a guardian's phone names who speaks for the patient, about what and until when", async () => {
	const { api, root } = await showThread({ patients: [linked(leo)] });
	const dialog = await openMore("Patients");
	press(dialog, "Whose phone? Leo Ruiz");
	fireEvent.change(await within(dialog).findByLabelText("Whose phone is it?"), { target: { selectedIndex: 1 } });
	press(dialog, "Save");
	await within(dialog).findByText("Write the guardian's name.");
	expect(within(dialog).getByText(/A parent's time ends by itself on Aug 1, 2030/)).toBeTruthy();
	write(dialog, "Guardian's name", " Rosa Ruiz ");
	fireEvent.change(within(dialog).getByLabelText("Speaks about"), { target: { selectedIndex: 1 } });
	fireEvent.input(within(dialog).getByLabelText("Last day"), { target: { value: "2027-03-02" } });
	await expectAccessible(root);
	press(dialog, "Save");
	await waitFor(() => expect(within(dialog).getByRole("status").textContent).toBe("Saved."));
	expect(api.asked()).toEqual([
		[
			"PATCH",
			"clinics/riverside/patients/leo",
			{
				version: 1,
				numbers: [{ number: "+12125550143", role: "guardian" }],
				guardians: [{ patientId: null, name: "Rosa Ruiz", role: "parent", scope: "scheduling", until: "2027-03-02" }],
			},
		],
	]);
});

test("what a colleague changed meanwhile is not overwritten, and says so", async () => {
	const { api } = await showThread({ patients: [linked(ana)] });
	const dialog = await openMore("Patients");
	press(dialog, "Whose phone? Ana Ruiz");
	await within(dialog).findByLabelText("Whose phone is it?");
	api.failNext("ask", refused(409, "patient_changed"));
	press(dialog, "Save");
	await within(dialog).findByText(/A colleague changed this meanwhile/);
});

test("whose phone it is is not changed here where the practice system keeps the record", async () => {
	const kept = { ...ana, source: "pm", asOf: minutesLater(0) };
	await showThread({ patients: [linked(ana)] }, [], ({ state }) => Object.assign(state, { patients: [kept] }));
	const dialog = await openMore("Patients");
	press(dialog, "Whose phone? Ana Ruiz");
	await within(dialog).findByText(/The practice system keeps this record: change it there/);
	expect(within(dialog).queryByLabelText("Whose phone is it?")).toBeNull();
});

test("somebody without a name is named, under the id they have", async () => {
	const { api } = await showThread({ patients: [{ id: "p9", name: "", birthDate: null }] });
	const dialog = await openMore("Patients");
	press(dialog, "Name this patient");
	write(dialog, "Name", "Eva Soto");
	press(dialog, "Save");
	await waitFor(() => expect(api.asked()[0]?.[2]).toMatchObject({ id: "p9", name: "Eva Soto" }));
});

test("a reader can look at patients, consents and files, and change nothing", async () => {
	const { api } = await showThread(both, [aMessage({ about: "ana" })], ({ state }) =>
		Object.assign(state, { clinics: [aClinic({ role: "reader" })], consents: [aConsent()] }),
	);
	fireEvent.click(screen.getByRole("button", { name: "More" }));
	expect(screen.getAllByRole("menuitem").map((item) => item.textContent?.replace(/(?<=[a-z])[A-Z].*/, ""))).toEqual([
		"Patients",
		"Consents",
		"Files",
	]);
	fireEvent.click(screen.getByRole("menuitem", { name: /^Patients/ }));
	const dialog = await screen.findByRole("dialog");
	expect(within(dialog).getAllByRole("button")).toHaveLength(1);
	expect(screen.queryByRole("button", { name: /Move to/ })).toBeNull();
	expect(api.asked()).toEqual([]);
});
