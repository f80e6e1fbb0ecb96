import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { Message } from "../schemas/message.ts";
import type { Thread } from "../schemas/thread.ts";
import { aClinic, aMessage, aThread, messages, minutesLater, threadId } from "../state/testing/builders.ts";
import { createFakeApi, offline, refused } from "../state/testing/fake-api.ts";
import { ThreadView } from "./ThreadView.tsx";
import { expectAccessible, show } from "./testing/screen.tsx";

async function showThread(texts: Message[] = [aMessage()], over: Partial<Thread> = {}) {
	const page = await show(<ThreadView id={threadId()} clinicId="riverside" />, { api: createFakeApi([aThread(over)], texts) });
	await screen.findByRole("heading", { name: "(212) 555-0143" });
	return page;
}

const box = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Write to (212) 555-0143" });
const log = () => screen.getByRole("log", { name: "Messages" });
const write = (text: string) => fireEvent.input(box(), { target: { value: text } });

test("a thread shows both sides, who wrote, when, and what became of it", async () => {
	const { root } = await showThread([
		aMessage(),
		aMessage({ id: "m2", direction: "out", body: "Yes, 4:15 is free.", at: minutesLater(4), seq: 2 }),
	]);
	const [, patient, clinic] = within(log()).getAllByRole("listitem");
	expect(patient?.textContent).toContain("Can I move my 3pm?");
	expect(patient?.textContent).toMatch(/Patient.*9:02.AM/);
	expect(clinic?.textContent).toMatch(/Yes, 4:15 is free\..*Dana K\..*9:04.AM.*Delivered/);
	await expectAccessible(root);
});

test("Enter sends, once, and the text is there before the Worker has answered", async () => {
	const { api } = await showThread();
	write("Yes, 4:15 is free.");
	fireEvent.keyDown(box(), { key: "Enter" });
	fireEvent.keyDown(box(), { key: "Enter" });
	expect(box().value).toBe("");
	expect(log().textContent).toContain("Yes, 4:15 is free.");
	await waitFor(() => expect(log().textContent).toContain("Queued"));
	expect(api.sent()).toHaveLength(1);
});

test("Shift+Enter breaks the line, and the Enter of an input method only picks a word", async () => {
	const { api } = await showThread();
	write("Line one");
	fireEvent.keyDown(box(), { key: "Enter", shiftKey: true });
	fireEvent.keyDown(box(), { key: "Enter", isComposing: true });
	expect(api.sent()).toEqual([]);
});

test("turned around, Enter breaks the line and Shift+Enter sends", async () => {
	const { api, app } = await showThread();
	fireEvent.click(screen.getByRole("button", { name: "More ways to send" }));
	fireEvent.click(screen.getByRole("menuitemcheckbox", { name: /Send with Enter/ }));
	expect(app.enterSends.value).toBe(false);
	write("Hello");
	fireEvent.keyDown(box(), { key: "Enter" });
	expect(api.sent()).toEqual([]);
	fireEvent.keyDown(box(), { key: "Enter", shiftKey: true });
	await waitFor(() => expect(api.sent()).toHaveLength(1));
});

test("Send and close sends and closes", async () => {
	const { api } = await showThread();
	write("See you then.");
	fireEvent.click(screen.getByRole("button", { name: "More ways to send" }));
	fireEvent.click(screen.getByRole("menuitem", { name: "Send and close" }));
	await waitFor(() => expect(api.sent()).toMatchObject([{ body: "See you then.", closeAfter: true }]));
});

test("a text that is too long cannot be sent, and says by how much", async () => {
	await showThread();
	write("x".repeat(1620));
	expect(screen.getByText(/20 characters too long/)).toBeTruthy();
	expect(screen.getByRole<HTMLButtonElement>("button", { name: "Send" }).disabled).toBe(true);
});

test("a refused text is back in the box with the reason", async () => {
	const { api } = await showThread();
	api.failNext("send", refused(409, "opted_out"));
	write("Hello");
	fireEvent.keyDown(box(), { key: "Enter" });
	await screen.findByText("Not sent: the patient has stopped texts to this number.");
	expect(box().value).toBe("Hello");
});

test("without a connection a text waits in plain sight", async () => {
	const { api, root } = await showThread();
	api.failNext("send", offline(), offline());
	write("Are you coming?");
	fireEvent.keyDown(box(), { key: "Enter" });
	await screen.findByText("Waiting for connection");
	expect(screen.getByText("It goes out by itself as soon as the connection is back.")).toBeTruthy();
	await expectAccessible(root);
});

test("a text that did not arrive says why and what to do, in the middle of a group too", async () => {
	const out = { direction: "out" as const, sender: { type: "staff" as const, id: "7", name: "Dana K." } };
	const { root } = await showThread([
		aMessage({ ...out, id: "a", delivery: { state: "undelivered", code: "30006", cause: "landline" } }),
		aMessage({ ...out, id: "b", seq: 2, delivery: { state: "delivered" } }),
	]);
	expect(await screen.findByText("This number cannot get texts (landline). Call instead, or ask for a mobile number.")).toBeTruthy();
	expect(screen.getByText("Not delivered")).toBeTruthy();
	expect(screen.getByText("Delivered")).toBeTruthy();
	await expectAccessible(root);
});

test("for a text that may or may not have left, a person decides", async () => {
	const unknown = aMessage({ id: "u", direction: "out", body: "Please call.", delivery: { state: "unknown" } });
	const { api, root } = await showThread([unknown], { attention: [{ kind: "unknown_send", since: minutesLater(0), messageId: "u" }] });
	await screen.findByRole("button", { name: "It arrived" });
	await expectAccessible(root);
	fireEvent.click(screen.getByRole("button", { name: "It arrived" }));
	await waitFor(() => expect(api.calls.find((call) => call.name === "resolve")?.args.slice(1)).toEqual(["u", "sent"]));
	await waitFor(() => expect(screen.queryByRole("button", { name: "It arrived" })).toBeNull());
});

