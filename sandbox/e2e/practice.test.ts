import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildExtension } from "../../scripts/build-extension.ts";
import { findOrInstallChromium } from "../../scripts/chromium.ts";
import { buttons, perRow, press } from "./pm-browser.ts";
import { FLAGS, openStage, type Stage } from "./stage.ts";

const ROWS = "tr.sheet-line";
const PATIENCE = { timeout: 15_000 };
let stage: Stage;
let browser: BrowserContext;
let panel: Page;
let page: Page;
let profile: string;

beforeAll(async () => {
	const [folder, opened] = await Promise.all([buildExtension("chrome", { forTests: true }), openStage({ practice: { web: 0, fhir: 0 } })]);
	stage = opened;
	profile = mkdtempSync(join(tmpdir(), "patient-chat-practice-"));
	browser = await chromium.launchPersistentContext(profile, {
		executablePath: findOrInstallChromium(),
		viewport: { width: 1000, height: 800 },
		args: [...FLAGS, `--disable-extensions-except=${folder}`, `--load-extension=${folder}`],
	});
	const background = browser.serviceWorkers()[0] ?? (await browser.waitForEvent("serviceworker"));
	await background.evaluate((workerUrl) => chrome.storage.local.set({ workerUrl }), stage.clinic.workerUrl);
	panel = await browser.newPage();
	await panel.goto(background.url().replace(/background\.js$/, "sidepanel.html"));
	const signingIn = browser.waitForEvent("page");
	await panel.getByRole("button", { name: "Sign in" }).click();
	await (await signingIn).getByRole("button", { name: "Allow" }).click();
	await panel.getByRole("button", { name: "Find a patient" }).waitFor();
	page = await browser.newPage();
});
afterAll(async () => {
	await browser?.close();
	await stage?.close();
	if (profile) rmSync(profile, { recursive: true, force: true });
});

const show = (path: string) => page.goto(`${stage.clinic.practiceUrl}${path}`);
const who = () => panel.getByRole("region", { name: "Patient on the page" });

test("the practice in the box is copied by its FHIR server, and Chat beside a visit opens the thread of that patient", async () => {
	await show("/patients?q=ruiz");
	await expect.poll(() => perRow(page, ROWS), PATIENCE).toEqual([1, 1]);
	await expect
		.poll(async () => {
			await press(page, (await buttons(page))[1]);
			return who().textContent();
		}, PATIENCE)
		.toContain("Leo Ruiz");
	await who().getByText("(212) 555-0143").first().waitFor();
});

test("a record has one button, of its patient; bills and the insurer's number have none", async () => {
	await show("/patients/2003");
	await expect.poll(async () => (await buttons(page)).length, PATIENCE).toBe(1);
	await press(page, (await buttons(page))[0]);
	await who().getByText("Tom Becker").waitFor();
	await show("/invoices");
	// What is opened after it has its buttons: it had its time as well.
	const later = await browser.newPage();
	await later.goto(`${stage.clinic.practiceUrl}/patients`);
	await expect.poll(async () => (await buttons(later)).length, PATIENCE).toBeGreaterThan(0);
	await later.close();
	expect(await buttons(page)).toEqual([]);
});

test("after sorting, paging, searching and going back each row has one button", async () => {
	await show("/patients");
	for (const step of ["Born", "Next", "Next", "Previous"]) {
		await page.getByRole("link", { name: step, exact: true }).click();
		await expect.poll(async () => [...new Set(await perRow(page, ROWS))], PATIENCE).toEqual([1]);
	}
	await page.getByRole("searchbox").fill("berg nina");
	await page.keyboard.press("Enter");
	await expect.poll(() => perRow(page, ROWS), PATIENCE).toEqual([1]);
	await page.goBack();
	await expect.poll(async () => [...new Set(await perRow(page, ROWS))], PATIENCE).toEqual([1]);
});
