import { afterAll, beforeAll, expect, test } from "vitest";
import type { Consent } from "../../shared/schemas/consent.ts";
import type { ThreadPage } from "./pages/thread.ts";
import { DANA, LUCIA, openStage, SAM, type Stage } from "./stage.ts";

const SOON = { timeout: 3000 };

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage?.close());

test("STOP locks the box in both open windows at once, and START opens it again", async () => {
	const [dana, sam] = [await stage.helpdesk(DANA), await stage.helpdesk(SAM)];
	const phone = await stage.phone();
	await phone.text("Who is this?");
	const ticketId = await stage.control.ticketOf(phone.number);
	const windows = [await dana.openTicket(ticketId), await sam.openTicket(ticketId)];
	for (const each of windows) await each.box.waitFor();

	await phone.text("STOP");
	for (const each of windows) await each.frame.getByText(/texted STOP on .* Only they can start again/).waitFor(SOON);
	for (const each of windows) expect(await each.box.count()).toBe(0);
	const { id } = await stage.control.threadOf(phone.number);
	const refused = stage.control.staff("POST", `/api/threads/${id}/messages`, { id: crypto.randomUUID(), body: "Are you sure?" });
	await expect(refused).rejects.toThrow("opted_out");

	await phone.text("START");
	for (const each of windows) await each.box.waitFor(SOON);
	expect(ours(await stage.control.onPhone(phone.number))).toEqual([]);
});

test("a stop inside a sentence asks staff, who settle it with one tap", async () => {
	const desk = await stage.helpdesk();
	const [meant, notMeant] = [await stage.phone(), await stage.phone()];
	await meant.text("Please stop texting me");
	const first = await desk.openTicket(await stage.control.ticketOf(meant.number));
	await first.frame.getByText("This may mean STOP.").waitFor();
	await first.frame.getByRole("button", { name: "Treat as opt-out" }).click();
	await first.frame.getByText(/Only they can start again/).waitFor();

	await notMeant.text("Ok. Stop. Thank you");
	const second = await desk.openTicket(await stage.control.ticketOf(notMeant.number));
	await second.frame.getByRole("button", { name: "Not meant so" }).click();
	await second.frame.getByText("This may mean STOP.").waitFor({ state: "hidden" });
	await second.send("Sure, thanks!");
	await second.isDelivered("Sure, thanks!");
});

test("consent is asked by text, a question in return is just a text, and a bare yes signs", async () => {
	const desk = await stage.helpdesk();
	const phone = await stage.phone();
	await phone.text("Are my results in?");
	const sidebar = await desk.openTicket(await stage.control.ticketOf(phone.number));
	await addPatient(sidebar, { name: "Ana Ruiz", born: "1981-03-14" });
	await pick(sidebar, "Ask for consent");
	await sidebar.frame.getByRole("button", { name: "Send the question" }).click();
	await expect.poll(async () => (await consents(phone.number))[0]?.state).toBe("open");
	await phone.page.getByText(/May we text you about your health/).waitFor();
	expect((await newest(phone.number)).body).toContain("Reply AGREE");

	await phone.text("What is this?");
	await sidebar.shows("What is this?");
	expect((await consents(phone.number))[0]?.state).toBe("open");
	await phone.text("yes");
	await expect.poll(async () => (await consents(phone.number))[0]?.state).toBe("granted");
	const [signed] = await consents(phone.number);
	expect(signed).toMatchObject({ wordingVersion: 1, language: "en", recordHash: expect.stringMatching(/^[0-9a-f]{64}$/) });

	await pick(sidebar, "Consents");
	const dialog = sidebar.frame.getByRole("dialog", { name: "Consents to health details" });
	await dialog.getByText("Agreed").waitFor();
	await dialog.getByRole("button", { name: "Withdraw", exact: true }).click();
	await dialog.getByLabel("Reason").fill("Ana asked for it on the phone");
	await dialog.getByRole("button", { name: "Withdraw", exact: true }).last().click();
	await expect.poll(async () => (await consents(phone.number)).map(({ state }) => state)).toEqual(["withdrawn", "granted"]);
});

