import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { aMessage, aThread, threadId } from "../state/testing/builders.ts";
import { createFakeApi, offline } from "../state/testing/fake-api.ts";
import { ThreadView } from "./ThreadView.tsx";
import { expectAccessible, show } from "./testing/screen.tsx";

const showThread = async () => {
	const page = await show(<ThreadView id={threadId()} clinicId="riverside" />, {
		api: createFakeApi([aThread()], [aMessage({ body: "My result?" })]),
	});
	await screen.findByRole("log");
	return page;
};

test("signed out, nothing of any patient stays on screen", async () => {
	const { session, root } = await showThread();
	session.value = "over";
	await screen.findByRole("heading", { name: "Signed out" });
	expect(root.textContent).not.toContain("My result?");
	expect(root.textContent).not.toContain("555-0143");
	await expectAccessible(root);
});

test("unsent words can still be carried off, without showing them to whoever passes by", async () => {
	const { session, app, root } = await showThread();
	const writeText = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
	app.drafts.of(threadId()).value = "Your result is";
	session.value = "over";
	fireEvent.click(await screen.findByRole("button", { name: "Copy text" }));
	await screen.findByRole("button", { name: "Copied." });
	expect(writeText).toHaveBeenCalledWith("Your result is");
	expect(root.textContent).not.toContain("Your result is");
});

test("a minute before the end it says so, and one press goes on", async () => {
	const { session, host } = await showThread();
	session.value = "closing";
	fireEvent.click(await screen.findByRole("button", { name: "Stay signed in" }));
	expect(host.asked).toContainEqual(["active", null]);
});

test("while reconnecting, a writer is told that the draft is safe", async () => {
	const { live, app, root } = await showThread();
	live.reconnecting.value = true;
	app.drafts.of(threadId()).value = "unsent";
	await screen.findByText(/Reconnecting… Your draft is safe\./);
	await expectAccessible(root);
	live.reconnecting.value = false;
	await waitFor(() => expect(screen.queryByText(/Reconnecting/)).toBeNull());
});

test.each([
	["a draft", "unsent", false],
	["a text on its way", "", true],
])("leaving with %s warns, leaving with nothing does not", async (_what, draft, onItsWay) => {
	const { app, api, host } = await showThread();
	const leave = () => window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
	expect(leave()).toBe(true);
	app.drafts.of(threadId()).value = draft;
	if (onItsWay) {
		api.failNext("send", offline(), offline(), offline());
		app.threads.open(threadId(), "riverside").outgoing.submit("Hello", false);
	}
	expect(leave()).toBe(false);
	host.turnAway();
	expect(host.asked.filter(([what]) => what === "notify")).toHaveLength(1);
});
