import { afterAll, beforeAll, expect, test } from "vitest";
import { national } from "./pages/phone.ts";
import { openStage, SAM, type Stage } from "./stage.ts";

/** All areas whose 555-01xx numbers belong to nobody. */
const AREAS = [201, 202, 203, 205, 206, 207, 208, 209, 210, 213, 214, 215, 216, 217];
const ROOMY = { perMinute: 100_000, ticketUpdatesPerMinute: 100_000, ticketListsPerMinute: 100_000 };

let stage: Stage;
beforeAll(async () => {
	stage = await openStage({ helpdesk: { limits: ROOMY } });
});
afterAll(() => stage?.close());

test("threads are listed newest first, and one is read, answered, closed, opened again and marked as spam beside the list", async () => {
	const desk = await stage.helpdesk();
	const [first, second] = [await stage.phone(), await stage.phone()];
	await first.text("Is my prescription ready?");
	const inbox = await desk.openInbox();
	await inbox.row(first.national).waitFor();
	await second.text("I will be ten minutes late");
	await inbox.rows.nth(1).filter({ hasText: first.national }).waitFor();
	expect(await inbox.rows.first().textContent()).toContain("I will be ten minutes late");

	const thread = await inbox.open(first.national);
	await thread.shows("Is my prescription ready?");
	await thread.send("It is. Pick it up any time.");
	await first.shows("It is. Pick it up any time.");
	await thread.isDelivered("It is. Pick it up any time.");
	await inbox.row(first.national).waitFor({ state: "detached" });
	await inbox.tab("Pending");
	await inbox.row(first.national).getByText("It is. Pick it up any time.").waitFor();

	await thread.setStatus("Closed");
	await inbox.row(first.national).waitFor({ state: "detached" });
	await inbox.tab("Closed");
	await inbox.row(first.national).waitFor();
	await thread.setStatus("Active");
	await inbox.tab("Active");
	await inbox.row(first.national).waitFor();
	await thread.setStatus("Spam");
	await inbox.tab("Spam");
	await inbox.row(first.national).waitFor();
});

test("the inbox is worked by keyboard alone", async () => {
	const desk = await stage.helpdesk();
	const [older, newer] = [await stage.phone(), await stage.phone()];
	await older.text("Where are you?");
	await stage.control.threadOf(older.number);
	await newer.text("Can my son come along?");
	const inbox = await desk.openInbox();
	const { keyboard } = desk.page;
	await inbox.tab("New");
	await inbox.rows.first().filter({ hasText: newer.national }).waitFor();
	const focused = (display: string) => expect.poll(() => inbox.row(display).evaluate((row) => row === document.activeElement)).toBe(true);

	await keyboard.press("j");
	await focused(newer.national);
	await keyboard.press("j");
	await focused(older.national);
	await keyboard.press("k");
	await focused(newer.national);
	await keyboard.press("Enter");
	await inbox.thread.open(newer.national);
	await keyboard.press("r");
	await expect.poll(() => inbox.thread.box.evaluate((box) => box === document.activeElement)).toBe(true);
	await keyboard.type("Of course, he can. je?");
	await keyboard.press("Enter");
	await newer.shows("Of course, he can. je?");
	await inbox.thread.status("Pending");

	await inbox.row(older.national).focus();
	await keyboard.press("Enter");
	await inbox.thread.open(older.national);
	await keyboard.press("e");
	await inbox.thread.status("Closed");
	await keyboard.press("/");
	await keyboard.type(newer.number.slice(-4));
	await inbox.row(newer.national).waitFor();
	await expect.poll(() => inbox.rows.count()).toBe(1);

	await inbox.row(newer.national).focus();
	await keyboard.press("?");
	await inbox.frame.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
	await keyboard.press("Escape");
	await inbox.frame.getByRole("dialog").waitFor({ state: "detached" });
});

test("a hundred and thirty threads are paged by scrolling, each of them shown once, and the order stays newest first", async () => {
	const numbers = AREAS.flatMap((area) => Array.from({ length: 10 }, (_, index) => `+1${area}55501${String(10 + index)}`)).slice(0, 130);
	const before = (await stage.control.counts()).active;
	for (const number of numbers) await stage.control.text({ from: number, body: `Hello from ${number.slice(2)}` });
	await expect.poll(async () => (await stage.control.counts()).active, { timeout: 30_000 }).toBe(before + numbers.length);
	const desk = await stage.helpdesk(SAM);
	const inbox = await desk.openInbox();
	await inbox.tab("Active");
	await inbox.rows.first().waitFor();
	await inbox.rows.first().hover();
	const seen = new Map<number, Row>();
	const gather = async () => {
		const shown = await inbox.list.getByRole("listitem").evaluateAll(rowsOf);
		for (const row of shown) seen.set(row.place, row);
		return shown.some(({ place, of }) => place === of);
	};
	const scroll = async () => {
		const isEnd = await gather();
		await desk.page.mouse.wheel(0, 600);
		return isEnd;
	};
	await expect.poll(scroll, { timeout: 30_000, interval: 30 }).toBe(true);
	const listed = [...seen.values()].sort((a, b) => a.place - b.place);
	const names = listed.map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
	expect(names).toEqual(expect.arrayContaining(numbers.map(national)));
	expect(listed.map(({ at }) => at)).toEqual(listed.map(({ at }) => at).sort((a, b) => b - a));
});

type Row = { place: number; of: number; name: string; at: number };

/** Runs in the page: only the rows in view are there. */
function rowsOf(items: Element[]): Row[] {
	return items.map((item) => ({
		place: Number(item.getAttribute("aria-posinset")),
		of: Number(item.getAttribute("aria-setsize")),
		name: item.querySelector("bdi")?.textContent ?? "",
		at: Date.parse(item.querySelector("time")?.dateTime ?? ""),
	}));
}

test("at 700 pixels one pane is shown at a time, with a way back", async () => {
	const desk = await stage.helpdesk(SAM, { viewport: { width: 700, height: 800 } });
	const phone = await stage.phone();
	await phone.text("May I bring my dog?");
	const inbox = await desk.openInbox();
	await inbox.tab("New");
	const thread = await inbox.open(phone.national);
	await thread.shows("May I bring my dog?");
	await inbox.list.waitFor({ state: "hidden" });
	await inbox.frame.getByRole("button", { name: "Back to the list" }).click();
	await inbox.row(phone.national).waitFor();
	await thread.log.waitFor({ state: "detached" });
	await expect.poll(() => inbox.row(phone.national).evaluate((row) => row === document.activeElement)).toBe(true);
});
