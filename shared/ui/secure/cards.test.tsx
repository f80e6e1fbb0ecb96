import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { aMessage } from "../../state/testing/builders.ts";
import { offline, refused } from "../../state/testing/fake-api.ts";
import { ana, leo } from "../../state/testing/fake-care.ts";
import { expectAccessible } from "../testing/screen.tsx";
import { linked, showThread } from "../testing/show-thread.tsx";

const ofAna = { patients: [linked(ana)] };
const box = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: /^Write to/ });
const write = (text: string) => fireEvent.input(box(), { target: { value: text } });
const key = (name: string) => fireEvent.keyDown(box(), { key: name });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const fill = (label: string | RegExp, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });
const send = () => press("Send");

const visit = {
	kind: "appointment",
	at: "2026-11-30T14:00:00.000Z",
	where: "Maple Street 12",
	withWhom: "Dr. Lee",
	appointmentId: "visit-1",
};

async function openForm(command: string): Promise<HTMLElement> {
	write(command);
	key("Enter");
	const dialog = await screen.findByRole("dialog");
	await within(dialog).findByRole("button", { name: "Add to the message" });
	return dialog;
}

test("a slash offers what can be added, by keyboard alone, and Escape leaves the words as they are", async () => {
	const { api, root } = await showThread(ofAna);
	write("/");
	const list = screen.getByRole("listbox", { name: "What to add" });
	expect(within(list).getAllByRole("option")).toHaveLength(3);
	expect(screen.getByText(/^3 to choose from/)).toBeTruthy();
	await expectAccessible(root);
	key("ArrowDown");
	const [, invoice] = within(list).getAllByRole("option");
	expect(invoice?.getAttribute("aria-selected")).toBe("true");
	expect(box().getAttribute("aria-activedescendant")).toBe(invoice?.id);
	key("Escape");
	expect(screen.queryByRole("listbox")).toBeNull();
	key("Enter");
	await waitFor(() => expect(api.sent()).toMatchObject([{ body: "/" }]));
});

test("an appointment is taken from the clinic's copy, shown as the patient will see it, and goes privately", async () => {
	const { api, root } = await showThread(ofAna, [aMessage()], ({ state }) => Object.assign(state, { visits: [visit] }));
	const dialog = await openForm("See you then. /appt");
	await within(dialog).findByRole("radio", { name: /November 30, 2026.*Dr\. Lee · Maple Street 12/, checked: true } as never);
	expect(within(dialog).queryByLabelText("Day")).toBeNull();
	fill(/^Note/, "Please come ten minutes early.");
	await within(dialog).findByText("Riverside has a private message for you: (the patient's own link)");
	expect(within(dialog).getByText("Please come ten minutes early.", { selector: "p" })).toBeTruthy();
	await expectAccessible(root);
	press("Add to the message");
	expect(box().value).toBe("See you then.");
	expect(screen.getByRole<HTMLButtonElement>("button", { name: "Private message" }).disabled).toBe(true);
	send();
	await waitFor(() =>
		expect(api.sent()).toMatchObject([
			{ body: "See you then.", sensitive: true, about: "ana", card: { ...visit, note: "Please come ten minutes early." } },
		]),
	);
	expect(within(screen.getByRole("log")).getByText("Monday, November 30, 2026 at 9:00 AM")).toBeTruthy();
});

test("without one in the copy a short form asks for it, and says what is missing beside the field", async () => {
	const { api, root } = await showThread(ofAna);
	const dialog = await openForm("/appt");
	await within(dialog).findByText(/have no coming appointment/);
	press("Add to the message");
	await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Day")));
	expect(within(dialog).getAllByText("Write this.")).toHaveLength(2);
	await expectAccessible(root);
	fill("Day", "2026-11-30");
	fill("Time", "09:00");
	press("Add to the message");
	send();
	await waitFor(() => expect(api.sent()).toMatchObject([{ body: "", card: { kind: "appointment", at: "2026-11-30T14:00:00.000Z" } }]));
});