test("on a shared phone staff say whom a text is about, and can move it to the other", async () => {
	const desk = await stage.helpdesk();
	const phone = await stage.phone();
	await phone.text("Is the visit tomorrow?");
	const sidebar = await desk.openTicket(await stage.control.ticketOf(phone.number));
	await addPatient(sidebar, { name: "Ana Ruiz", born: "1981-03-14" });
	await addPatient(sidebar, { name: "Leo Ruiz", born: "2015-07-02" });
	await sidebar.frame.getByRole("group", { name: "About" }).getByText("Leo Ruiz").click();
	await sidebar.send("Yes, Leo's is at nine.");
	await sidebar.isDelivered("Yes, Leo's is at nine.");
	await sidebar
		.group("Yes, Leo's is at nine.")
		.getByRole("button", { name: /^About: Leo Ruiz/ })
		.click();
	await sidebar.frame.getByRole("menuitemradio", { name: /^Ana Ruiz/ }).click();
	await sidebar
		.group("Yes, Leo's is at nine.")
		.getByRole("button", { name: /^About: Ana Ruiz/ })
		.waitFor();
	const { id } = await stage.control.threadOf(phone.number);
	const { items } = await stage.control.staff<{ items: { about?: string }[] }>("GET", `/api/threads/${id}/messages`);
	const { patients } = await stage.control.staff<{ patients: { id: string; name: string }[] }>("GET", `/api/threads/${id}`);
	expect(items[0]?.about).toBe(patients.find(({ name }) => name === "Ana Ruiz")?.id);
});

test("a patient whose language is Spanish is asked in Spanish, and ACEPTO signs", async () => {
	const desk = await stage.helpdesk(LUCIA);
	const phone = await stage.phone();
	await phone.text("Hola, ¿ya están mis resultados?");
	const { id } = await stage.control.threadOf(phone.number);
	const patientId = crypto.randomUUID();
	const clinicId = await stage.control.onlyClinic();
	await stage.control.staff("POST", `/api/clinics/${clinicId}/patients`, { id: patientId, name: "Inés Peña", language: "es" });
	await stage.control.staff("PUT", `/api/threads/${id}/patients/${patientId}`);
	await stage.control.staff("POST", `/api/threads/${id}/consent-requests`, { id: crypto.randomUUID(), patientId });
	await expect.poll(async () => (await newest(phone.number))?.body).toContain("Responda ACEPTO");
	const sidebar = await desk.openTicket(await stage.control.ticketOf(phone.number));
	await sidebar.frame.getByText("Inés Peña").first().waitFor();
	await phone.text("Acepto");
	await expect.poll(async () => (await consents(phone.number))[0]).toMatchObject({ state: "granted", language: "es" });
});

test("words of an emergency open a closed thread and stand above it until somebody has seen them", async () => {
	const desk = await stage.helpdesk();
	const phone = await stage.phone();
	await phone.text("Thanks!");
	const sidebar = await desk.openTicket(await stage.control.ticketOf(phone.number));
	await sidebar.setStatus("Closed");
	await sidebar.status("Closed");
	await phone.text("I have chest pain");
	await sidebar.frame.getByText("This text may be an emergency.").waitFor(SOON);
	await sidebar.status("Active");
	await sidebar.frame.getByRole("button", { name: "Seen" }).click();
	await sidebar.frame.getByText("This text may be an emergency.").waitFor({ state: "hidden" });
});

async function pick(sidebar: ThreadPage, item: string): Promise<void> {
	await sidebar.frame.getByRole("button", { name: "More", exact: true }).click();
	await sidebar.frame.getByRole("menuitem", { name: new RegExp(`^${item}`) }).click();
}

async function addPatient(sidebar: ThreadPage, { name, born }: { name: string; born: string }): Promise<void> {
	await pick(sidebar, "Patients");
	const dialog = sidebar.frame.getByRole("dialog", { name: "Patients with this phone" });
	await dialog.getByRole("button", { name: "Add a patient" }).click();
	await dialog.getByLabel("Name").fill(name);
	await dialog.getByLabel("Birth date").fill(born);
	await dialog.getByRole("button", { name: "Save" }).click();
	await dialog.getByText(name).first().waitFor();
	await sidebar.frame.locator("body").press("Escape");
	await dialog.waitFor({ state: "hidden" });
}

async function consents(number: string): Promise<Consent[]> {
	const { id } = await stage.control.threadOf(number);
	return (await stage.control.staff<{ items: Consent[] }>("GET", `/api/threads/${id}/consents`)).items;
}

async function newest(number: string) {
	const texts = await stage.control.onPhone(number);
	return texts.at(-1) ?? { body: "" };
}

/** What the clinic sent, without the carrier's own answers to STOP and START. */
function ours(texts: { body: string }[]): string[] {
	return texts.map(({ body }) => body).filter((body) => !/unsubscribed|resubscribed|re-subscribed/i.test(body));
}
