import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { Thread } from "../../schemas/thread.ts";
import { aMessage, aThread, aThreadItem, minutesLater, threadId } from "../../state/testing/builders.ts";
import { offline, refused } from "../../state/testing/fake-api.ts";
import { ana, leo } from "../../state/testing/fake-care.ts";
import { expectAccessible } from "../testing/screen.tsx";
import { linked, showThread } from "../testing/show-thread.tsx";

const both: Partial<Thread> = { patients: [linked(ana), linked(leo)] };
const agreed: Partial<Thread> = {
	patients: [linked(ana)],
	consents: [{ id: "c1", patientId: "ana", state: "granted", at: minutesLater(10) }],
};
const box = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: /^Write to/ });
const write = (text: string) => fireEvent.input(box(), { target: { value: text } });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const toggle = () => screen.getByRole("button", { name: "Holds health details" });

test("a text marked as holding health details goes with its mark, for the one patient of the phone", async () => {
	const { api } = await showThread(agreed);
	write("Your test is normal.");
	fireEvent.click(toggle());
	expect(toggle().getAttribute("aria-pressed")).toBe("true");
	expect(screen.getByText("Ana Ruiz has agreed to get health details by text.")).toBeTruthy();
	press("Send");
	await waitFor(() => expect(api.sent()).toMatchObject([{ body: "Your test is normal.", health: true, about: "ana" }]));
	expect(toggle().getAttribute("aria-pressed")).toBe("false");
	await within(screen.getByRole("log")).findByText("health details");
});

test("without consent the words come back with the mark, the reason and the ways on", async () => {
	const { api, root } = await showThread({ patients: [linked(ana)] });
	api.failNext("send", refused(409, "no_phi_consent"));
	write("Your test is normal.");
	fireEvent.click(toggle());
	press("Send");
	await screen.findByText(/has not agreed to get them by text/);
	expect(box().value).toBe("Your test is normal.");
	expect(toggle().getAttribute("aria-pressed")).toBe("true");
	expect(screen.getByRole("link", { name: "Call instead" })).toBeTruthy();
	await expectAccessible(root);
	press("Ask for consent");
	const dialog = await screen.findByRole("dialog", { name: "Ask for consent" });
	await within(dialog).findByText(/Reply AGREE or NO/);
});

test("an agreement that comes after the refusal takes its place", async () => {
	const { api, live } = await showThread({ patients: [linked(ana)] });
	api.failNext("send", refused(409, "no_phi_consent"));
	write("Your test is normal.");
	fireEvent.click(toggle());
	press("Send");
	await screen.findByText(/has not agreed to get them by text/);
	api.state.threads.set(threadId(), aThread({ ...agreed, version: 5 }));
	live.changed(aThreadItem({ version: 5, patients: [linked(ana)] }));
	await screen.findByText("Ana Ruiz has agreed to get health details by text.");
	expect(screen.queryByText(/Not sent/)).toBeNull();
});

test("the other way on leaves the details out: the mark goes, the words stay to be changed", async () => {
	await showThread({ patients: [linked(ana)] });
	write("See you at 3.");
	fireEvent.click(toggle());
	expect(screen.getByText(/has not been asked whether health details may go by text/)).toBeTruthy();
	press("Leave the details out");
	expect(toggle().getAttribute("aria-pressed")).toBe("false");
	expect(box().value).toBe("See you at 3.");
	expect(document.activeElement).toBe(box());
});

test("words that may be health details suggest the mark, and a no is not asked again", async () => {
	const { root } = await showThread(agreed);
	write("Your diabetes test is positive");
	await screen.findByText("This may hold health details.");
	await expectAccessible(root);
	press("It does not");
	write("Your diabetes test is positive, we think");
	expect(screen.queryByText("This may hold health details.")).toBeNull();
	write("");
	write("Your diabetes test is positive");
	fireEvent.click(await screen.findByRole("button", { name: "Mark it" }));
	expect(toggle().getAttribute("aria-pressed")).toBe("true");
});

