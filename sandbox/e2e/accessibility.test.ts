import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pageAtRest, violations } from "./axe.ts";
import type { HelpdeskPage } from "./pages/helpdesk.ts";
import { shoot } from "./shots.ts";
import { LUCIA, openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage?.close());

async function isAccessible(page: Page, name: string) {
	await pageAtRest(page);
	await shoot(page, name);
	expect(await violations(page), name).toEqual([]);
}

/** The same screen in light and in dark colours. */
async function isAccessibleInBothSchemes(desk: HelpdeskPage, name: string) {
	await isAccessible(desk.page, `${name} light`);
	await desk.switchScheme("dark");
	await isAccessible(desk.page, `${name} dark`);
	await desk.switchScheme("light");
}

test("a fault inside one of the app's frames is found", async () => {
	const desk = await stage.helpdesk();
	const { frame } = await desk.openInbox();
	await frame.getByRole("searchbox").evaluate((box) => box.removeAttribute("aria-label"));
	await frame.getByRole("searchbox").evaluate((box) => box.removeAttribute("placeholder"));
	expect((await violations(desk.page)).join()).toContain("/helpdesk/nav_bar label:");
});

/** A conversation with everything in it that a bubble can show. */
async function aTalk() {
	const phone = await stage.phone();
	await phone.text("Good morning, can I move my 3 pm tomorrow to the afternoon? I have to pick up my daughter at school.");
	await phone.text("https://maps.example/maple-street 🙏");
	const ticketId = await stage.control.ticketOf(phone.number);
	const { id } = await stage.control.threadOf(phone.number);
	await stage.control.staff("POST", `/api/threads/${id}/messages`, {
		id: crypto.randomUUID(),
		body: "Yes, 4:15 is free. Shall I book it?",
	});
	await phone.shows("Yes, 4:15 is free. Shall I book it?");
	await phone.text("Please do!");
	return { phone, ticketId };
}

async function aNewTicket(desk: HelpdeskPage, requester: string) {
	await desk.page.getByRole("button", { name: "New ticket" }).click();
	await desk.front.getByLabel("Requester").fill(requester);
	await desk.front.getByLabel("Subject").fill("Insurance card");
	await desk.front.getByLabel("Internal note").fill("Ask for a picture of the card.");
}

test("the phone page is accessible, light and dark", async () => {
	const { phone } = await aTalk();
	for (const colorScheme of ["light", "dark"] as const) {
		await phone.page.emulateMedia({ colorScheme });
		await isAccessible(phone.page, `phone ${colorScheme}`);
	}
});

test("the start page with all its frames is accessible, light and dark, wide and narrow", async () => {
	const context = await stage.context({ viewport: { width: 1440, height: 900 }, colorScheme: "light" });
	const page = await context.newPage();
	await page.goto(stage.clinic.url);
	await page.frameLocator('iframe[title="Simulated helpdesk"]').getByRole("heading", { name: "Tickets", exact: true }).waitFor();
	await page.frameLocator('iframe[title="Simulated phone"]').getByRole("main").waitFor();
	await page.getByRole("button", { name: "Mischief" }).first().click();
	await page.frameLocator('iframe[title="Mischief at the carrier"]').getByRole("switch").first().waitFor();
	await isAccessible(page, "start light");
	await page.getByRole("button", { name: "Switch to dark" }).click();
	await isAccessible(page, "start dark");
	await page.setViewportSize({ width: 400, height: 800 });
	await isAccessible(page, "start narrow dark");
});

test("the ticket list and the sidebar with a thread, its menus and a locked box are accessible, light and dark", async () => {
	const { ticketId } = await aTalk();
	const desk = await stage.helpdesk();
	await isAccessibleInBothSchemes(desk, "ticket list");
	const sidebar = await desk.openTicket(ticketId);
	await sidebar.shows("Please do!");
	expect(await desk.page.locator(".tray iframe:visible").evaluate((frame) => frame.clientWidth)).toBe(319);
	await isAccessibleInBothSchemes(desk, "sidebar thread");
	for (const scheme of ["dark", "light"] as const) {
		await desk.switchScheme(scheme);
		for (const menu of [/^Status: /, "More ways to send"]) {
			await sidebar.frame.getByRole("button", { name: menu }).click();
			await sidebar.frame.getByRole("menu").waitFor();
			await isAccessible(desk.page, `sidebar ${menu === "More ways to send" ? "send" : "status"} menu ${scheme}`);
			await desk.page.keyboard.press("Escape");
		}
	}
	await sidebar.setStatus("Spam");
	await sidebar.frame.getByRole("button", { name: "Not spam" }).waitFor();
	await isAccessibleInBothSchemes(desk, "sidebar locked");
});

