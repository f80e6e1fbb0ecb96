import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { national } from "./pages/phone.ts";
import { DANA, openStage, SAM, type Stage } from "./stage.ts";

const LANDLINE = "+15005550106";
const ALWAYS = 1_000_000;
/** Staff are bothered after half a minute; by then the Worker asks again every half minute. */
const LONG_OUTAGE_MS = 45_000;

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterEach(() => stage.control.calm());
afterAll(() => stage?.close());

async function aThread(body = "Hello") {
	const desk = await stage.helpdesk(SAM);
	const phone = await stage.phone();
	await phone.text(body);
	const sidebar = await desk.openTicket(await stage.control.ticketOf(phone.number));
	await sidebar.shows(body);
	return { desk, phone, sidebar };
}

test("a text to a landline says why it did not arrive and what to do, and waits in the list for somebody", async () => {
	const { id } = await stage.control.staff<{ id: string }>("POST", `/api/clinics/${stage.clinic.clinicId}/threads`, { number: LANDLINE });
	const desk = await stage.helpdesk(SAM);
	const inbox = await desk.openInbox();
	await inbox.tab("Pending");
	await inbox.frame.getByRole("navigation", { name: "Threads by status" }).waitFor();
	expect(id).toMatch(/^[0-9a-f]{64}$/);
	await inbox.frame.getByRole("searchbox", { name: "Find a number" }).fill(LANDLINE.slice(-4));
	const thread = await inbox.open(national(LANDLINE));
	await thread.send("Your results are in.");
	const group = thread.group("Your results are in.");
	await group.getByText("Not delivered").waitFor();
	await group.getByText("This number cannot get texts (landline). Call instead, or ask for a mobile number.").waitFor();
	await inbox.row(national(LANDLINE)).getByText("Last text did not arrive").waitFor({ state: "attached" });
});

test("when the carrier breaks after taking a text, staff see that it is being checked, and then that it arrived, once", async () => {
	const { phone, sidebar } = await aThread();
	await stage.control.carrierFault({ on: "create", kind: "500_after", match: { to: phone.number } });
	await stage.control.carrierFault({ on: "callback", kind: "delay", delayMs: 1500, match: { to: phone.number } });
	await sidebar.send("Please come at ten.");
	await sidebar.group("Please come at ten.").getByText("Checking").waitFor();
	await sidebar.isDelivered("Please come at ten.");
	expect(await stage.control.onPhone(phone.number)).toHaveLength(1);
});

test("while the helpdesk is down texting goes on, the app says that tickets follow, and they do", async () => {
	const desk = await stage.helpdesk(SAM);
	const inbox = await desk.openInbox();
	await inbox.tab("New");
	await stage.control.helpdeskFault({ on: "all", kind: "503", times: ALWAYS, retryAfter: 1 });
	const phone = await stage.phone();
	await phone.text("Is Dr. Lee in today?");
	const thread = await inbox.open(phone.national);
	await thread.shows("Is Dr. Lee in today?");
	await thread.send("She is, until five.");
	await phone.shows("She is, until five.");
	await thread.isDelivered("She is, until five.");

	await expect.poll(() => stage.control.helpdeskOf(phone.number), { timeout: LONG_OUTAGE_MS, interval: 500 }).toBe("behind");
	await phone.text("Thank you!");
	const words = inbox.frame.getByText("Zendesk does not answer right now. Texting works; tickets will follow by themselves.");
	await words.waitFor();
	await stage.control.calm();
	const ticketId = await stage.control.ticketOf(phone.number, LONG_OUTAGE_MS);
	await expect.poll(async () => (await stage.control.ticket(ticketId)).status).toBe("open");
	await words.waitFor({ state: "detached" });
	await inbox.frame.getByRole("button", { name: "Open ticket" }).waitFor();
}, 120_000);

test("when the Worker dies the app says that it reconnects, and what came meanwhile is there afterwards, each text once", async () => {
	const { phone, sidebar } = await aThread("One");
	process.kill(stage.clinic.workerPid(), "SIGKILL");
	await sidebar.frame.getByText("Reconnecting…").waitFor();
	await sidebar.box.fill("A draft");
	await sidebar.frame.getByText("Your draft is safe.").waitFor();
	const meanwhile = ["Two", "Three"].map((body, index) => ({ from: phone.number, body, sid: `SM${String(index).padStart(32, "a")}` }));
	for (const text of meanwhile) await stage.control.text({ ...text, webhook: "skip" });
	await stage.clinic.restartWorker();
	// The carrier tries again, one after the other: it promises no order.
	for (const text of meanwhile) {
		await stage.control.text(text);
		await sidebar.shows(text.body);
	}
	await sidebar.frame.getByText("Reconnecting…").waitFor({ state: "detached" });
	await phone.text("Four");
	await sidebar.shows("Four");
	expect(await sidebar.texts()).toEqual(["One", "Two", "Three", "Four"]);
	expect(await sidebar.box.inputValue()).toBe("A draft");
});

test("without a network the app says so, keeps what is written, and catches up without a gap", async () => {
	const { desk, phone, sidebar } = await aThread("One");
	await desk.page.context().setOffline(true);
	await sidebar.frame.getByText("You are offline.").waitFor();
	await phone.text("Two");
	await phone.text("Three");
	await stage.control.settled(phone.number, 3);
	await sidebar.send("Four");
	await sidebar.group("Four").getByText("Waiting for connection").waitFor();
	expect(await stage.control.onPhone(phone.number)).toEqual([]);

	await desk.page.context().setOffline(false);
	await sidebar.isDelivered("Four");
	await sidebar.frame.getByText("You are offline.").waitFor({ state: "detached" });
	expect(await sidebar.texts()).toEqual(["One", "Two", "Three", "Four"]);
	expect(await stage.control.onPhone(phone.number)).toHaveLength(1);
});

test("a page that nobody uses warns, then signs out and shows no patient's words any more", async () => {
	const context = await stage.context();
	await context.clock.install();
	const desk = await stage.helpdeskIn(context, DANA);
	const phone = await stage.phone();
	await phone.text("A private question");
	const sidebar = await desk.openTicket(await stage.control.ticketOf(phone.number));
	await sidebar.shows("A private question");
	await context.clock.fastForward("14:20");
	await sidebar.frame.getByText("You will be signed out in a minute.").waitFor();
	await sidebar.frame.getByRole("button", { name: "Stay signed in" }).click();
	await sidebar.frame.getByText("You will be signed out in a minute.").waitFor({ state: "detached" });
	await sidebar.box.fill("Unsent words");
	await context.clock.fastForward("15:30");
	await sidebar.frame.getByRole("heading", { name: "Signed out" }).waitFor();
	await sidebar.frame.getByRole("button", { name: "Copy text" }).waitFor();
	expect(await sidebar.frame.locator("body").textContent()).not.toContain("A private question");
});
