import type { FrameLocator } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { startPm } from "../pm/fhir/start-fhir.ts";
import { seedPractice } from "../pm/seed.ts";
import { shoot } from "./shots.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage?.close());

const csv = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const ANA = "+13135550171";
const PATIENTS = [
	"Lakeside Practice, patient list",
	"Chart No;Last Name;First Name;DOB;Mobile Phone",
	"4711;Ruiz;Ana;03/14/1981;(313) 555-0171",
	"4712;Nouri;Rosa;01/25/1990;",
	"4713;Berg;Nina;02/31/1970;(313) 555-0172",
	"Total: 3",
].join("\r\n");

/** A day that is ahead by any clock. */
function ahead(): string {
	const [year, month, day] = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10).split("-");
	return `${month}/${day}/${year}`;
}

async function upload(app: FrameLocator, kind: RegExp, file: ReturnType<typeof csv>): Promise<void> {
	await app.getByRole("radio", { name: kind }).check();
	await app.locator("input[type=file]").setInputFiles(file);
	await app.getByRole("button", { name: /^Take over/ }).waitFor();
}

test("an admin uploads patients and visits, sees what will change and what is left out, and staff text a patient from the list of visits", async () => {
	const desk = await stage.helpdesk();
	await desk.openInbox();
	const app = desk.app("nav bar");
	await app.getByRole("button", { name: "Settings" }).click();
	await app.getByText("Patients and visits", { exact: true }).click();
	await upload(app, /^Patients/, csv("patients.csv", PATIENTS));
	await app.getByText("month, day, year").waitFor();
	await app.getByText("(mobile)").first().waitFor();
	await shoot(desk.page, "preview of patients");
	await app.getByRole("button", { name: "Take over 2 changes" }).click();
	await app.getByText("2 patients", { exact: true }).waitFor();

	await app.getByRole("button", { name: "Upload another file" }).click();
	const visits = `Appt ID,Chart No,Appt Date,Appt Time,Appt Type\r\nap-1,4711,${ahead()},9:30 AM,Follow-up\r\n`;
	await upload(app, /^Visits/, csv("visits.csv", visits));
	await app.getByRole("button", { name: "Take over 1 change" }).click();
	await app.getByText("1 visit", { exact: false }).first().waitFor();

	await app.getByText("Back to texts").click();
	await app.getByText("Coming", { exact: true }).click();
	await app.getByText("9:30 AM").waitFor();
	await shoot(desk.page, "visits from a file");
	await app.getByRole("button", { name: /^Actions for Ana Ruiz/ }).click();
	await app.getByRole("menuitem", { name: /Messaging/ }).click();
	await app.getByRole("textbox", { name: /^Write to/ }).fill("See you then.");
	await app.getByRole("button", { name: "Send", exact: true }).click();
	await expect.poll(async () => (await stage.control.onPhone(ANA)).map(({ body }) => body), { timeout: 15_000 }).toContain("See you then.");
});

test("the same file again changes nothing, and one with nobody in it is refused with the reason", async () => {
	const desk = await stage.helpdesk();
	await desk.openInbox();
	const app = desk.app("nav bar");
	await app.getByRole("button", { name: "Settings" }).click();
	await app.getByText("Patients and visits", { exact: true }).click();
	await app.getByRole("radio", { name: /^Patients/ }).check();
	await app.locator("input[type=file]").setInputFiles(csv("patients.csv", PATIENTS));
	await app
		.getByText(/Nothing would change|nothing to take over/i)
		.first()
		.waitFor();
	await app.getByRole("button", { name: "Throw the file away" }).click();
	await app.locator("input[type=file]").setInputFiles(csv("empty.csv", "Chart No,Last Name,First Name,DOB\r\n"));
	await app
		.getByText(/There is not one row in it/)
		.first()
		.waitFor();
	await shoot(desk.page, "file with nobody in it");
	const { patients } = await stage.control.staff<{ patients: { count: number } }>(
		"GET",
		`/api/clinics/${await stage.control.onlyClinic()}/pm-status`,
	);
	expect(patients.count).toBe(2);
});

test("an admin connects the practice's FHIR server, sees what it gives, has it copied now, and finds it in the history", async () => {
	const { workerUrl } = stage.clinic;
	const jwksUrl = `${workerUrl}/pm/${await stage.control.onlyClinic()}/jwks.json`;
	const now = Date.now();
	const server = await startPm({
		...{ port: 0, profile: "full", perPage: 10, updatedAt: now },
		patients: seedPractice(now, 30),
		clients: [{ clientId: "lakeside-texting", jwksUrl }],
	});
	onTestFinished(() => server.close());
	const desk = await stage.helpdesk();
	await desk.openInbox();
	const app = desk.app("nav bar");
	await app.getByRole("button", { name: "Settings" }).click();
	await app.getByText("FHIR server", { exact: true }).click();
	await app.getByLabel("Address of the FHIR server").fill(server.url);
	await app.getByLabel("Client id").fill("lakeside-texting");
	await app.getByRole("button", { name: "Save", exact: true }).click();
	await expect.poll(() => app.getByRole("textbox", { name: "Address of our public key" }).inputValue()).toBe(jwksUrl);
	await app.getByRole("button", { name: "Check the server" }).click();
	await app.getByText("Visits: those of the days ahead are read each night.").waitFor();
	await app.getByRole("button", { name: "Copy now" }).click();
	await app.getByText(/Last copied/).waitFor();
	await shoot(desk.page, "fhir server copied");
	await app.getByText("Patients and visits", { exact: true }).first().click();
	await app.getByText("30 patients", { exact: true }).waitFor();
	const history = app.getByRole("list", { name: "Copies, newest first" }).getByRole("listitem");
	await history.first().getByText("FHIR server").waitFor();
	await history.first().getByText("Taken over").waitFor();
	await shoot(desk.page, "history of copies");
});
