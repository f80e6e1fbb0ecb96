import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, SAM, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage?.close());

const QUESTION = "Can I move my 3pm? Canary-Heron 🐦";
const ANSWER = "Yes — 4:15 is free. Canary-Egret";

test("a patient texts, the icon counts it, a ticket appears, staff answer, and the phone shows the answer", async () => {
	const desk = await stage.helpdesk(SAM);
	const phone = await stage.phone();
	await phone.text(QUESTION);
	await desk.iconShows(1);
	await desk.page.getByRole("row").nth(1).getByRole("link", { name: "Text conversation" }).click();
	await desk.sidebar.open(phone.national);
	await desk.sidebar.shows(QUESTION);
	await desk.sidebar.status("Active");

	await desk.sidebar.send(ANSWER);
	await phone.shows(ANSWER);
	await desk.sidebar.isDelivered(ANSWER);
	await desk.sidebar.status("Pending");
	await desk.iconShows(0);
	await desk.ticketIs("Pending");
	await expect.poll(() => desk.assignee()).toBe("Sam Ortiz");
	expect((await stage.control.onPhone(phone.number)).map(({ body }) => body)).toEqual([ANSWER]);
	await nothingPrivateInHelpdesk(phone.number);
});

/** Not in subject, comments, tags or requester of any ticket, nor in any call that was ever made. */
async function nothingPrivateInHelpdesk(number: string) {
	const { tickets, users, journal } = stage.control;
	const held = JSON.stringify([await tickets(), await users(), await journal()]);
	expect(held).toContain("1 new text");
	const digits = number.slice(2);
	const written = [digits, `${digits.slice(3, 6)}-${digits.slice(6)}`, digits.slice(-7)];
	for (const secret of ["Canary", "Heron", "Egret", "3pm", "4:15", ...written]) expect(held).not.toContain(secret);
}

test("Send and close answers and closes in one step, and the patient's thanks open it again", async () => {
	const desk = await stage.helpdesk(SAM);
	const phone = await stage.phone();
	await phone.text("Is the clinic open on Monday?");
	const sidebar = await desk.openTicket(await stage.control.ticketOf(phone.number));
	await sidebar.shows("Is the clinic open on Monday?");
	await sidebar.box.fill("Yes, from 8.");
	await sidebar.frame.getByRole("button", { name: "More ways to send" }).click();
	await sidebar.frame.getByRole("menuitem", { name: "Send and close" }).click();
	await phone.shows("Yes, from 8.");
	await sidebar.status("Closed");
	await desk.ticketIs("Solved");
	await phone.text("Thanks!");
	await sidebar.shows("Thanks!");
	await sidebar.status("Active");
	await desk.ticketIs("Open");
});
