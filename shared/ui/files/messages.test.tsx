import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { Message } from "../../schemas/message.ts";
import { aClinic, aMessage, minutesLater } from "../../state/testing/builders.ts";
import { offline, refused } from "../../state/testing/fake-api.ts";
import { ana } from "../../state/testing/fake-care.ts";
import { aFile } from "../../state/testing/fake-files.ts";
import { expectAccessible } from "../testing/screen.tsx";
import { linked, openMore, showThread } from "../testing/show-thread.tsx";

const ofAna = { patients: [linked(ana)] };
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const menu = async (item: string) => {
	press("More about this message");
	fireEvent.click(await screen.findByRole("menuitem", { name: item }));
};

const secure = (over: Partial<Message> = {}): Message =>
	aMessage({
		direction: "out",
		channel: "secure",
		sensitive: true,
		body: "Your potassium is high.",
		link: { state: "open", expiresAt: minutesLater(4000) },
		...over,
	});

test("a private message says that it is one, that it was delivered, and when it was read", async () => {
	const { root } = await showThread(ofAna, [secure({ readAt: minutesLater(45) })]);
	expect(screen.getByText("Delivered")).toBeTruthy();
	expect(screen.getByText("Private")).toBeTruthy();
	expect(screen.getByText("Read 9:45 AM")).toBeTruthy();
	await expectAccessible(root);
});

test.each([
	["expired", "Link expired"],
	["revoked", "Link revoked"],
	["locked", "Link locked: too many wrong tries"],
] as const)("a private message that nobody has read says that its link is %s", async (state, said) => {
	await showThread(ofAna, [secure({ link: { state, expiresAt: minutesLater(10) } })]);
	expect(screen.getByText("Not read yet")).toBeTruthy();
	expect(screen.getByText(said)).toBeTruthy();
});

test("a link is revoked, and a new one sent", async () => {
	const { api } = await showThread(ofAna, [secure()]);
	await menu("Revoke the link");
	await screen.findByText("The link opens nothing any more.");
	expect(api.calls.find(({ name }) => name === "tell")?.args).toEqual([expect.stringMatching(/\/links\/m1$/), { method: "DELETE" }]);
	await menu("Send a new link");
	await screen.findByText("A new link is on its way.");
	expect(api.asked()).toMatchObject([["POST", expect.stringMatching(/\/links$/), { patientId: "ana" }]]);
	api.failNext("ask", refused(409, "no_secure_page"));
	await menu("Send a new link");
	await screen.findByText(/private messages are not set up/);
});

test("a link that was asked for twice, after a lost answer, is the same link", async () => {
	const { api } = await showThread(ofAna, [secure()]);
	api.failNext("ask", offline());
	await menu("Send a new link");
	await screen.findByText("No link was sent. Try again in a moment.");
	await menu("Send a new link");
	await screen.findByText("A new link is on its way.");
	const ids = api.asked().map(([, , body]) => (body as { id: string }).id);
	expect(ids).toHaveLength(2);
	expect(new Set(ids).size).toBe(1);
});

test("a message is deleted with a reason; before that it says what cannot be unsent, and afterwards who did it and why", async () => {
	const { api, root } = await showThread(ofAna, [aMessage({ direction: "out", body: "Hello Leo!" })]);
	await menu("Delete the message");
	const dialog = screen.getByRole("dialog", { name: "Delete this message?" });
	expect(dialog.textContent).toContain("it cannot be unsent");
	await expectAccessible(root);
	press("Delete for good");
	expect(screen.getByText("Write in a few words why.")).toBeTruthy();
	expect(api.asked()).toEqual([]);
	api.failNext("ask", refused(409, "part_of_consent"));
	fireEvent.input(screen.getByLabelText("Reason"), { target: { value: "Sent to the wrong person" } });
	press("Delete for good");
	await screen.findByText(/part of a signed consent/);
	press("Delete for good");
	await screen.findByText("Deleted by Dana K., Nov 16, 2026: Sent to the wrong person");
	expect(screen.queryByText("Hello Leo!")).toBeNull();
	expect(screen.queryByRole("button", { name: "More about this message" })).toBeNull();
	await expectAccessible(root);
});

test("of a private message the link is what stays on the phone", async () => {
	await showThread(ofAna, [secure()]);
	await menu("Delete the message");
	expect(screen.getByRole("dialog").textContent).toContain("opens nothing of it any more");
});

test("a reader may look, and delete nothing", async () => {
	await showThread(ofAna, [secure()], ({ state }) => Object.assign(state, { clinics: [aClinic({ role: "reader" })] }));
	expect(screen.queryByRole("button", { name: "More about this message" })).toBeNull();
});

test("a private message that was not opened waits for a person, who can send a new link or say that it was seen", async () => {
	const attention = [{ kind: "unread_secure" as const, since: minutesLater(9), messageId: "m1" }];
	const { api, root } = await showThread({ ...ofAna, attention }, [secure()]);
	const banner = screen.getByText(/was not opened, although the patient was reminded once/);
	await expectAccessible(root);
	press("Send a new link");
	await screen.findByText("A new link is on its way.");
	press("Seen");
	await waitFor(() => expect(banner.isConnected).toBe(false));
	expect(api.asked().at(-1)?.[2]).toEqual({ kind: "unread_secure", messageId: "m1", as: "seen" });
});

test("the files of a thread are listed newest first, a page at a time, to the last", async () => {
	const files = Array.from({ length: 120 }, (_, n) => aFile({ id: `f${n}`, name: `scan ${n}.pdf` }));
	const { root } = await showThread(ofAna, [aMessage()], ({ state }) => Object.assign(state, { files }));
	const dialog = await openMore("Files");
	await within(dialog).findByText("scan 49.pdf");
	expect(within(dialog).getAllByRole("listitem")).toHaveLength(50);
	await expectAccessible(root);
	for (const shown of [100, 120]) {
		fireEvent.click(within(dialog).getByText("Show older files"));
		await waitFor(() => expect(dialog.querySelectorAll("li")).toHaveLength(shown));
	}
	expect(within(dialog).queryByText("Show older files")).toBeNull();
});

test("one file is deleted by itself, and its message shows that", async () => {
	const file = { index: 0, contentType: "application/pdf", fileId: "f1", name: "visit.pdf", state: "ready", size: 48_000 };
	const { api } = await showThread(ofAna, [aMessage({ attachments: [file] })], ({ state }) => Object.assign(state, { files: [aFile()] }));
	const dialog = await openMore("Files");
	fireEvent.click(await within(dialog).findByRole("button", { name: "Delete visit.pdf" }));
	fireEvent.input(screen.getByLabelText("Reason"), { target: { value: "Somebody else's" } });
	press("Delete for good");
	await screen.findByText("The file was deleted.");
	expect(api.asked()).toMatchObject([["DELETE", expect.stringMatching(/\/files\/f1$/), { reason: "Somebody else's" }]]);
	expect(within(dialog).getByText(/This file was deleted/)).toBeTruthy();
	expect(within(screen.getByRole("log")).getByText("This file was deleted.")).toBeTruthy();
});

test("a thread without files says what will be listed, and a list that does not come is asked for again", async () => {
	const { api } = await showThread(ofAna);
	const dialog = await openMore("Files");
	await within(dialog).findByText(/^No files yet/);
	press("Close");
	api.failNext("ask", offline());
	const again = await openMore("Files");
	fireEvent.click(await within(again).findByRole("button", { name: "Try again" }));
	await within(again).findByText(/^No files yet/);
});