test("on a shared phone the box asks whom a text is about, guesses nobody, and asks anew for the next", async () => {
	const { api, root } = await showThread(both);
	const about = screen.getByRole("group", { name: "About" });
	expect(within(about).getByRole<HTMLInputElement>("radio", { name: "not said" }).checked).toBe(true);
	fireEvent.click(toggle());
	expect(screen.getByText("Say first which patient it is about.")).toBeTruthy();
	fireEvent.click(toggle());
	await expectAccessible(root);
	fireEvent.click(within(about).getByRole("radio", { name: "Leo Ruiz" }));
	write("Leo's shoes are here.");
	press("Send");
	await waitFor(() => expect(api.sent()).toMatchObject([{ about: "leo" }]));
	expect(within(about).getByRole<HTMLInputElement>("radio", { name: "not said" }).checked).toBe(true);
});

test("two people of one name are told apart by their birth dates", async () => {
	await showThread({ patients: [linked(ana), { ...linked(leo), name: ana.name }] });
	expect(screen.getByRole("radio", { name: "Ana Ruiz · Mar 14, 1981" })).toBeTruthy();
	expect(screen.getByRole("radio", { name: "Ana Ruiz · Aug 2, 2012" })).toBeTruthy();
});

test("a text filed under the wrong person is moved, and back", async () => {
	const { api } = await showThread(both, [aMessage({ about: "ana" })]);
	press("About: Ana Ruiz. Move to…");
	fireEvent.click(screen.getByRole("menuitemradio", { name: "Leo Ruiz" }));
	fireEvent.click(await screen.findByRole("button", { name: "About: Leo Ruiz. Move to…" }));
	fireEvent.click(screen.getByRole("menuitemradio", { name: "not said" }));
	await screen.findByRole("button", { name: "About: not said. Move to…" });
	press("Undo");
	await screen.findByRole("button", { name: "About: Leo Ruiz. Move to…" });
	expect(api.asked().map(([method, path, body]) => [method, path.endsWith("/messages/m1/about"), body])).toEqual([
		["PUT", true, { patientId: "leo" }],
		["PUT", true, { patientId: null }],
		["PUT", true, { patientId: "leo" }],
	]);
	api.failNext("ask", offline());
	press("About: Leo Ruiz. Move to…");
	fireEvent.click(screen.getByRole("menuitemradio", { name: "Ana Ruiz" }));
	await screen.findByText(/The text was not moved/);
});

test("a reaction is folded under the text it quotes, the last one counts, and none is announced", async () => {
	const reacted = (id: string, reaction: string, seq: number) =>
		aMessage({ id, body: `${reaction} “Yes”`, seq, at: minutesLater(5), reaction: { to: "m2", reaction } });
	const yes = aMessage({ id: "m2", direction: "out", body: "Yes", at: minutesLater(4) });
	const { live, root } = await showThread({}, [yes, reacted("r1", "like", 3)]);
	await screen.findByText("Patient liked this");
	live.text(aThreadItem({ version: 2 }), reacted("r2", "love", 4));
	await screen.findByText("Patient loved this");
	expect(screen.queryByText(/“Yes”/)).toBeNull();
	expect(screen.queryByText(/New text from/)).toBeNull();
	await expectAccessible(root);
	live.text(aThreadItem({ version: 3 }), reacted("r3", "removed", 5));
	await waitFor(() => expect(screen.queryByText("Patient loved this")).toBeNull());
});

test("a reaction to a text that is not on screen stays a text", async () => {
	await showThread({}, [aMessage({ body: "Liked “Older”", reaction: { to: "gone", reaction: "like" } })]);
	expect(screen.getByText("Liked “Older”")).toBeTruthy();
});

test.each([
	["opt_out", "automatic: opt-out confirmed"],
	["help", "automatic: answer to HELP"],
	["after_hours", "automatic: after hours"],
	["closed_case", "automatic: closed"],
	["first_contact", "automatic: first text"],
] as const)("a text that nobody typed says what it was: %s", async (automatic, label) => {
	await showThread({}, [aMessage({ direction: "out", sender: { type: "system" }, automatic })]);
	expect(screen.getByText(label)).toBeTruthy();
});
