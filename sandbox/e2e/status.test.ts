import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage?.close());

async function aTextedTicket(body: string) {
	const desk = await stage.helpdesk();
	const phone = await stage.phone();
	await phone.text(body);
	const ticketId = await stage.control.ticketOf(phone.number);
	const sidebar = await desk.openTicket(ticketId);
	await sidebar.shows(body);
	return { desk, phone, ticketId, sidebar };
}

test("a ticket solved in the helpdesk closes its thread everywhere, and a new text opens both again", async () => {
	const { desk, phone, ticketId, sidebar } = await aTextedTicket("Do I need to fast?");
	await desk.submitAs("Solved");
	await sidebar.status("Closed");
	const inbox = await desk.openInbox();
	await inbox.tab("Closed");
	await inbox.row(phone.national).waitFor();

	await phone.text("And may I drink water?");
	await inbox.row(phone.national).waitFor({ state: "detached" });
	await inbox.tab("Active");
	await inbox.row(phone.national).getByText("And may I drink water?").waitFor();
	await desk.openTicket(ticketId);
	await desk.ticketIs("Open");
	await sidebar.status("Active");
});

test("a status set in the sidebar is the ticket's status too, and can be undone", async () => {
	const { desk, sidebar } = await aTextedTicket("Where do I park?");
	await sidebar.setStatus("Closed");
	await desk.ticketIs("Solved");
	await sidebar.frame.getByRole("button", { name: "Undo" }).click();
	await sidebar.status("Active");
	await desk.ticketIs("Open");
});

test("after Zendesk has closed the ticket for good, the next text opens a linked follow-up", async () => {
	const { desk, phone, ticketId, sidebar } = await aTextedTicket("My knee still hurts");
	await desk.submitAs("Solved");
	await sidebar.status("Closed");
	await desk.front.getByRole("button", { name: "More for this ticket" }).click();
	await desk.front.getByRole("menuitem", { name: /^Close for good/ }).click();
	await desk.ticketIs("Closed");

	await phone.text("It is worse today");
	await sidebar.shows("It is worse today");
	await expect.poll(() => stage.control.ticketOf(phone.number), { timeout: 15_000 }).not.toBe(ticketId);
	const followUp = await desk.openTicket(await stage.control.ticketOf(phone.number));
	await desk.front.getByText(`follows #${ticketId}`).waitFor();
	await followUp.shows("My knee still hurts");
	await followUp.shows("It is worse today");
});

test("a thread marked as spam solves its ticket with a tag, and the next text stays quiet", async () => {
	const { desk, phone, ticketId, sidebar } = await aTextedTicket("YOU WON A CRUISE");
	const waiting = (await stage.control.counts()).new;
	await desk.iconShows(waiting);
	await sidebar.setStatus("Spam");
	await desk.ticketIs("Solved");
	await desk.front.getByText("patient_chat_spam").waitFor();
	await sidebar.frame.getByText("This thread is marked as spam, so nothing is sent.").waitFor();
	await desk.iconShows(waiting - 1);

	await phone.text("CLAIM IT NOW");
	await sidebar.shows("CLAIM IT NOW");
	// Somebody else's text comes after it: the icon counts that one alone.
	const other = await stage.phone();
	await other.text("Hello, is this the clinic?");
	await desk.iconShows(waiting);
	await sidebar.status("Spam");
	expect((await stage.control.ticket(ticketId)).status).toBe("solved");
	await sidebar.frame.getByRole("button", { name: "Not spam" }).click();
	await sidebar.status("Active");
	await sidebar.box.waitFor();
});

test("staff start a text from a ticket of their own, and the patient's answer lands in that ticket", async () => {
	const desk = await stage.helpdesk();
	const phone = await stage.phone();
	await desk.page.getByRole("button", { name: "New ticket" }).click();
	await desk.app("new ticket sidebar").getByText("Nobody to text yet").waitFor();
	await desk.front.getByLabel("Requester").fill(`Ana Ruiz ${phone.number.slice(-3)}`);
	await desk.front.getByLabel("Subject").fill("Insurance card");
	await desk.front.getByLabel("Internal note").fill("Ask for a picture of the card.");
	await desk.front.getByRole("button", { name: "Submit as Open" }).click();
	await desk.front.getByRole("heading", { name: "Insurance card" }).waitFor();
	const ticketId = Number(/#(\d+)/.exec((await desk.front.locator("header").first().textContent()) ?? "")?.[1]);
	const before = (await stage.control.tickets()).length;

	const { frame } = desk.sidebar;
	await frame.getByRole("textbox", { name: "Mobile number" }).fill("call me maybe");
	await frame.getByRole("button", { name: "Start" }).click();
	await frame.getByText("This is not a phone number.").waitFor();
	await frame.getByRole("textbox", { name: "Mobile number" }).fill(phone.national);
	await frame.getByRole("button", { name: "Start" }).click();
	await desk.sidebar.open(phone.national);
	await frame.getByRole("button", { name: "Open ticket" }).waitFor({ state: "detached" });
	await desk.sidebar.send("Hello Ana, could you bring your insurance card?");
	await phone.shows("Hello Ana, could you bring your insurance card?");
	await desk.ticketIs("Pending");

	await phone.text("Sure, I will");
	await desk.sidebar.shows("Sure, I will");
	await desk.ticketIs("Open");
	await desk.front.getByRole("log", { name: "Conversation" }).getByText("1 new text").waitFor();
	expect(await stage.control.ticketOf(phone.number)).toBe(ticketId);
	expect(await stage.control.tickets()).toHaveLength(before);
});
