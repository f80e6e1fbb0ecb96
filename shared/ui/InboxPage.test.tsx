import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { Thread } from "../schemas/thread.ts";
import { aClinic, aMessage, aThread, minutesLater, threadId } from "../state/testing/builders.ts";
import { createFakeApi, offline } from "../state/testing/fake-api.ts";
import { InboxPage } from "./InboxPage.tsx";
import { expectAccessible, show } from "./testing/screen.tsx";

const waiting = (n: number, over: Partial<Thread> = {}) =>
	aThread({
		id: threadId(n),
		display: `(212) 555-010${n}`,
		unanswered: 1,
		unread: 1,
		unansweredSince: minutesLater(30 - n),
		lastMessage: { body: `Question ${n}`, at: minutesLater(30 - n), direction: "in" },
		...over,
	});

async function showInbox(threads = [waiting(1), waiting(2), waiting(3)], openSetup: (() => void) | null = null) {
	const api = createFakeApi(threads, [aMessage()]);
	const page = await show(<InboxPage clinic={aClinic()} askedId={null} pickClinic={() => {}} openSetup={openSetup} />, { api });
	if (threads.length > 0) await screen.findByRole("list", { name: "Threads" });
	return page;
}

const rows = () => within(screen.getByRole("list", { name: "Threads" })).getAllByRole("button");
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

test("the list says who waits, since when, and what they said", async () => {
	const { root } = await showInbox();
	expect(rows().map((row) => row.querySelector("bdi")?.textContent)).toEqual(["(212) 555-0101", "(212) 555-0102", "(212) 555-0103"]);
	expect(rows()[0]?.textContent).toMatch(/waits since Monday, November 16.*31 min ago.*Question 1.*1 unread/);
	await expectAccessible(root);
});

test("tabs carry their counts and show their threads", async () => {
	await showInbox([waiting(1), waiting(2), waiting(4, { status: "closed", unanswered: 0 })]);
	expect(await screen.findByRole("button", { name: "New 2" })).toBeTruthy();
	fireEvent.click(screen.getByRole("button", { name: "Closed" }));
	await waitFor(() => expect(rows()).toHaveLength(1));
	expect(screen.getByRole("button", { name: "Closed" }).getAttribute("aria-current")).toBe("page");
});

test.each([
	["New", "All answered"],
	["Active", "Nothing is waiting for us"],
	["Pending", "Nobody owes us an answer"],
	["Closed", "No closed threads"],
	["Spam", "No spam"],
])("the empty tab %s teaches one thing", async (tab, title) => {
	const { root } = await showInbox([]);
	fireEvent.click(screen.getByRole("button", { name: tab }));
	await screen.findByRole("heading", { name: title });
	await expectAccessible(root);
});

test("j and k move, Enter opens beside the list, r goes to the box, e closes", async () => {
	const { api, root } = await showInbox();
	press("j");
	await waitFor(() => expect(document.activeElement).toBe(rows()[0]));
	press("j");
	press("j");
	await waitFor(() => expect(document.activeElement).toBe(rows()[2]));
	press("k");
	await waitFor(() => expect(document.activeElement).toBe(rows()[1]));
	fireEvent.click(document.activeElement as Element);
	await screen.findByRole("region", { name: "Texts with (212) 555-0102" });
	await expectAccessible(root);
	press("r");
	expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Write to (212) 555-0102" }));
	(document.activeElement as HTMLElement).blur();
	press("e");
	await waitFor(() => expect(api.state.threads.get(threadId(2))?.status).toBe("closed"));
	expect(await screen.findByRole("button", { name: "Undo" })).toBeTruthy();
});

test("r on a row opens it to be answered", async () => {
	await showInbox();
	press("j");
	press("r");
	await waitFor(() => expect(document.activeElement?.tagName).toBe("TEXTAREA"));
});

test("letters typed into the box are letters", async () => {
	const { api } = await showInbox();
	fireEvent.click(rows()[0] as Element);
	const box = await screen.findByRole("textbox", { name: "Write to (212) 555-0101" });
	fireEvent.keyDown(box, { key: "e" });
	expect(api.calls.filter((call) => call.name === "setStatus")).toEqual([]);
});

test("the list of keys opens with ?, and the keys can be switched off", async () => {
	const { root } = await showInbox();
	press("?");
	fireEvent.click(await screen.findByRole("checkbox", { name: "Use these keys" }));
	await expectAccessible(root);
	fireEvent.click(screen.getByRole("button", { name: "Close" }));
	press("j");
	expect(rows()).not.toContain(document.activeElement);
});

test("turning to another thread keeps the draft, says so, and leads back", async () => {
	await showInbox();
	fireEvent.click(rows()[0] as Element);
	const box = await screen.findByRole("textbox", { name: "Write to (212) 555-0101" });
	fireEvent.input(box, { target: { value: "Half a sentence" } });
	fireEvent.click(rows()[1] as Element);
	expect(rows()[0]?.textContent).toContain("Draft");
	const other = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Write to (212) 555-0102" });
	expect(other.value, "never the words of one patient in another's box").toBe("");
	fireEvent.click(screen.getByRole("button", { name: "Go back to it" }));
	const again = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Write to (212) 555-0101" });
	expect(again.value).toBe("Half a sentence");
});

test("a search finds closed threads too, and says when there is none", async () => {
	await showInbox([waiting(1), waiting(4, { status: "closed", unanswered: 0 })]);
	fireEvent.input(screen.getByRole("searchbox", { name: "Find a number" }), { target: { value: "0104" } });
	await waitFor(() => expect(rows().map((row) => row.textContent)).toEqual([expect.stringContaining("(212) 555-0104")]));
	fireEvent.input(screen.getByRole("searchbox", { name: "Find a number" }), { target: { value: "9999" } });
	await screen.findByRole("heading", { name: "No thread with this number" });
});

test("a list that does not load says so and can be asked for again", async () => {
	const api = createFakeApi([waiting(1)]);
	api.failNext("threads", offline());
	const { root } = await show(<InboxPage clinic={aClinic()} askedId={null} pickClinic={() => {}} openSetup={null} />, { api });
	await screen.findByRole("heading", { name: "No connection" });
	await expectAccessible(root);
	fireEvent.click(screen.getByRole("button", { name: "Try again" }));
	await screen.findByRole("list", { name: "Threads" });
});

test("ten thousand threads keep only those in view in the page", async () => {
	const many = Array.from({ length: 10_000 }, (_, n) => aThread({ id: threadId(n + 1), unanswered: 1 }));
	const { api } = await showInbox(many);
	expect(rows().length).toBeLessThan(60);
	expect(api.calls.filter((call) => call.name === "threads").length).toBeLessThan(3);
});

test("only admins find the way to the set-up", async () => {
	let opened = 0;
	await showInbox([], () => {
		opened += 1;
	});
	fireEvent.click(screen.getByRole("button", { name: "Clinics" }));
	expect(opened).toBe(1);
	await showInbox([], null);
	expect(screen.queryByRole("button", { name: "Clinics" })).toBeNull();
});
