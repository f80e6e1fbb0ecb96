import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { medplumPages } from "../pm/pages/medplum/bundle.ts";
import { doctors, patients } from "../pm/pages/medplum/people.ts";
import { type Button, buttons, PmBrowser, perRow, press } from "./pm-browser.ts";

// Pages that nobody here wrote: Medplum's own components over its MockClient.
const ROWS = 'tr[data-testid="search-control-row"]';
const PATIENCE = { timeout: 10_000 };
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:";

let pm: PmBrowser;
let page: Page;
beforeAll(async () => {
	const [opened, { script, style, page: markup }] = await Promise.all([PmBrowser.open(), medplumPages()]);
	pm = opened;
	await pm.setUp({ kind: "medplum" });
	pm.pages.set("/medplum.js", { body: script, type: "text/javascript" });
	pm.pages.set("/medplum.css", { body: style, type: "text/css" });
	const content = { body: markup, headers: { "content-security-policy": POLICY } };
	for (const type of ["Patient", "Practitioner"]) pm.pages.set(`/${type}/*`, content);
	page = await pm.show("/Patient", content);
});
afterAll(() => pm?.close());

const person = (n: number) => {
	const { id, name, birthDate, telecom } = patients[n] ?? { id: "", name: [], birthDate: "", telecom: [] };
	return { id, name: `${name[0]?.given[0]} ${name[0]?.family}`, birthDate, home: telecom[0]?.value };
};
const goTo = (to: string) => page.evaluate((path) => (window as unknown as { goTo(path: string): void }).goTo(path), to);
const slow = (ms: number) => page.evaluate((late) => Reflect.set(window, "slow", late), ms);
const count = (n: number) => expect.poll(async () => (await buttons(page)).length, PATIENCE).toBe(n);
const seen = async () => (await pm.heard()).at(-1)?.seen;
const inEachRow = () => expect.poll(async () => [...new Set(await perRow(page, ROWS))], PATIENCE).toEqual([1]);
const rowId = (row: number) => page.locator(ROWS).nth(row).locator("[aria-label^='Checkbox for ']").getAttribute("aria-label");

/** The button that a person sees in this row. */
async function pressRow(row: number): Promise<void> {
	await page.locator(ROWS).nth(row).scrollIntoViewIfNeeded();
	await inEachRow();
	const id = (await rowId(row))?.replace("Checkbox for ", "");
	const box = await page.locator(ROWS).nth(row).boundingBox();
	const within = ({ y, height }: Button) => box !== null && y + height / 2 > box.y && y + height / 2 < box.y + box.height;
	await press(page, (await buttons(page)).find(within));
	await expect.poll(async () => (await seen())?.externalId, PATIENCE).toBe(id);
}

async function isOf(n: number): Promise<void> {
	const { id, name, birthDate } = person(n);
	await page.getByText(name).first().waitFor(PATIENCE);
	await count(1);
	await press(page, (await buttons(page))[0]);
	await expect.poll(seen, PATIENCE).toMatchObject({ externalId: id, name, birthDate });
}

test("Medplum's list has one button in each row, of that row's patient, after paging, sorting, searching and reading again", async () => {
	await pressRow(2);
	const steps = [
		() => page.getByRole("button", { name: "Next page" }).click(),
		() => page.getByRole("button", { name: "3", exact: true }).click(),
		() => page.evaluate(() => (window as unknown as { lookFor(query: string): void }).lookFor("_sort=-birthdate")),
		() => page.evaluate(() => (window as unknown as { lookFor(query: string): void }).lookFor("name=Duarte")),
		() => page.evaluate(() => (window as unknown as { lookFor(query: string): void }).lookFor("_sort=name&_offset=20")),
	];
	for (const step of steps) {
		const before = await rowId(0);
		await step();
		await expect.poll(() => rowId(0), PATIENCE).not.toBe(before);
		await pressRow(1);
		await pressRow((await page.locator(ROWS).count()) - 1);
	}
	expect(await page.evaluate(() => Reflect.get(window, "opened")), "the row's own click stayed away").toBeUndefined();
	expect(new URL(page.url()).pathname).toBe("/Patient");
});

test("a click on a row still opens its record, and back leads to a list with one button in each row", async () => {
	const id = (await rowId(3))?.replace("Checkbox for ", "");
	await page.locator(ROWS).nth(3).locator("td").nth(2).click();
	await page.waitForURL(`**/Patient/${id}`);
	await isOf(patients.findIndex((patient) => patient.id === id));
	await page.goBack();
	await pressRow(0);
});

test("a record brings its patient's own number: no fax, no record number", async () => {
	await goTo(`/Patient/${person(7).id}`);
	await isOf(7);
	await expect.poll(async () => (await seen())?.numbers.map(({ typed }) => typed), PATIENCE).toEqual([person(7).home]);
	await page.getByRole("tab", { name: "Summary" }).click();
	await isOf(7);
});

test("twenty records opened quickly one after the other: each that is looked at has the button of its own patient", async () => {
	for (let n = 10; n < 30; n++) {
		await goTo(`/Patient/${person(n).id}`);
		// Of most records staff only catch a glimpse.
		if (n % 5 === 4) await isOf(n);
	}
	await page.goBack();
	await isOf(28);
	await page.goForward();
	await isOf(29);
});

test("a record that comes late has its button then; until then the patient before has none", async () => {
	// Loaded anew, it has none of the records at hand.
	await page.reload();
	await isOf(29);
	await slow(1000);
	await goTo(`/Patient/${person(40).id}`);
	await count(0);
	await pm.forget();
	await isOf(40);
	expect((await pm.heard()).map((each) => each.seen?.externalId)).toEqual([person(40).id]);
	await slow(0);
});

test("lists and records of doctors have no button, though they show names and phones", async () => {
	await goTo("/Practitioner");
	await page.getByText("Alice Doctor-1").first().waitFor(PATIENCE);
	await count(0);
	await goTo(`/Practitioner/${doctors[1]?.id}`);
	await page.getByText("(202) 555-0101", { exact: false }).first().waitFor(PATIENCE);
	await count(0);
	// That somebody looked at all is seen by what comes next.
	await goTo(`/Patient/${person(3).id}`);
	await isOf(3);
});
