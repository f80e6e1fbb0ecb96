import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CALENDAR, FINDER, FLOW_BOARD, MAIN, OPENEMR_PEOPLE, summary } from "../pm/pages/openemr.ts";
import { buttons, PmBrowser, press } from "./pm-browser.ts";

const PATIENCE = { timeout: 10_000 };
let pm: PmBrowser;
let page: Page;

beforeAll(async () => {
	pm = await PmBrowser.open();
	await pm.setUp({ kind: "openemr" });
	pm.pages.set("/finder", FINDER);
	pm.pages.set("/calendar", CALENDAR);
	pm.pages.set("/board", FLOW_BOARD);
	pm.pages.set("/summary", { body: "", of: ({ searchParams }) => summary(searchParams.get("set_pid") ?? "") });
	page = await pm.show("/interface/main/tabs/main.php", MAIN);
});
afterAll(() => pm?.close());

/** Those that a person can see: a hidden tab's have no box. */
const shown = async () => (await buttons(page)).filter(({ width }) => width > 0);
const seen = async () => (await pm.heard()).at(-1)?.seen;
const count = (n: number) => expect.poll(async () => (await shown()).length, PATIENCE).toBe(n);
const openTab = (name: string) =>
	page.evaluate((tab) => (window as unknown as { tab(name: string, src: string): void }).tab(tab, `/${tab}`), name);
const openChart = (pid: string) => page.evaluate((id) => (window as unknown as { openChart(pid: string): void }).openChart(id), pid);

test("the finder, a frame in the page, has one button in each row, and pressing it does not open the chart", async () => {
	await count(OPENEMR_PEOPLE.length);
	await press(page, (await shown())[1]);
	await expect.poll(seen, PATIENCE).toMatchObject({ externalId: "42", name: "Ruiz, Leo" });
	expect(page.frames()).toHaveLength(2);
});

test("an open chart has one button, in the bar, of the patient in the bar, with that patient's own numbers only", async () => {
	await openChart("41");
	await count(1);
	await press(page, (await shown())[0]);
	await expect.poll(seen, PATIENCE).toMatchObject({ externalId: "A-41", name: "Ruiz, Ana", birthDate: "03/14/1981" });
	await expect
		.poll(async () => {
			await press(page, (await shown())[0]);
			return (await seen())?.numbers.map(({ typed }) => typed.replace(/\D/g, ""));
		}, PATIENCE)
		.toEqual(["2125550143", "2125550144"]);
});

test("the tab of another patient stays open behind: the button is of the one in front", async () => {
	await openChart("43");
	await count(1);
	await expect
		.poll(async () => {
			await press(page, (await shown())[0]);
			return await seen();
		}, PATIENCE)
		.toMatchObject({ externalId: "A-43", name: "Nouri, Rosa", numbers: [{ typed: "2125550177" }, { typed: "(212) 555-0178" }] });
});

test("when the chart is closed, no patient has a button there any more", async () => {
	await page.evaluate(() => (window as unknown as { closeChart(): void }).closeChart());
	await page.evaluate(() => (window as unknown as { show(name: string): void }).show("finder"));
	await count(OPENEMR_PEOPLE.length);
});

test("the flow board, written anew at each refresh, has one button for each patient, of that patient, and none for a break", async () => {
	await openTab("board");
	await count(OPENEMR_PEOPLE.length);
	const board = page.frame({ url: /\/board$/ });
	for (const pids of [["43", "41"], ["42", "43", "41"], ["42"]]) {
		await board?.evaluate((order) => (window as unknown as { refresh(order: string[]): void }).refresh(order), pids);
		await count(pids.length);
		await press(page, (await shown())[pids.length - 1]);
		await expect.poll(async () => (await seen())?.externalId, PATIENCE).toBe(pids.at(-1));
	}
});

test("a calendar that says only names has no button, and a doctor's number brings none", async () => {
	await openTab("calendar");
	await page
		.frame({ url: /\/calendar$/ })
		?.getByText("Dr. Okafor")
		.waitFor(PATIENCE);
	await count(0);
	await openChart("42");
	await count(1);
	await press(page, (await shown())[0]);
	await expect.poll(seen, PATIENCE).toMatchObject({ externalId: "A-42", name: "Ruiz, Leo" });
});
