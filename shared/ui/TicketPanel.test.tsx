import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { About } from "../host.ts";
import type { ThreadItem } from "../schemas/thread.ts";
import { aClinic, aMessage, aThread, aThreadItem, threadId } from "../state/testing/builders.ts";
import { createFakeApi, offline, refused } from "../state/testing/fake-api.ts";
import { TicketPanel } from "./TicketPanel.tsx";
import { createFakeHost, expectAccessible, show } from "./testing/screen.tsx";

async function beside(about: Partial<About>, ticket: { linked: ThreadItem | null; items: ThreadItem[] }, clinics = [aClinic()]) {
	const api = createFakeApi([aThread(), aThread({ id: threadId(2), display: "(212) 555-0199" })], [aMessage()]);
	api.state.ticket = ticket;
	api.state.clinics = clinics;
	const host = createFakeHost({ ticketId: "35436", personId: "9001", phone: "+1 212 555 0143", ...about });
	return show(<TicketPanel />, { api, host });
}

const none = { linked: null, items: [] };

test("a ticket shows its own thread", async () => {
	const { root, api } = await beside({}, { linked: aThreadItem(), items: [aThreadItem(), aThreadItem({ id: threadId(2) })] });
	await screen.findByRole("region", { name: "Texts with (212) 555-0143" });
	expect(api.calls.find((call) => call.name === "ticketThreads")?.args.slice(0, 2)).toEqual(["35436", "9001"]);
	expect(screen.queryByRole("button", { name: "Use this ticket" })).toBeNull();
	await expectAccessible(root);
});

test("a requester with several threads is asked about, not guessed", async () => {
	const items = [aThreadItem(), aThreadItem({ id: threadId(2), display: "(212) 555-0199" })];
	const { root } = await beside({}, { linked: null, items });
	await screen.findByRole("heading", { name: "Which thread?" });
	await expectAccessible(root);
	fireEvent.click(screen.getByRole("button", { name: /555-0199/ }));
	await screen.findByRole("region", { name: "Texts with (212) 555-0199" });
});

test("a thread that is at home in another ticket says so, and moves here only when told to", async () => {
	const { api } = await beside({}, { linked: null, items: [aThreadItem()] });
	await screen.findByText("Answers land in this thread's own ticket, not in this one.");
	expect(api.calls.filter((call) => call.name === "startThread")).toEqual([]);
	fireEvent.click(screen.getByRole("button", { name: "Use this ticket" }));
	await waitFor(() =>
		expect(api.calls.find((call) => call.name === "startThread")?.args).toEqual([
			"riverside",
			{ number: "+12125550143", ticketId: "35436" },
		]),
	);
});

test("a first text starts from the number that Zendesk knows, and its answer lands in this ticket", async () => {
	const { api, root } = await beside({}, none);
	const number = await screen.findByRole<HTMLInputElement>("textbox", { name: "Mobile number" });
	expect(number.value).toBe("+1 212 555 0143");
	expect(screen.getByText("Their answer lands in this ticket.")).toBeTruthy();
	await expectAccessible(root);
	fireEvent.click(screen.getByRole("button", { name: "Start" }));
	await screen.findByRole("region", { name: "Texts with (212) 555-0143" });
	expect(api.calls.find((call) => call.name === "startThread")?.args).toEqual([
		"riverside",
		{ number: "+1 212 555 0143", ticketId: "35436" },
	]);
});

test("on a new ticket there is no ticket to land in yet", async () => {
	await beside({ ticketId: null }, none);
	await screen.findByText("Their answer opens a ticket.");
});

test("with several clinics, staff choose which one texts; those they may only read are left out", async () => {
	await beside({}, none, [
		aClinic(),
		aClinic({ id: "lakeside", name: "Lakeside" }),
		aClinic({ id: "hillside", name: "Hillside", role: "reader" }),
	]);
	const choice = await screen.findByRole<HTMLSelectElement>("combobox", { name: "Send from" });
	expect([...choice.options].map((option) => option.text)).toEqual(["Lakeside", "Riverside"]);
});

test("a number that cannot be one is said beside the field, and the field has the word", async () => {
	const { api, root } = await beside({ phone: "12" }, none);
	api.failNext("startThread", refused(409, "bad_number"));
	fireEvent.click(await screen.findByRole("button", { name: "Start" }));
	await screen.findByText(/This is not a phone number/);
	expect(screen.getByRole("textbox", { name: "Mobile number" }).getAttribute("aria-invalid")).toBe("true");
	await expectAccessible(root);
});

test("a start that did not get through says that nothing was sent", async () => {
	const { api } = await beside({}, none);
	api.failNext("startThread", offline());
	fireEvent.click(await screen.findByRole("button", { name: "Start" }));
	await screen.findByText(/Nothing was sent\./);
});

test("who may only read cannot start a text", async () => {
	const { root } = await beside({}, none, [aClinic({ role: "reader" })]);
	await screen.findByText(/not start one/);
	await expectAccessible(root);
});

test("a ticket without a requester waits for one", async () => {
	const { root } = await beside({ ticketId: null, personId: null, phone: null }, none);
	await screen.findByRole("heading", { name: "Nobody to text yet" });
	await expectAccessible(root);
});

test("without Zendesk's words the page says what is missing", async () => {
	const host = { ...createFakeHost({ ticketId: null, personId: null, phone: null }), present: false };
	await show(<TicketPanel />, { host });
	await screen.findByRole("heading", { name: "No ticket here" });
});

test("a look-up that fails can be repeated", async () => {
	const api = createFakeApi([aThread()], [aMessage()]);
	api.state.ticket = { linked: aThreadItem(), items: [] };
	api.failNext("ticketThreads", offline());
	await show(<TicketPanel />, { api });
	fireEvent.click(await screen.findByRole("button", { name: "Try again" }));
	await screen.findByRole("region", { name: "Texts with (212) 555-0143" });
});