test("while the machine still checks, nobody is asked", async () => {
	await showThread([aMessage({ id: "u", direction: "out", delivery: { state: "unknown" } })]);
	expect(screen.getByText("Checking")).toBeTruthy();
	expect(screen.queryByRole("button", { name: "Send again" })).toBeNull();
});

test("a patient who texted STOP has no box, but a way to be called, and the draft is not lost", async () => {
	const { app, root } = await showThread([aMessage({ body: "STOP" })], { canSend: { allowed: false, code: "opted_out" } });
	expect(screen.queryByRole("textbox")).toBeNull();
	expect(await screen.findByText(/This patient texted STOP/)).toBeTruthy();
	expect(screen.getByRole<HTMLAnchorElement>("link", { name: "Call instead" }).href).toBe("tel:+12125550143");
	app.drafts.of(threadId()).value = "See you at 3";
	await screen.findByText("See you at 3");
	await expectAccessible(root);
});

test("a reason that only the Worker knows is shown in its words", async () => {
	await showThread([], { canSend: { allowed: false, code: "brand_new", reason: "Not before 8 am." } });
	expect(await screen.findByText("Not before 8 am.")).toBeTruthy();
});

test("spam is un-marked from the locked box, and that can be undone", async () => {
	const { api } = await showThread([], { status: "spam", canSend: { allowed: false, code: "spam" } });
	fireEvent.click(await screen.findByRole("button", { name: "Not spam" }));
	fireEvent.click(await screen.findByRole("button", { name: "Undo" }));
	await waitFor(() =>
		expect(api.calls.filter((call) => call.name === "setStatus").map((call) => call.args[1])).toEqual(["active", "spam"]),
	);
});

test("a reader sees everything and can change nothing", async () => {
	const api = createFakeApi([aThread()], [aMessage()]);
	api.state.clinics = [aClinic({ role: "reader" })];
	const { root } = await show(<ThreadView id={threadId()} clinicId="riverside" />, { api });
	await screen.findByText(/You may read this clinic's texts/);
	expect(screen.queryByRole("textbox")).toBeNull();
	expect(screen.getByRole<HTMLButtonElement>("button", { name: "Status: Active" }).disabled).toBe(true);
	await expectAccessible(root);
});

test("the status is changed by keyboard alone, and the focus comes back", async () => {
	const { api } = await showThread();
	const button = screen.getByRole("button", { name: "Status: Active" });
	fireEvent.keyDown(button, { key: "ArrowDown" });
	const menu = await screen.findByRole("menu");
	await waitFor(() => expect(document.activeElement?.textContent).toContain("Active"));
	fireEvent.keyDown(menu, { key: "End" });
	expect(document.activeElement?.textContent).toContain("Spam");
	fireEvent.keyDown(menu, { key: "Escape" });
	expect(screen.queryByRole("menu")).toBeNull();
	expect(document.activeElement).toBe(button);
	fireEvent.click(button);
	fireEvent.click(screen.getByRole("menuitemradio", { name: /Closed/ }));
	await waitFor(() => expect(api.state.threads.get(threadId())?.status).toBe("closed"));
});

test("a new text is announced once, with its words", async () => {
	const { live, root } = await showThread();
	live.text(aThread({ version: 2, unanswered: 1 }), aMessage({ id: "m2", body: "Hello?", at: minutesLater(5) }));
	const announced = await screen.findByText("New text from (212) 555-0143: Hello?");
	expect(announced.closest("[aria-live]")?.getAttribute("aria-live")).toBe("polite");
	expect(root.querySelectorAll("[aria-live=polite]")).toHaveLength(1);
	expect(log().getAttribute("aria-live")).toBe("off");
});

test("earlier texts come at a press, the beginning is named", async () => {
	await showThread(messages(60));
	expect(screen.queryByText("Text 0")).toBeNull();
	fireEvent.click(screen.getByRole("button", { name: "Show earlier texts" }));
	await screen.findByText("The first text of this thread");
	expect(log().textContent).toContain("Text 0");
});

test("an empty thread teaches the first step", async () => {
	const { root } = await showThread([]);
	expect(screen.getByRole("heading", { name: "No texts yet" })).toBeTruthy();
	await expectAccessible(root);
});

test.each([
	["offline", offline(), "No connection", true],
	["not_found", refused(404, "not_found"), "Not here", false],
	["not_allowed", refused(403, "not_allowed"), "Not for you", false],
	["not_configured", refused(503, "not_configured"), "Not set up yet", true],
])("%s is said in plain words", async (_what, fault, title, mayRetry) => {
	const api = createFakeApi();
	api.failNext("thread", fault);
	const { root } = await show(<ThreadView id={threadId()} clinicId="riverside" />, { api });
	await screen.findByRole("heading", { name: title });
	await expectAccessible(root);
	if (!mayRetry) return expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
	fireEvent.click(screen.getByRole("button", { name: "Try again" }));
	await screen.findByRole("log");
});

test("who is no longer a member sees nothing any more", async () => {
	const { live } = await showThread();
	live.barred.value = new Set(["riverside"]);
	await screen.findByRole("heading", { name: "Not for you" });
	expect(screen.queryByRole("log")).toBeNull();
});

test("a Zendesk that lags behind is said, and does not stop anybody", async () => {
	await showThread([], { helpdesk: "behind" });
	expect(screen.getByText(/Zendesk does not answer right now/)).toBeTruthy();
	expect(box()).toBeTruthy();
});
