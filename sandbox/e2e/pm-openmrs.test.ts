import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OPENMRS_PEOPLE, SPA } from "../pm/pages/openmrs.ts";
import { buttons, PmBrowser, perRow, press } from "./pm-browser.ts";

const PATIENCE = { timeout: 10_000 };
const ROWS = "tr[data-parent-row]";
let pm: PmBrowser;
let page: Page;

beforeAll(async () => {
	pm = await PmBrowser.open();
	await pm.setUp({ kind: "openmrs" });
	page = await pm.show("/openmrs/spa/home/appointments", SPA);
});
afterAll(() => pm?.close());

const go = (path: string) => page.evaluate((to) => (window as unknown as { go(path: string): void }).go(to), path);
const seen = async () => (await pm.heard()).at(-1)?.seen;
const someone = (n: number) => OPENMRS_PEOPLE[n] ?? { id: "", name: "", born: "", mrn: "" };
const chart = (n: number) => go(`/patient/${someone(n).id}/chart`);

/** The one button of this page, once it is there. */
async function pressOne(): Promise<void> {
	await expect.poll(async () => (await buttons(page)).length, PATIENCE).toBe(1);
	await press(page, (await buttons(page))[0]);
}

test("the list of appointments has one button in each row, and none in what a row unfolds to", async () => {
	await expect.poll(async () => [...new Set(await perRow(page, ROWS))], PATIENCE).toEqual([1]);
	expect(await page.locator("tr.unfolded patient-chat-button").count()).toBe(0);
	await page.evaluate(() => (window as unknown as { sortBackwards(): void }).sortBackwards());
	await expect.poll(async () => [...new Set(await perRow(page, ROWS))], PATIENCE).toEqual([1]);
	const first = await page.locator(`${ROWS} a`).first().textContent();
	await press(page, (await buttons(page))[0]);
	await expect.poll(async () => (await seen())?.name, PATIENCE).toBe(first);
});

test("twenty charts opened quickly one after the other: the button is of the patient whose chart is open, and a doctor's number is nobody's", async () => {
	for (let n = 0; n < 20; n++) await chart(n);
	await page.getByText(someone(19).name).waitFor(PATIENCE);
	await expect
		.poll(async () => {
			await pressOne();
			return seen();
		}, PATIENCE)
		.toEqual({ externalId: someone(19).id, name: someone(19).name, birthDate: someone(19).born, numbers: [] });
});

test("a banner that comes late has its button then, and until then the patient before has none", async () => {
	await page.evaluate(() => {
		(window as unknown as { lateMs: number }).lateMs = 900;
	});
	await chart(5);
	await expect.poll(async () => (await buttons(page)).length, PATIENCE).toBe(0);
	await page.getByText(someone(5).name).waitFor(PATIENCE);
	await pressOne();
	await expect.poll(async () => (await seen())?.externalId, PATIENCE).toBe(someone(5).id);
});

test("back to the chart before is back to its patient", async () => {
	await page.goBack();
	await page.getByText(someone(19).name).waitFor(PATIENCE);
	await pressOne();
	await expect.poll(async () => (await seen())?.externalId, PATIENCE).toBe(someone(19).id);
});
