import { join } from "node:path";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buttons, PmBrowser, perRow, press } from "./pm-browser.ts";

// Pages that nobody here wrote: Medplum's own components over its MockClient.
const ROWS = 'tr[data-testid="search-control-row"]';
const PATIENCE = { timeout: 10_000 };
type Person = { id: string; name: string; birthDate: string };

let pm: PmBrowser;
let page: Page;
let people: Person[];

beforeAll(async () => {
	const bundled = await build({
		entryPoints: [join(import.meta.dirname, "../pm/pages/medplum.jsx")],
		bundle: true,
		minify: true,
		format: "iife",
		outdir: "out",
		write: false,
		define: { "process.env.NODE_ENV": '"production"' },
		logLevel: "error",
	});
	const file = (ending: string) => bundled.outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
	pm = await PmBrowser.open();
	pm.pages.set("/app.js", { body: file(".js"), type: "text/javascript" });
	pm.pages.set("/app.css", { body: file(".css"), type: "text/css" });
	await pm.setUp({ kind: "medplum" });
	page = await pm.show(
		"/Patient",
		'<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/app.css"><div id="root"></div><script src="/app.js"></script>',
	);
	await page.locator(ROWS).first().waitFor(PATIENCE);
	people = await page.evaluate(() => (window as unknown as { people: Person[] }).people);
});
afterAll(() => pm?.close());

const idOf = (label: string | null) => label?.replace("Checkbox for ", "");
const go = (to: string) => page.evaluate((path) => (window as unknown as { go(path: string): void }).go(path), to);
const one = () => expect.poll(async () => (await buttons(page)).length, PATIENCE).toBe(1);
const lastSeen = async () => (await pm.heard()).at(-1)?.seen;
const inEachRow = () => expect.poll(async () => [...new Set(await perRow(page, ROWS))], PATIENCE).toEqual([1]);

async function pressRow(index: number): Promise<void> {
	const id = idOf(await page.locator(ROWS).nth(index).locator("[aria-label^='Checkbox for ']").getAttribute("aria-label"));
	await press(page, (await buttons(page))[index]);
	await expect.poll(async () => (await lastSeen())?.externalId, PATIENCE).toBe(id);
}

test("Medplum's list of patients has one button in each row, of that row's patient, after sorting and paging too", async () => {
	await inEachRow();
	await pressRow(2);
	for (const query of ["_sort=-name", "_sort=birthdate&_offset=10", "_sort=name&name=Family0"]) {
		const before = await page.locator(ROWS).first().textContent();
		const search = `Patient?_fields=name,birthDate,telecom&_count=10&${query}`;
		await page.evaluate((to) => (window as unknown as { searchFor(query: string): void }).searchFor(to), search);
		await expect.poll(() => page.locator(ROWS).first().textContent(), PATIENCE).not.toBe(before);
		await inEachRow();
		await pressRow(4);
	}
	expect(new URL(page.url()).pathname, "the row's own click stayed away").toBe("/Patient");
});

test("Medplum's record has one button beside the name, of the patient whose record it is, in twenty records opened quickly one after the other", async () => {
	const twenty = people.filter(({ name }) => /^Given\d+ Family\d+$/.test(name)).slice(0, 20);
	expect(twenty).toHaveLength(20);
	for (const [index, { id, name, birthDate }] of twenty.entries()) {
		await go(`/Patient/${id}`);
		// Of most records staff only catch a glimpse.
		if (index % 4 !== 3) continue;
		await page.getByText(name).first().waitFor(PATIENCE);
		await one();
		await press(page, (await buttons(page))[0]);
		await expect.poll(lastSeen, PATIENCE).toMatchObject({ externalId: id, name });
		expect((await lastSeen())?.birthDate).toBeTruthy();
		expect(birthDate).toBeTruthy();
	}
	const [last, before] = [twenty.at(-1), twenty.at(-2)];
	await page.goBack();
	await page
		.getByText(before?.name ?? "")
		.first()
		.waitFor(PATIENCE);
	await one();
	await press(page, (await buttons(page))[0]);
	await expect.poll(async () => (await lastSeen())?.externalId, PATIENCE).toBe(before?.id);
	expect(last?.id).not.toBe(before?.id);
});

test("a record brings the patient's own number, and no button to a list of anything but patients", async () => {
	const { id = "" } = people.find(({ name }) => name === "Given7 Family07") ?? {};
	await go(`/Patient/${id}`);
	await page.getByText("Given7 Family07").first().waitFor(PATIENCE);
	await one();
	await press(page, (await buttons(page))[0]);
	await expect.poll(async () => (await lastSeen())?.numbers.map(({ typed }) => typed), PATIENCE).toEqual(["(202) 555-0117"]);
	await go("/Practitioner");
	await expect.poll(async () => (await buttons(page)).length, PATIENCE).toBe(0);
});
