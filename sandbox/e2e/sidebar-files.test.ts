import { afterAll, beforeAll, expect, test } from "vitest";
import { samples } from "../files/samples.ts";
import { PatientPage } from "./pages/patient-page.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage?.close());

/** A ticket of a phone that has texted, opened in the sidebar. */
async function aTicket() {
	const desk = await stage.helpdesk();
	const phone = await stage.phone();
	await phone.text("Can I send you my form?");
	const { id } = await stage.control.threadOf(phone.number);
	const ticket = () => stage.control.staff<{ ticketId: string | null }>("GET", `/api/threads/${id}`);
	await expect.poll(async () => (await ticket()).ticketId, { timeout: 15_000 }).not.toBeNull();
	const thread = await desk.openTicket(Number((await ticket()).ticketId));
	await thread.shows("Can I send you my form?");
	await thread.box.click();
	return { id, phone, thread, app: desk.app("ticket sidebar") };
}

test("staff attach a file, see it go, and delete the message for good", async () => {
	const { phone, thread, app } = await aTicket();
	const pdf = samples().find(({ type }) => type === "pdf");
	await app
		.locator("input[type=file]:not([capture])")
		.setInputFiles({ name: "form.pdf", mimeType: "application/pdf", buffer: Buffer.from(pdf?.bytes ?? []) });
	await app
		.getByRole("list", { name: "Files to send" })
		.getByText(/^\d+ kB$/)
		.waitFor();
	await thread.send("Please sign this.");
	await thread.isDelivered("Please sign this.");
	await thread.log.getByRole("button", { name: "form.pdf" }).waitFor();
	expect((await stage.control.onPhone(phone.number)).map(({ body }) => body)).toContain("Please sign this.");

	await thread.group("Please sign this.").getByRole("button", { name: "More about this message" }).click();
	await app.getByRole("menuitem", { name: "Delete the message" }).click();
	await app.getByText("it cannot be unsent", { exact: false }).waitFor();
	await app.getByRole("button", { name: "Delete for good" }).click();
	await app.getByText("Write in a few words why.").waitFor();
	await app.getByRole("textbox", { name: "Reason" }).fill("Sent to the wrong person");
	await app.getByRole("button", { name: "Delete for good" }).click();
	await thread.log.getByText(/Deleted by Dana Kim, .+: Sent to the wrong person/).waitFor();
	expect(await thread.log.getByText("Please sign this.").count()).toBe(0);
});

test("with the lock on, the phone gets neutral words and a link, and staff see a private message that is not read yet", async () => {
	const { phone, thread, app } = await aTicket();
	await app.getByRole("button", { name: "Private message" }).click();
	await app.getByText("proves who they are", { exact: false }).waitFor();
	await thread.send("Your result is fine.");
	await thread.group("Your result is fine.").getByText("Not read yet").waitFor();
	await expect.poll(async () => (await stage.control.onPhone(phone.number)).at(-1)?.body ?? "", { timeout: 15_000 }).toMatch(/\/p\//);
	expect((await stage.control.onPhone(phone.number)).map(({ body }) => body).join()).not.toContain("result");
});

test("what is no file of ours is refused beside its name, and the text goes without it", async () => {
	const { thread, app } = await aTicket();
	await app
		.locator("input[type=file]:not([capture])")
		.setInputFiles({ name: "holiday.heic", mimeType: "image/heic", buffer: Buffer.from("no picture at all") });
	await app.getByRole("alert").filter({ hasText: "cannot be sent" }).waitFor();
	await app.getByRole("button", { name: "Take out holiday.heic" }).click();
	await thread.send("No file this time.");
	await thread.isDelivered("No file this time.");
});

test("an appointment written after a slash is read on the phone's page, and the sidebar says when", async () => {
	const { id, phone, thread, app } = await aTicket();
	const patientId = crypto.randomUUID();
	const clinicId = await stage.control.onlyClinic();
	const ana = { id: patientId, name: "Ana Ruiz", birthDate: "1981-03-14", language: "en" };
	await stage.control.staff("POST", `/api/clinics/${clinicId}/patients`, ana);
	await stage.control.staff("PUT", `/api/threads/${id}/patients/${patientId}`);
	await app.getByRole("heading", { name: "Ana Ruiz" }).waitFor();
	await thread.box.fill("See you soon. /appt");
	await thread.box.press("Enter");
	await app.getByLabel("Day", { exact: true }).fill("2030-01-15");
	await app.getByLabel("Time", { exact: true }).fill("14:30");
	await app.getByLabel(/^With/).fill("Dr. Lee");
	await app.getByRole("button", { name: "Add to the message" }).click();
	await thread.sendButton.click();
	await thread.log.getByText("Tuesday, January 15, 2030 at 2:30 PM").waitFor();
	const link = async () => /http\S+\/p\/[\w-]{22}/.exec((await stage.control.onPhone(phone.number)).at(-1)?.body ?? "")?.[0] ?? "";
	await expect.poll(link, { timeout: 15_000 }).not.toBe("");
	const patient = await PatientPage.open(await stage.context(), await link());
	await patient.prove("3/14/1981");
	await patient.shows("Dr. Lee");
	await thread
		.group("See you soon.")
		.getByText(/^Read \d/)
		.waitFor();
	expect((await stage.control.onPhone(phone.number)).map(({ body }) => body).join()).not.toContain("Lee");
});