test("starting a text, from a new ticket, an empty thread and a person's page, is accessible, light and dark", async () => {
	const desk = await stage.helpdesk();
	await aNewTicket(desk, "Ana Ruiz");
	await desk.app("new ticket sidebar").getByText("Nobody to text yet").waitFor();
	await isAccessibleInBothSchemes(desk, "new ticket sidebar");
	await desk.front.getByRole("button", { name: "Submit as Open" }).click();
	const { frame } = desk.sidebar;
	await frame.getByRole("button", { name: "Start" }).click();
	await frame.getByText("Type the number to text.").waitFor();
	await isAccessibleInBothSchemes(desk, "sidebar start text");
	const phone = await stage.phone();
	await frame.getByRole("textbox", { name: "Mobile number" }).fill(phone.national);
	await frame.getByRole("button", { name: "Start" }).click();
	await frame.getByRole("heading", { name: "No texts yet" }).waitFor();
	await isAccessibleInBothSchemes(desk, "sidebar empty thread");
	await desk.front.getByRole("link", { name: "Ana Ruiz" }).click();
	await desk.app("user sidebar").getByRole("heading").first().waitFor();
	await isAccessibleInBothSchemes(desk, "user sidebar");
});

test("the inbox, its keyboard help, the popover and the set-up are accessible, light and dark", async () => {
	const { phone } = await aTalk();
	const desk = await stage.helpdesk();
	const inbox = await desk.openInbox();
	await inbox.row(phone.national).waitFor();
	await isAccessibleInBothSchemes(desk, "inbox");
	await inbox.open(phone.national);
	await inbox.thread.shows("Please do!");
	await isAccessibleInBothSchemes(desk, "inbox thread");
	await inbox.frame.getByRole("button", { name: "Keyboard shortcuts" }).click();
	await isAccessible(desk.page, "inbox keys light");
	await desk.page.keyboard.press("Escape");
	await desk.page.setViewportSize({ width: 700, height: 800 });
	await isAccessible(desk.page, "inbox 700");
	await desk.page.setViewportSize({ width: 1280, height: 800 });
	await inbox.frame.getByRole("button", { name: "Clinics" }).click();
	await inbox.frame.getByRole("button", { name: "Add a clinic" }).click();
	await inbox.frame.getByLabel("Only the people listed here").check();
	await inbox.frame.getByRole("button", { name: "Create clinic" }).click();
	await inbox.frame.getByText("Give the clinic a name.").waitFor();
	await isAccessibleInBothSchemes(desk, "set-up");
	for (const scheme of ["dark", "light"] as const) {
		await desk.switchScheme(scheme);
		const popover = await desk.openPopover();
		await popover.getByRole("heading", { name: "Waiting for an answer" }).waitFor();
		await popover.getByText("Please do!").first().waitFor();
		await isAccessible(desk.page, `popover ${scheme}`);
	}
});

test("who has Zendesk in Spanish reads Spanish everywhere", async () => {
	const { phone, ticketId } = await aTalk();
	const desk = await stage.helpdesk(LUCIA);
	const sidebar = await desk.openTicket(ticketId);
	const { frame } = sidebar;
	await frame.getByRole("region", { name: `Mensajes con ${phone.national}` }).waitFor();
	await frame.getByRole("button", { name: "Estado: Activo" }).waitFor();
	await frame.getByRole("textbox", { name: `Escribir a ${phone.national}` }).fill("Ya está: a las 16:15.");
	await frame.getByRole("button", { name: "Enviar", exact: true }).click();
	await frame.getByRole("log").getByText("Entregado").last().waitFor();
	expect(await frame.locator("html").getAttribute("lang")).toBe("es");
	await isAccessible(desk.page, "sidebar spanish");
	const inbox = await desk.openInbox();
	await inbox.frame.getByRole("navigation").getByRole("button", { name: "Pendientes" }).click();
	await inbox.frame.getByRole("button", { name: phone.national }).waitFor();
	await isAccessible(desk.page, "inbox spanish");
});

test("at 200 percent nothing in the sidebar has to be scrolled sideways", async () => {
	const { ticketId } = await aTalk();
	const desk = await stage.helpdesk(undefined, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
	await desk.openTicket(ticketId);
	await desk.sidebar.shows("Please do!");
	await shoot(desk.page, "sidebar zoomed");
	expect(await widthBeyond(desk)).toBe(0);

	const narrow = await stage.helpdesk();
	await narrow.openTicket(ticketId);
	await narrow.sidebar.shows("Please do!");
	expect(await widthBeyond(narrow)).toBe(0);
	await narrow.sidebar.frame.locator("html").evaluate((html) => {
		html.style.zoom = "2";
	});
	await shoot(narrow.page, "sidebar text doubled");
	expect(await widthBeyond(narrow)).toBe(0);
});

/** How far the widest thing of the sidebar's frame reaches over its edge. */
async function widthBeyond(desk: HelpdeskPage): Promise<number> {
	return desk.sidebar.frame.locator("body").evaluate((body) => {
		const boxes = [document.documentElement, body, ...body.querySelectorAll("*")].filter((box) => !box.closest(".pc-hidden"));
		return Math.max(...boxes.map((box) => (getComputedStyle(box).overflowX === "visible" ? 0 : box.scrollWidth - box.clientWidth)), 0);
	});
}
