import { afterAll, beforeAll, expect, test } from "vitest";
import type { Consent } from "../../shared/schemas/consent.ts";
import type { HelpdeskPage } from "./pages/helpdesk.ts";
import { shoot } from "./shots.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage?.close());

/** As low as an agent can drag the app, whatever height it asks for. */
async function resizeSidebar({ page }: HelpdeskPage, width: number, height: number): Promise<void> {
	const frame = page.locator(`iframe[title="Patient Chat (ticket sidebar)"]:visible`);
	await frame.evaluate(
		(element, size) => {
			for (const [name, px] of Object.entries(size)) element.style.setProperty(name, `${px}px`, "important");
		},
		{ width, height, "min-width": 0, "min-height": 0 },
	);
}

test("a mother answers for her child: staff say whose phone it is, the box shows it, and the yes is hers", async () => {
	const desk = await stage.helpdesk();
	const phone = await stage.phone();
	await phone.text("Are Leo's results in?");
	const { id } = await stage.control.threadOf(phone.number);
	const clinicId = await stage.control.onlyClinic();
	const leo = crypto.randomUUID();
	await stage.control.staff("POST", `/api/clinics/${clinicId}/patients`, { id: leo, name: "Leo Ruiz", birthDate: "2015-08-02" });
	await stage.control.staff("PUT", `/api/threads/${id}/patients/${leo}`);
	const sidebar = await desk.openTicket(await stage.control.ticketOf(phone.number));
	await sidebar.frame.getByRole("button", { name: "More", exact: true }).click();
	await sidebar.frame.getByRole("menuitem", { name: /^Patients/ }).click();
	const dialog = sidebar.frame.getByRole("dialog", { name: "Patients with this phone" });
	await dialog.getByRole("button", { name: "Whose phone? Leo Ruiz" }).click();
	await dialog.getByLabel("Whose phone is it?").selectOption("guardian");
	await dialog.getByLabel("Guardian's name").fill("Rosa Ruiz");
	await dialog.getByLabel("Last day").fill("2031-03-02");
	await shoot(desk.page, "guardian form");
	await dialog.getByRole("button", { name: "Save" }).click();
	await dialog.getByText("Rosa Ruiz (parent of Leo Ruiz, until Mar 2, 2031)").waitFor();
	await shoot(desk.page, "guardian saved");
	await sidebar.frame.locator("body").press("Escape");
	await sidebar.frame.getByText("Texting Rosa Ruiz (parent of Leo Ruiz, until Mar 2, 2031).").waitFor();
	await shoot(desk.page, "guardian box");

	await stage.control.staff("POST", `/api/threads/${id}/consent-requests`, { id: crypto.randomUUID(), patientId: leo });
	await phone.page.getByText(/May we text you about your health/).waitFor();
	await phone.text("yes");
	const consents = async () => (await stage.control.staff<{ items: Consent[] }>("GET", `/api/threads/${id}/consents`)).items;
	await expect
		.poll(async () => (await consents())[0])
		.toMatchObject({ state: "granted", answeredAs: { guardian: { name: "Rosa Ruiz", role: "parent" } } });
});

test("in a low sidebar all that waits is one line, and the box and two bubbles stay in view", async () => {
	const desk = await stage.helpdesk();
	const phone = await stage.phone();
	await phone.text("Hello?");
	const sidebar = await desk.openTicket(await stage.control.ticketOf(phone.number));
	await sidebar.box.waitFor();
	await phone.text("Please stop texting me so late");
	await phone.text("Wrong number?");
	await phone.text("I have chest pain");
	await sidebar.shows("I have chest pain");
	await resizeSidebar(desk, 320, 500);
	const line = sidebar.frame.getByRole("button", { name: /^May be an emergency \+ \d more$/ });
	await line.waitFor();
	await shoot(desk.page, "low sidebar 500");
	const bottom = await sidebar.frame.locator("body").evaluate((body) => body.clientHeight);
	const inView = await sidebar.log.locator(".pc-bubble").evaluateAll((bubbles) =>
		bubbles.filter((bubble) => {
			const [box, list] = [bubble.getBoundingClientRect(), bubble.closest("[role=log]")?.getBoundingClientRect()];
			return list && box.top >= list.top && box.bottom <= list.bottom;
		}),
	);
	expect(bottom).toBeLessThanOrEqual(500);
	expect(inView.length).toBeGreaterThanOrEqual(2);
	const boxBottom = await sidebar.box.evaluate((box) => box.getBoundingClientRect().bottom);
	expect(boxBottom).toBeLessThanOrEqual(500);
	await line.click();
	await shoot(desk.page, "low sidebar 500 opened");
	await sidebar.frame.getByRole("button", { name: "Treat as opt-out" }).waitFor();
	await line.click();
	await resizeSidebar(desk, 320, 300);
	await shoot(desk.page, "low sidebar 300");
	expect(await sidebar.box.evaluate((box) => box.getBoundingClientRect().bottom)).toBeLessThanOrEqual(300);
});