test("an invoice's amount is kept to the cent, and a bad address to pay at is not taken", async () => {
	const { api } = await showThread(ofAna);
	await openForm("/inv");
	fill("Number", "A-1042");
	fill("Amount", "45.5");
	fill(/^Where to pay online/, "http://pay.example/1");
	press("Add to the message");
	expect(screen.getByText("Write an address that begins with https://.")).toBeTruthy();
	fill(/^Where to pay online/, "https://pay.example/1");
	press("Add to the message");
	expect(screen.getByText("$45.50")).toBeTruthy();
	send();
	const card = { kind: "invoice", number: "A-1042", amount: "4550", currency: "USD", payUrl: "https://pay.example/1" };
	await waitFor(() => expect(api.sent()).toMatchObject([{ card }]));
});

test("a card in the box can be changed or taken out, and a refusal brings it back", async () => {
	const { api, root } = await showThread(ofAna);
	await openForm("/rx");
	fill("Medicine", "Amoxicillin");
	press("Add to the message");
	press("Change: Prescription");
	await screen.findByRole("button", { name: "Add to the message" });
	expect(screen.getByLabelText<HTMLInputElement>("Medicine").value).toBe("Amoxicillin");
	fill(/^Dose/, "500 mg");
	press("Add to the message");
	await expectAccessible(root);
	api.failNext("send", refused(409, "not_their_number"));
	send();
	await screen.findByText(/has another number for this patient/);
	expect(screen.getByText("500 mg")).toBeTruthy();
	press("Take out: Prescription");
	expect(screen.queryByText("500 mg")).toBeNull();
	expect(screen.getByRole<HTMLButtonElement>("button", { name: "Send" }).disabled).toBe(true);
});

test("on a shared phone a card says for whom it is, in that person's language", async () => {
	const { api } = await showThread({ patients: [linked(ana), linked(leo)] });
	const dialog = await openForm("/rx");
	expect(within(dialog).getByRole<HTMLButtonElement>("button", { name: "Add to the message" }).disabled).toBe(true);
	fireEvent.click(within(dialog).getByRole("radio", { name: "Leo Ruiz" }));
	fill("Medicine", "Amoxicillin");
	await within(dialog).findByText("Receta");
	press("Add to the message");
	send();
	await waitFor(() => expect(api.sent()).toMatchObject([{ about: "leo", card: { medicine: "Amoxicillin" } }]));
});

test("a card that was written for one patient does not go to the other", async () => {
	const { api } = await showThread({ patients: [linked(ana), linked(leo)] });
	const dialog = await openForm("/rx");
	fireEvent.click(within(dialog).getByRole("radio", { name: "Leo Ruiz" }));
	fill("Medicine", "Amoxicillin");
	press("Add to the message");
	fireEvent.click(within(screen.getByRole("group", { name: "About" })).getByRole("radio", { name: "Ana Ruiz" }));
	expect(screen.queryByText("Amoxicillin")).toBeNull();
	write("Hello Ana");
	send();
	await waitFor(() => expect(api.sent()).toMatchObject([{ body: "Hello Ana", about: "ana" }]));
	expect(api.sent()[0]?.card).toBeUndefined();
});

test("one patient's visit is not offered for another", async () => {
	await showThread({ patients: [linked(ana), linked(leo)] }, [aMessage()], ({ state }) => Object.assign(state, { visits: [visit] }));
	const dialog = await openForm("/appt");
	fireEvent.click(within(dialog).getByRole("radio", { name: "Ana Ruiz" }));
	await within(dialog).findByRole("radio", { name: /Dr\. Lee/ });
	fireEvent.click(within(dialog).getByRole("radio", { name: "Leo Ruiz" }));
	await within(dialog).findByText(/have no coming appointment/);
	expect(screen.getByLabelText<HTMLInputElement>("Day").value).toBe("");
	expect(within(dialog).queryByText(/Dr\. Lee/)).toBeNull();
});

test("a phone that is nobody's yet gets no card: first somebody is named", async () => {
	await showThread();
	write("/rx");
	key("Enter");
	const dialog = await screen.findByRole("dialog", { name: "Send a prescription" });
	fireEvent.click(within(dialog).getByRole("button", { name: "Add a patient" }));
	await screen.findByRole("dialog", { name: "Patients with this phone" });
});

test("when the appointments do not come, that is said, and asked again", async () => {
	const { api } = await showThread(ofAna, [aMessage()], ({ state }) => Object.assign(state, { visits: [visit] }));
	await openForm("/rx");
	press("Cancel");
	api.failNext("ask", offline());
	write("/appt");
	key("Enter");
	fireEvent.click(await screen.findByRole("button", { name: "Try again" }));
	await screen.findByRole("radio", { name: /Dr\. Lee/ });
});
