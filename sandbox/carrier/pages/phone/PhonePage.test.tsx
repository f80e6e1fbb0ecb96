import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import axe from "axe-core";
import { afterEach, expect, test } from "vitest";
import { ANA, aFakeNetwork, aText, EAST, LEO, NORTH } from "./fake-network.ts";
import { PhonePage } from "./PhonePage.tsx";
import { createPhoneState } from "./phone-state.ts";

afterEach(cleanup);

const NOW = Date.parse("2026-11-23T12:00:00Z");

function aPage(given: ReturnType<typeof aFakeNetwork>) {
	const kept = new Map<string, string>();
	const memory = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
	return render(<PhonePage state={createPhoneState(given.network, memory, () => NOW)} />);
}
const box = () => screen.findByRole<HTMLTextAreaElement>("textbox", { name: /Text to/ });
const write = async (body: string) => {
	fireEvent.input(await box(), { target: { value: body } });
	return box();
};
async function faultsOf(container: Element) {
	const { violations } = await axe.run(container, { rules: { region: { enabled: false } } });
	return violations.map(({ id }) => id);
}

test("a new phone says what to do, and a suggestion fills the box", async () => {
	const { container } = aPage(aFakeNetwork());
	fireEvent.click(await screen.findByRole("button", { name: "Can I move my 3 pm?" }));
	expect((await box()).value).toBe("Can I move my 3 pm?");
	expect(await faultsOf(container)).toEqual([]);
});

test("Enter sends once, however often it is pressed; Shift+Enter does not send", async () => {
	const given = aFakeNetwork();
	aPage(given);
	const text = await write("Hello");
	fireEvent.keyDown(text, { key: "Enter", shiftKey: true });
	expect(given.sent).toEqual([]);
	fireEvent.keyDown(text, { key: "Enter" });
	fireEvent.keyDown(text, { key: "Enter" });
	await screen.findByText("Hello");
	expect(given.sent).toMatchObject([{ body: "Hello", phone: ANA.number, clinic: NORTH.number }]);
});

test("a text that did not go out says so, and trying again sends the same one", async () => {
	const given = aFakeNetwork();
	aPage(given);
	await write("In the lift");
	given.cut(true);
	fireEvent.click(screen.getByRole("button", { name: "Send" }));
	const again = await screen.findByRole("button", { name: /Not sent/ });
	expect(screen.getByText(/No connection to the carrier/)).toBeTruthy();
	given.cut(false);
	fireEvent.click(again);
	await waitFor(() => expect(screen.queryByRole("button", { name: /Not sent/ })).toBeNull());
	expect(given.sent).toHaveLength(1);
});

test("what the clinic sends arrives in the log, with its sender for those who listen", async () => {
	const given = aFakeNetwork();
	const { container } = aPage(given);
	await box();
	given.deliver(ANA, aText({ body: "See https://north.example/a?b=1.", arrivedAt: NOW }));
	const log = await screen.findByRole("log", { name: "Texts with Northside Clinic" });
	expect(log.textContent).toContain("Northside Clinic: See https://north.example/a?b=1.");
	expect(screen.getByRole("link").getAttribute("href")).toBe("https://north.example/a?b=1");
	expect(await faultsOf(container)).toEqual([]);
});

test("1,601 characters cannot be sent, and the box says how many are too many", async () => {
	const given = aFakeNetwork();
	aPage(given);
	const text = await write("x".repeat(1601));
	expect(await screen.findByText(/^1 too many/)).toBeTruthy();
	fireEvent.keyDown(text, { key: "Enter" });
	expect(given.sent).toEqual([]);
	await write("x".repeat(1600));
	fireEvent.keyDown(text, { key: "Enter" });
	expect(given.sent).toHaveLength(1);
});

test("with several clinics the phone opens on its contacts, and says where something is new", async () => {
	const given = aFakeNetwork([ANA], [NORTH, EAST]);
	const { container } = aPage(given);
	await screen.findByRole("heading", { name: "Messages" });
	given.deliver(ANA, aText({ clinic: EAST.number, body: "Ready", arrivedAt: NOW + 1, updatedAt: NOW + 1 }));
	const contact = await screen.findByRole("button", { name: /Eastside Dental.*1 new/ });
	expect(await faultsOf(container)).toEqual([]);
	fireEvent.click(contact);
	await screen.findByRole("log", { name: "Texts with Eastside Dental" });
	fireEvent.click(screen.getByRole("button", { name: "Back to all contacts" }));
	await screen.findByRole("heading", { name: "Messages" });
});

test("each phone has its own texts and drafts, and shows what came to the others", async () => {
	const given = aFakeNetwork();
	aPage(given);
	await write("Draft of Ana");
	given.deliver(LEO, aText({ body: "For Leo", arrivedAt: NOW + 1, updatedAt: NOW + 1 }));
	await screen.findByRole("option", { name: /Leo Ruiz.*1 new/ });
	expect(screen.queryByText("For Leo")).toBeNull();
	fireEvent.change(screen.getByRole("combobox", { name: "Whose phone" }), { target: { value: LEO.number } });
	await screen.findByText("For Leo");
	expect((await box()).value).toBe("");
	fireEvent.change(screen.getByRole("combobox", { name: "Whose phone" }), { target: { value: ANA.number } });
	await waitFor(async () => expect((await box()).value).toBe("Draft of Ana"));
});

test("a phone that is off cannot text until it is on again", async () => {
	const { container } = aPage(aFakeNetwork([{ ...ANA, waiting: 2 }]));
	await box();
	fireEvent.click(screen.getByRole("button", { name: "Phone on" }));
	await screen.findByText("2 texts are waiting.");
	expect(screen.queryByRole("textbox")).toBeNull();
	expect(await faultsOf(container)).toEqual([]);
	fireEvent.click(screen.getByRole("button", { name: "Turn it on" }));
	await box();
});

test("a phone is added by name and number as people write it; one that misbehaves by a click", async () => {
	const { container } = aPage(aFakeNetwork([ANA]));
	fireEvent.click(await screen.findByRole("button", { name: "Add a phone" }));
	fireEvent.click(screen.getByRole("button", { name: "Add phone", hidden: true }));
	expect((await screen.findByRole("alert", { hidden: true })).textContent).toContain("name");
	fireEvent.click(await screen.findByRole("button", { name: /Landline/, hidden: true }));
	expect(await faultsOf(container)).toEqual([]);
	fireEvent.click(screen.getByRole("button", { name: "Add phone", hidden: true }));
	await screen.findByRole("option", { name: /Landline · \(500\) 555-0106/ });
});
