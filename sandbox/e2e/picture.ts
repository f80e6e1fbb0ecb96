import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { findOrInstallChromium } from "../../scripts/chromium.ts";
import { ROOT, startClinic } from "../start/clinic.ts";
import { ThreadPage } from "./pages/thread.ts";

const TIME_ZONE = "America/New_York";

/** Takes the README's picture again, after a change of what it shows: `node sandbox/e2e/picture.ts`. */
async function takePicture(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "clinic-picture-"));
	const clinic = await startClinic({ folder, stepMs: 60, timeZone: TIME_ZONE });
	const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: ["--no-sandbox", "--disable-gpu"] });
	const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, timezoneId: TIME_ZONE, colorScheme: "light" });
	await page.goto(clinic.url);
	const phone = page.frameLocator('iframe[title="Simulated phone"]');
	const desk = page.frameLocator('iframe[title="Simulated helpdesk"]');
	const sidebar = new ThreadPage(desk.frameLocator('iframe[title="Patient Chat (ticket sidebar)"]:visible'));
	const text = async (body: string) => {
		await phone.getByRole("textbox", { name: /^Text to/ }).fill(body);
		await phone.getByRole("button", { name: "Send" }).click();
	};
	const answer = async (body: string) => {
		await sidebar.send(body);
		await sidebar.isDelivered(body);
		await phone.getByRole("log").getByText(body, { exact: true }).waitFor();
	};
	await text("Hi, can I move my 3 pm?");
	await desk.getByRole("link", { name: "Text conversation" }).click();
	await answer("Hello Ana, 4:15 is free. Shall I book it for you?");
	await text("Yes please, thank you!");
	await sidebar.shows("Yes please, thank you!");
	await answer("Done. See you tomorrow!");
	await desk.locator("header").getByText("Pending", { exact: true }).waitFor();
	await page.getByRole("heading", { name: "Patient Chat" }).click();
	await page.screenshot({ path: join(ROOT, "docs/clinic-in-a-box.png"), animations: "disabled" });
	await browser.close();
	await clinic.close();
	rmSync(folder, { recursive: true, force: true });
}

await takePicture();
