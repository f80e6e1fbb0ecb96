import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { aMessage } from "../../state/testing/builders.ts";
import { offline, refused } from "../../state/testing/fake-api.ts";
import { ana, leo } from "../../state/testing/fake-care.ts";
import { expectAccessible, type Page } from "../testing/screen.tsx";
import { linked, showThread } from "../testing/show-thread.tsx";

const ofAna = { patients: [linked(ana)] };
const box = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: /^Write to/ });
const write = (text: string) => fireEvent.input(box(), { target: { value: text } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const aFile = (name: string, bytes: number, type = "") => new File([new Uint8Array(bytes)], name, { type });
const picker = (root: Element) => root.querySelector<HTMLInputElement>("input[type=file][multiple]") as HTMLInputElement;

function choose(root: Element, ...files: File[]): void {
	const input = picker(root);
	Object.defineProperty(input, "files", { value: files, configurable: true });
	fireEvent.change(input);
}

const chosen = () => within(screen.getByRole("list", { name: "Files to send" })).getAllByRole("listitem");
const ready = (count: number) =>
	waitFor(() => expect(chosen().filter((row) => /\d+ (kB|MB)/.test(row.textContent ?? ""))).toHaveLength(count));

test("files go with the words, in the order in which they were chosen", async () => {
	const { api, root } = await showThread(ofAna);
	choose(root, aFile("knee.png", 2_000_000, "image/png"), aFile("form.pdf", 40_000));
	await ready(2);
	expect(screen.getByText("2 files, 2 MB in all")).toBeTruthy();
	await expectAccessible(root);
	const ids = ["knee.png", "form.pdf"].map((name) => api.state.files.find((file) => file.name === name)?.id);
	write("Please sign this.");
	press("Send");
	await waitFor(() => expect(api.sent()).toMatchObject([{ body: "Please sign this.", files: ids }]));
	await screen.findByRole("button", { name: "Picture: knee.png" });
	expect(screen.queryByRole("list", { name: "Files to send" })).toBeNull();
	await expectAccessible(root);
});

test("a file alone is a message, and nothing goes before all of it is there", async () => {
	const { api, root } = await showThread(ofAna);
	expect(screen.getByRole<HTMLButtonElement>("button", { name: "Send" }).disabled).toBe(true);
	api.failNext("ask", offline());
	choose(root, aFile("form.pdf", 40_000));
	await screen.findByText("Connection lost. It goes on by itself.");
	fireEvent.keyDown(box(), { key: "Enter" });
	expect(screen.getByRole<HTMLButtonElement>("button", { name: "Send" }).disabled).toBe(true);
	fireEvent(window, new Event("online"));
	await ready(1);
	press("Send");
	await waitFor(() => expect(api.sent()).toMatchObject([{ body: "", files: [expect.any(String)] }]));
	expect(api.sent()).toHaveLength(1);
});

test("what does not fit into a text is offered the private way before anything fails", async () => {
	const { api, root } = await showThread(ofAna);
	choose(root, aFile("report.pdf", 600_000));
	await ready(1);
	expect(screen.getByText(/Too large for a text/)).toBeTruthy();
	expect(screen.getByRole<HTMLButtonElement>("button", { name: "Send" }).disabled).toBe(true);
	await expectAccessible(root);
	press("Send as a private message");
	press("Send");
	await waitFor(() => expect(api.sent()).toMatchObject([{ sensitive: true, files: [expect.any(String)] }]));
});

test("what can be no file of ours is refused beside its name, and taken out", async () => {
	const { api, root } = await showThread(ofAna);
	choose(root, aFile("empty.pdf", 0), aFile("film.mp4", 26 * 1024 * 1024));
	expect(screen.getAllByRole("alert").map((said) => said.textContent)).toEqual([
		"This file is empty.",
		"This file is larger than 25 MB. Send a smaller one, or share it another way.",
	]);
	api.failNext("ask", refused(409, "file_type"));
	choose(root, aFile("evil.svg", 10));
	await screen.findByText(/^Files of this type cannot be sent here/);
	await expectAccessible(root);
	for (const name of ["empty.pdf", "film.mp4", "evil.svg"]) press(`Take out ${name}`);
	expect(screen.queryByRole("list", { name: "Files to send" })).toBeNull();
});

test("after another fault it is sent on by hand", async () => {
	const { api, root } = await showThread(ofAna);
	api.failNext("ask", refused(409, "id_reused"));
	choose(root, aFile("form.pdf", 40_000));
	fireEvent.click(await screen.findByRole("button", { name: "Try again" }));
	await ready(1);
});

test("files come with paste and drop; of a pasted table the words are meant, and what falls beside the thread goes nowhere", async () => {
	const { root } = await showThread(ofAna);
	const carried = (types: string[], text: string, ...files: File[]) => ({ files, types, getData: () => text });
	fireEvent.paste(box(), { clipboardData: carried(["text/plain", "text/html", "Files"], "1\t2", aFile("table.png", 10)) });
	expect(screen.queryByRole("list", { name: "Files to send" })).toBeNull();
	fireEvent.paste(box(), { clipboardData: carried(["Files"], "", aFile("shot.png", 10)) });
	await ready(1);
	const drop = (on: Element, file: File) => {
		const event = new Event("drop", { bubbles: true, cancelable: true });
		on.dispatchEvent(Object.assign(event, { dataTransfer: carried(["Files"], "", file) }));
		return event.defaultPrevented;
	};
	expect(drop(screen.getByRole("log"), aFile("dropped.pdf", 10))).toBe(true);
	expect(drop(root, aFile("lost.pdf", 10))).toBe(true);
	await ready(2);
	expect(chosen().map((row) => row.querySelector("bdi")?.textContent)).toEqual(["shot.png", "dropped.pdf"]);
});

test("with the lock on the box says what goes by text, in the patient's language, and to whom it has to be", async () => {
	const { api, root } = await showThread({ patients: [linked(ana), linked(leo)] });
	press("Private message");
	expect(screen.getByText("Say first which patient it is about.")).toBeTruthy();
	fireEvent.click(screen.getByRole("radio", { name: "Leo Ruiz" }));
	expect((await screen.findByText(/^Riverside tiene un mensaje privado/)).getAttribute("lang")).toBe("es");
	await expectAccessible(root);
	write("His test is fine.");
	press("Send");
	await waitFor(() => expect(api.sent()).toMatchObject([{ body: "His test is fine.", sensitive: true, about: "leo" }]));
	expect(screen.getByRole("button", { name: "Private message" }).getAttribute("aria-pressed")).toBe("false");
	await screen.findByText("Not read yet");
});

test("health details without consent can go as a private message instead", async () => {
	const { api } = await showThread(ofAna);
	api.failNext("send", refused(409, "no_phi_consent"));
	write("Your test is normal.");
	press("Holds health details");
	press("Send");
	await screen.findByText(/has not agreed to get them by text/);
	press("Send as a private message");
	expect(box().value).toBe("Your test is normal.");
	press("Send");
	await waitFor(() => expect(api.sent().at(-1)).toMatchObject({ body: "Your test is normal.", sensitive: true, about: "ana" }));
	expect(api.sent().at(-1)?.health).toBeFalsy();
});

test.each([
	["no_birth_date", /this patient's birth date is not known/],
	["not_their_number", /has another number for this patient/],
])("refused with %s, a private message comes back with its lock and the way on", async (code, said) => {
	const { api } = await showThread(ofAna);
	api.failNext("send", refused(409, code));
	write("Your test is normal.");
	press("Private message");
	press("Send");
	await screen.findByText(said);
	expect(box().value).toBe("Your test is normal.");
	expect(screen.getByRole("button", { name: "Private message" }).getAttribute("aria-pressed")).toBe("true");
	press("Patients");
	await screen.findByRole("dialog", { name: "Patients with this phone" });
});

test("a phone that gets no files by text is offered the private way", async () => {
	const { api, root } = await showThread(ofAna);
	api.failNext("send", refused(409, "too_large_for_mms"));
	choose(root, aFile("form.pdf", 40_000));
	await ready(1);
	press("Send");
	await screen.findByText(/^Not sent: the files do not fit into a text/);
	await ready(1);
	press("Send as a private message");
	press("Send");
	await waitFor(() => expect(api.sent().at(-1)).toMatchObject({ sensitive: true, files: [expect.any(String)] }));
});

test("a failed picture of the patient is asked for again, and one that comes opens on its own address", async () => {
	const opened = vi.spyOn(globalThis, "open").mockReturnValue(null);
	const attachments = [
		{ index: 0, contentType: "image/jpeg", fileId: "f0", state: "failed", cause: "not_fetched" },
		{ index: 1, contentType: "image/jpeg", fileId: "f1", state: "refused", cause: "harmful", name: "x.jpg" },
		{ index: 2, contentType: "image/jpeg", fileId: "f2", state: "coming" },
		{
			index: 3,
			contentType: "text/csv",
			fileId: "f3",
			state: "ready",
			type: "csv",
			name: "pressure.csv",
			size: 900,
			warnings: ["formulas"],
		},
	];
	const { api, root } = await showThread(ofAna, [aMessage({ body: "", attachments })]);
	expect(screen.getByText(/This file looks harmful and was not kept/)).toBeTruthy();
	expect(screen.getByText("A file is on its way")).toBeTruthy();
	expect(screen.getByText("Holds formulas. A spreadsheet may run them.")).toBeTruthy();
	await expectAccessible(root);
	press("Try again");
	await waitFor(() => expect(api.asked().map(([method, path]) => `${method} ${path.slice(-14)}`)).toEqual(["POST files/f0/retry"]));
	press(/pressure\.csv/);
	await waitFor(() => expect(opened).toHaveBeenCalledWith("https://files.example/f/f3", "_blank", "noopener"));
	opened.mockRestore();
});

test("files in the box are unsent work, of which the page warns before it goes", async () => {
	const { root, app }: Page = await showThread(ofAna);
	expect(app.drafts.unsent.value.size).toBe(0);
	choose(root, aFile("form.pdf", 40_000));
	await ready(1);
	expect(app.drafts.unsent.value.size).toBe(1);
});
