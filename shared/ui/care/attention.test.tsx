import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import type { Thread } from "../../schemas/thread.ts";
import { aMessage, minutesLater, threadId } from "../../state/testing/builders.ts";
import { offline, refused } from "../../state/testing/fake-api.ts";
import { ana, leo } from "../../state/testing/fake-care.ts";
import { expectAccessible } from "../testing/screen.tsx";
import { linked, showThread } from "../testing/show-thread.tsx";

const since = minutesLater(3);
const waits = (...kinds: Thread["attention"][number]["kind"][]) => ({
	attention: kinds.map((kind) => ({ kind, since, messageId: "m1" })),
});
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

test("a text that may mean STOP is marked, and one tap treats it as an opt-out", async () => {
	const { api, root } = await showThread(waits("stop_question"), [aMessage({ body: "please stop texting me" })]);
	expect(within(screen.getByRole("log")).getByText("may mean STOP")).toBeTruthy();
	await expectAccessible(root);
	press("Treat as opt-out");
	await screen.findByText(/Staff stopped texts to this number/);
	expect(api.asked()).toEqual([["POST", `threads/${threadId()}/attention`, { kind: "stop_question", messageId: "m1", as: "opt_out" }]]);
	expect(screen.queryByText("may mean STOP")).toBeNull();
});

test("the other tap says that it was not meant so, and the box stays", async () => {
	const { api } = await showThread(waits("stop_question"));
	press("Not meant so");
	await waitFor(() => expect(screen.queryByText(/This may mean STOP/)).toBeNull());
	expect(api.asked()[0]?.[2]).toMatchObject({ as: "seen" });
	expect(screen.getByRole("textbox", { name: /^Write to/ })).toBeTruthy();
});

test("what may be an emergency comes first and is said at once", async () => {
	const { root } = await showThread(waits("stop_question", "cancel_meaning", "emergency"), [aMessage({ body: "chest pain" })]);
	const alert = screen.getByRole("alert");
	expect(alert.textContent).toContain("may be an emergency");
	const banners = [...root.querySelectorAll(".pc-banner")].map((banner) => banner.textContent ?? "");
	expect(banners[0]).toContain("emergency");
	expect(banners).toHaveLength(3);
	await expectAccessible(root);
});

test("an opt-out that may mean the visit, and a wrong number, wait until somebody has seen them", async () => {
	const { api } = await showThread(waits("cancel_meaning", "wrong_number"));
	for (const kind of ["wrong_number", "cancel_meaning"]) {
		fireEvent.click(screen.getAllByRole("button", { name: "Seen" })[0] as HTMLElement);
		await waitFor(() => expect(api.asked().at(-1)?.[2]).toMatchObject({ kind, as: "seen" }));
	}
	await waitFor(() => expect(screen.queryByRole("button", { name: "Seen" })).toBeNull());
});

test("an answer that a colleague was faster with shows theirs; one that was lost says so", async () => {
	const { api } = await showThread(waits("stop_question"));
	api.failNext("ask", offline());
	press("Not meant so");
	await screen.findByText(/Your answer was not saved/);
	api.failNext("ask", refused(409, "not_waiting"));
	api.state.threads.set(threadId(), { ...(api.state.threads.get(threadId()) as Thread), attention: [], version: 9 });
	press("Not meant so");
	await waitFor(() => expect(screen.queryByText(/This may mean STOP/)).toBeNull());
});

test("the verdict beside the number opens why, what would change it, and whom it touches", async () => {
	const optOut = { at: since, source: "staff" as const, elsewhere: true, reason: "Said so on the phone", liftedBy: "staff" as const };
	const { root } = await showThread({
		optOut,
		canSend: { allowed: false, code: "opted_out_by_staff" },
		patients: [linked(ana), linked(leo)],
		consents: [{ id: "c1", patientId: "ana", state: "granted", at: since }],
	});
	press("Opted out by staff");
	const why = screen.getByRole("region", { name: "May this number be texted?" });
	for (const said of [
		"Staff stopped texts to this number",
		"texts START, or staff lift",
		"Said so on the phone",
		"another thread",
		"Ana Ruiz, Leo Ruiz",
	])
		expect(why.textContent).toContain(said);
	expect(why.textContent).toContain("Ana Ruiz has agreed to get health details by text.");
	expect(why.textContent).toContain("Leo Ruiz has not been asked");
	await expectAccessible(root);
	press("Close");
	expect(screen.queryByRole("region", { name: "May this number be texted?" })).toBeNull();
});

