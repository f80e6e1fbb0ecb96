import { afterAll, beforeAll, expect, test } from "vitest";
import { DANA, LUCIA, openStage, SAM, type Stage } from "./stage.ts";

/** A member who is taken away must be gone within this time. */
const A_MINUTE = 60_000;

let stage: Stage;
beforeAll(async () => {
	stage = await openStage({ seed: false });
});
afterAll(() => stage?.close());

test("an admin sets up the first clinic, is told plainly what is missing, and its first text arrives", async () => {
	const desk = await stage.helpdesk(DANA);
	const { frame } = await desk.openInbox();
	await frame.getByRole("heading", { name: "Set up your first clinic" }).waitFor();
	await frame.getByRole("button", { name: "Create clinic" }).click();
	await frame.getByText("Give the clinic a name.").waitFor();
	await frame.getByText("Type a number of this clinic.").waitFor();
	const name = frame.getByLabel("Clinic's name");
	await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true);
	await name.fill("Maple Street Clinic");
	await frame.getByLabel("Phone number 1").fill("555");
	await frame.getByRole("button", { name: "Create clinic" }).click();
	await frame.getByText("This is not a phone number of the chosen country.").waitFor();

	await frame.getByLabel("Phone number 1").fill("(212) 555-0199");
	await frame.getByLabel("Time zone").selectOption("America/New_York");
	await frame.getByLabel("Only the people listed here").check();
	await frame.getByRole("button", { name: "Add a person" }).click();
	await frame.getByLabel("Zendesk user id 2").fill("Sam");
	await frame.getByRole("button", { name: "Create clinic" }).click();
	await frame.getByText("A Zendesk user id is made of digits only.").waitFor();
	await frame.getByLabel("Zendesk user id 2").fill(SAM);
	await frame.getByLabel("Role of member 2").selectOption("reader");
	await frame.getByRole("button", { name: "Create clinic" }).click();
	await frame.getByText("Maple Street Clinic is ready.").waitFor();

	const phone = await stage.phone();
	await phone.text("Are you open already?");
	const inbox = await desk.openInbox();
	await inbox.row(phone.national).waitFor();
	await desk.iconShows(1);
});

test("a reader reads, and is offered nothing to write with; a member of no clinic is told whom to ask", async () => {
	const phone = await stage.phone();
	await phone.text("For readers too");
	const ticketId = await stage.control.ticketOf(phone.number);
	const reader = await stage.helpdesk(SAM);
	const sidebar = await reader.openTicket(ticketId);
	await sidebar.shows("For readers too");
	await sidebar.frame.getByText("You may read this clinic's texts, but not answer them.").waitFor();
	expect(await sidebar.box.count()).toBe(0);
	expect(await sidebar.frame.getByRole("button", { name: /^Status: / }).isDisabled()).toBe(true);

	const stranger = await stage.helpdesk(LUCIA);
	await stranger.openTicket(ticketId);
	await stranger.sidebar.frame.getByRole("heading", { name: "Todavía no hay clínica" }).waitFor();
	expect(await stranger.sidebar.frame.locator("body").textContent()).not.toContain("For readers too");
});

test("who is taken off a clinic loses the live view within a minute, and hears nothing more", async () => {
	const phone = await stage.phone();
	await phone.text("Before");
	const desk = await stage.helpdesk(SAM);
	const sidebar = await desk.openTicket(await stage.control.ticketOf(phone.number));
	await sidebar.shows("Before");
	const members = `/api/clinics/${await stage.control.onlyClinic()}/members/${SAM}`;
	await stage.control.staff("DELETE", members);
	await sidebar.frame.getByText("You are not a member of this clinic.").waitFor({ timeout: A_MINUTE });
	await phone.text("After");
	await stage.control.settled(phone.number, 2);
	const shown = (await sidebar.frame.locator("body").textContent()) ?? "";
	expect(shown).not.toContain("Before");
	expect(shown).not.toContain("After");
	await stage.control.staff("PUT", members, { role: "member" });
});
