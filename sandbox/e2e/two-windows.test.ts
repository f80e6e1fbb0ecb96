import { afterAll, beforeAll, expect, test } from "vitest";
import { DANA, openStage, SAM, type Stage } from "./stage.ts";

const SOON = { timeout: 3000 };

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage?.close());

test("two people on one thread both see a text and its answer at once", async () => {
	const [dana, sam] = [await stage.helpdesk(DANA), await stage.helpdesk(SAM)];
	const phone = await stage.phone();
	await phone.text("Hello?");
	const ticketId = await stage.control.ticketOf(phone.number);
	const windows = [await dana.openTicket(ticketId), await sam.openTicket(ticketId)];
	for (const each of windows) await each.shows("Hello?");

	await phone.text("Is anybody there?");
	await Promise.all(windows.map((each) => each.bubble("Is anybody there?").waitFor(SOON)));
	await sam.sidebar.send("Yes, this is Sam.");
	await Promise.all(windows.map((each) => each.bubble("Yes, this is Sam.").waitFor(SOON)));
	await Promise.all(windows.map((each) => each.group("Yes, this is Sam.").getByText("Delivered").waitFor(SOON)));
	await dana.sidebar.group("Yes, this is Sam.").getByText("Sam Ortiz", { exact: true }).waitFor();
	await dana.sidebar.status("Pending");
});

test("however often Send is pressed, the patient gets one text", async () => {
	const desk = await stage.helpdesk(SAM);
	const phone = await stage.phone();
	await phone.text("When is my visit?");
	const sidebar = await desk.openTicket(await stage.control.ticketOf(phone.number));
	await sidebar.box.fill("Tomorrow at nine.");
	await sidebar.sendButton.dblclick();
	await sidebar.isDelivered("Tomorrow at nine.");
	await sidebar.box.fill("Bring your card.");
	await sidebar.box.press("Enter");
	await sidebar.box.press("Enter");
	await sidebar.isDelivered("Bring your card.");
	expect((await stage.control.onPhone(phone.number)).map(({ body }) => body)).toEqual(["Tomorrow at nine.", "Bring your card."]);
	expect(await phone.log.getByRole("listitem").count()).toBe(3);
});

test("Enter sends and Shift+Enter makes a new line, and each person may have it the other way round", async () => {
	const desk = await stage.helpdesk(SAM);
	const phone = await stage.phone();
	await phone.text("How do I get there?");
	const sidebar = await desk.openTicket(await stage.control.ticketOf(phone.number));
	const { keyboard } = desk.page;
	await sidebar.box.click();
	await keyboard.type("By bus 7,");
	await keyboard.press("Shift+Enter");
	await keyboard.type("or on foot.");
	expect(await sidebar.box.inputValue()).toBe("By bus 7,\nor on foot.");
	await keyboard.press("Enter");
	await sidebar.isDelivered("By bus 7");
	await expect.poll(() => sidebar.box.inputValue()).toBe("");

	await sidebar.frame.getByRole("button", { name: "More ways to send" }).click();
	await sidebar.frame.getByRole("menuitemcheckbox", { name: /^Send with Enter/ }).click();
	await sidebar.box.click();
	await keyboard.type("See you");
	await keyboard.press("Enter");
	await keyboard.type("tomorrow!");
	await keyboard.press("Shift+Enter");
	await sidebar.isDelivered("See you");
	expect((await stage.control.onPhone(phone.number)).map(({ body }) => body)).toEqual(["By bus 7,\nor on foot.", "See you\ntomorrow!"]);
});

test("an unsent draft is spoken of when its ticket is left, and is there on the way back", async () => {
	const desk = await stage.helpdesk(SAM);
	const [first, second] = [await stage.phone(), await stage.phone()];
	await first.text("First question");
	await second.text("Second question");
	const tickets = [await stage.control.ticketOf(first.number), await stage.control.ticketOf(second.number)] as const;
	const sidebar = await desk.openTicket(tickets[0]);
	await sidebar.box.fill("Half an ans");
	await desk.openTicket(tickets[1]);
	await desk.page.getByText("You have a text that is not sent yet.").waitFor();
	await desk.sidebar.shows("Second question");
	expect(await desk.sidebar.box.inputValue()).toBe("");
	await desk.openTicket(tickets[0]);
	await desk.sidebar.shows("First question");
	expect(await desk.sidebar.box.inputValue()).toBe("Half an ans");
});

test("in the inbox a draft stays with its thread, is marked in the list, and one click leads back to it", async () => {
	const desk = await stage.helpdesk(SAM);
	const [first, second] = [await stage.phone(), await stage.phone()];
	await first.text("Question one");
	await second.text("Question two");
	const inbox = await desk.openInbox();
	const thread = await inbox.open(first.national);
	await thread.box.fill("Not finished");
	await inbox.open(second.national);
	await expect.poll(() => thread.box.inputValue()).toBe("");
	await inbox.row(first.national).getByText("Draft").waitFor();
	await inbox.frame.getByText(`Your text to ${first.national} is not sent.`).waitFor();
	await inbox.frame.getByRole("button", { name: "Go back to it" }).click();
	await thread.open(first.national);
	expect(await thread.box.inputValue()).toBe("Not finished");
});

test("closing the window with an unsent draft asks first", async () => {
	const desk = await stage.helpdesk(SAM);
	const phone = await stage.phone();
	await phone.text("A question");
	const sidebar = await desk.openTicket(await stage.control.ticketOf(phone.number));
	await sidebar.box.click();
	await desk.page.keyboard.type("Half an ans");
	const asked = desk.page.waitForEvent("dialog");
	await desk.page.close({ runBeforeUnload: true });
	const dialog = await asked;
	expect(dialog.type()).toBe("beforeunload");
	await dialog.dismiss();
	expect(await sidebar.box.inputValue()).toBe("Half an ans");
});
