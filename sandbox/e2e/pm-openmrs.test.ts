import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fetchOpenmrs } from "../pm/openmrs/fetch.ts";
import { type Openmrs, startOpenmrs } from "../pm/openmrs/start-openmrs.ts";
import { BABY, OPENMRS_PEOPLE, SPA } from "../pm/pages/openmrs.ts";
import { buttons, PmBrowser, perRow, press } from "./pm-browser.ts";

const PATIENCE = { timeout: 15_000 };
const ROWS = "tr[data-parent-row]";
const LATE = 7;
const fetched = await fetchOpenmrs();
if (!fetched) console.log("OpenMRS's own packages could not be fetched: only the page in its shape was tried.");

let pm: PmBrowser;
let openmrs: Openmrs;
beforeAll(async () => {
	pm = await PmBrowser.open();
	pm.pages.set("/openmrs/*", SPA);
	openmrs = await startOpenmrs({ patients: OPENMRS_PEOPLE.map(toChart), delay: hold });
	await pm.setUp({ kind: "openmrs" }, { kind: "openmrs", origin: openmrs.origin });
});
afterAll(async () => {
	await pm?.close();
	await openmrs?.close();
});

type Person = (typeof OPENMRS_PEOPLE)[number];
const someone = (n: number): Person => OPENMRS_PEOPLE[n] ?? { id: "", name: "", born: "", mrn: "", phone: "" };
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

function toChart({ id, name, born, mrn, phone }: Person) {
	const [given = "", family = ""] = name.split(" ");
	const [day, month = "", year] = born.split("-");
	return { uuid: id, given, family, birthDate: `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, "0")}-${day}`, id: mrn, phone };
}

/** One patient's record comes late. */
const hold = (path: string) =>
	path.endsWith(`/Patient/${someone(LATE).id}`) ? new Promise<void>((done) => setTimeout(done, 1200)) : Promise.resolve();

const seen = async () => (await pm.heard()).at(-1)?.seen;
const one = (page: Page) => expect.poll(async () => (await buttons(page)).length, PATIENCE).toBe(1);

/** The one button of this page, once it is there. */
async function pressOne(page: Page): Promise<void> {
	await one(page);
	await press(page, (await buttons(page))[0]);
}

const pages = [
	{ what: "in its shape", origin: () => pm.origin, late: 1200 },
	...(fetched ? [{ what: "as its packages make it", origin: () => openmrs.origin, late: 0 }] : []),
];

describe.each(pages)("OpenMRS, $what", ({ origin, late }) => {
	const path = (n: number) => `/openmrs/spa/patient/${someone(n).id}/chart`;
	const chart = (n: number) => page.evaluate((to) => history.pushState({}, "", to), path(n));
	const isBy = async (n: number) => {
		await page.locator("[data-extension-id=patient-banner]").getByText(someone(n).name).first().waitFor(PATIENCE);
		await expect
			.poll(async () => {
				await pressOne(page);
				return seen();
			}, PATIENCE)
			.toMatchObject({ externalId: someone(n).id, name: someone(n).name, birthDate: someone(n).born });
	};
	let page: Page;
	beforeAll(async () => {
		page = await pm.context.newPage();
		await page.goto(`${origin()}${path(0)}`);
	});
	afterAll(() => page?.close());

	test("the chart has one button, of its patient, and no number before somebody asks for more", async () => {
		await isBy(0);
		expect((await seen())?.numbers).toEqual([]);
		await page.getByRole("button", { name: "Show more" }).first().click();
		await page.getByText(someone(0).phone).waitFor(PATIENCE);
		await pressOne(page);
		const typed = [{ typed: someone(0).phone, label: expect.stringMatching(/^Telephone/) }];
		await expect.poll(async () => (await seen())?.numbers, PATIENCE).toEqual(typed);
	});

	test("twenty charts opened quickly one after the other: the button is of the patient whose chart is open", async () => {
		for (let n = 10; n < 30; n++) await chart(n);
		await isBy(29);
	});

	test("a banner that comes late has its button then, and until then nobody has one", async () => {
		await page.evaluate((ms) => Reflect.set(window, "lateMs", ms || undefined), late);
		await chart(LATE);
		await expect.poll(async () => (await buttons(page)).length, PATIENCE).toBe(0);
		await isBy(LATE);
		await page.evaluate(() => Reflect.set(window, "lateMs", undefined));
	});

	test("a baby's age in months and days is not taken for its birth date", async () => {
		await chart(BABY);
		await isBy(BABY);
		expect((await page.locator("[data-extension-id=patient-banner]").textContent()) ?? "").toMatch(/\d (mths|wks)/);
		await page.goBack();
		await isBy(LATE);
	});

	test("back to the chart before is back to its patient, and so after loading it again", async () => {
		await page.goBack();
		await isBy(29);
		await page.reload();
		await isBy(29);
	});
});

test("OpenMRS's list of appointments has one button in each row, after sorting too, and none in what a row unfolds to", async () => {
	const page = await pm.context.newPage();
	await page.goto(`${pm.origin}/openmrs/spa/home/appointments`);
	await expect.poll(async () => [...new Set(await perRow(page, ROWS))], PATIENCE).toEqual([1]);
	expect(await page.locator("tr.unfolded patient-chat-button").count()).toBe(0);
	await page.evaluate(() => (window as unknown as { sortBackwards(): void }).sortBackwards());
	await expect.poll(async () => [...new Set(await perRow(page, ROWS))], PATIENCE).toEqual([1]);
	const first = await page.locator(`${ROWS} a`).first().textContent();
	await press(page, (await buttons(page))[0]);
	await expect.poll(async () => (await seen())?.name, PATIENCE).toBe(first);
	await page.close();
});