test("quiet hours are a warning with their end, above a box that still sends", async () => {
	const warning = { code: "quiet_hours", reason: "Quiet.", until: "2026-11-17T13:00:00Z" };
	await showThread({ canSend: { allowed: true, warning } });
	expect(screen.getByRole("button", { name: "Can text, with care" })).toBeTruthy();
	expect(screen.getByText(/quiet time where the patient is, until 8:00.AM/)).toBeTruthy();
	expect(screen.getByRole("textbox", { name: /^Write to/ })).toBeTruthy();
});

test.each([
	["opted_out", /texted STOP/, "link", "Call instead"],
	["spam", /marked as spam/, "button", "Not spam"],
	["not_registered", /not registered with the carriers/, "link", "Call instead"],
	["number_gone", /no longer has the number/, "link", "Call instead"],
	["no_carrier", /not set up yet/, "link", "Call instead"],
	["landline", /landline/, "link", "Call instead"],
])("a number refused as %s has one sentence and one way on", async (code, sentence, role, action) => {
	const { root } = await showThread({ canSend: { allowed: false, code } });
	const box = root.querySelector(".pc-locked") as HTMLElement;
	expect(box.textContent).toMatch(sentence);
	expect(within(box).getByRole(role, { name: action })).toBeTruthy();
	expect(within(box).queryAllByRole("button").length + within(box).queryAllByRole("link").length).toBe(1);
});

test("a patient's own STOP is told by name and day, and only the patient can lift it", async () => {
	const optOut = { at: since, source: "patient" as const, elsewhere: false, liftedBy: "patient" as const };
	await showThread({ optOut, canSend: { allowed: false, code: "opted_out" }, patients: [linked(ana)] });
	expect(screen.getByText("Ana Ruiz texted STOP on Nov 16, 2026. Only they can start again, by texting START.")).toBeTruthy();
	fireEvent.click(screen.getByRole("button", { name: "More" }));
	expect(screen.queryByRole("menuitem", { name: /^Lift/ })).toBeNull();
	expect(screen.queryByRole("menuitem", { name: /^Opt out/ })).toBeNull();
});

/** A screen that is this high, and stays so. */
function screenOf(height: number): void {
	vi.stubGlobal("matchMedia", (query: string) => ({
		matches: height <= Number(/max-height: (\d+)px/.exec(query)?.[1]),
		addEventListener: () => {},
		removeEventListener: () => {},
	}));
}

test("in a low sidebar all that waits is one line with a count, which opens", async () => {
	screenOf(500);
	const { root } = await showThread({ ...waits("stop_question", "wrong_number", "emergency"), helpdesk: "behind" });
	const line = screen.getByRole("button", { name: "May be an emergency + 3 more" });
	expect(screen.getByRole("alert").contains(line)).toBe(true);
	expect(screen.queryByRole("button", { name: "Treat as opt-out" })).toBeNull();
	await expectAccessible(root);
	fireEvent.click(line);
	expect(line.getAttribute("aria-expanded")).toBe("true");
	for (const said of [/may be an emergency\. Call/i, /This may mean STOP/, /find the patient's right one/, /Zendesk does not answer/])
		expect(screen.getByText(said)).toBeTruthy();
	await expectAccessible(root);
	press("Treat as opt-out");
	await screen.findByText(/Staff stopped texts to this number/);
	expect(screen.getByRole("button", { name: "May be an emergency + 2 more" }).getAttribute("aria-expanded")).toBe("true");
	vi.unstubAllGlobals();
});

test("one thing that waits is said in full, but where there is no room for it", async () => {
	screenOf(500);
	await showThread(waits("stop_question"));
	expect(screen.getByRole("button", { name: "Treat as opt-out" })).toBeTruthy();
	screenOf(300);
	await showThread(waits("stop_question"));
	fireEvent.click(screen.getByRole("button", { name: "May mean STOP" }));
	expect(screen.getByRole("button", { name: "Treat as opt-out" })).toBeTruthy();
	vi.unstubAllGlobals();
});
