import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { aClinic, aThread, minutesLater, threadId } from "../state/testing/builders.ts";
import { createFakeApi, offline } from "../state/testing/fake-api.ts";
import { TopBarPopover } from "./TopBarPopover.tsx";
import { expectAccessible, show } from "./testing/screen.tsx";

const waiting = (n: number, clinicId: string, ticketId: string | null = "35436") =>
	aThread({
		id: threadId(n),
		clinicId,
		display: `(212) 555-010${n}`,
		unanswered: 1,
		unansweredSince: minutesLater(n),
		lastMessage: { body: `Question ${n}`, at: minutesLater(n), direction: "in" },
		ticketId,
	});

async function popover(threads = [waiting(1, "riverside"), waiting(2, "lakeside", null)]) {
	const api = createFakeApi(threads);
	api.state.clinics = [aClinic(), aClinic({ id: "lakeside", name: "Lakeside" })];
	return show(<TopBarPopover />, { api });
}

test("the newest unanswered texts of all clinics, with their number", async () => {
	const { root } = await popover();
	const list = await screen.findByRole("list", { name: "Waiting for an answer" });
	expect(
		within(list)
			.getAllByRole("button")
			.map((row) => row.textContent),
	).toEqual([expect.stringMatching(/0102.*Question 2.*Lakeside/), expect.stringMatching(/0101.*Question 1.*Riverside/)]);
	await screen.findByText("2");
	await expectAccessible(root);
});

test("a thread opens in its ticket, or in the inbox when it has none", async () => {
	const { host } = await popover();
	fireEvent.click(await screen.findByRole("button", { name: /0101/ }));
	await waitFor(() => expect(host.asked).toContainEqual(["openTicket", "35436"]));
	fireEvent.click(screen.getByRole("button", { name: /0102/ }));
	await waitFor(() => expect(host.asked).toContainEqual(["openInbox", threadId(2)]));
});

test("an answered thread leaves the list at once", async () => {
	const { live } = await popover();
	await screen.findByRole("button", { name: /0101/ });
	live.changed({ ...waiting(1, "riverside"), unanswered: 0, version: 2 });
	await waitFor(() => expect(screen.queryByRole("button", { name: /0101/ })).toBeNull());
});

test("nothing waiting is good news, and the inbox is one press away", async () => {
	const { host, root } = await popover([]);
	await screen.findByRole("heading", { name: "All answered" });
	await expectAccessible(root);
	fireEvent.click(screen.getByRole("button", { name: "Open inbox" }));
	expect(host.asked).toContainEqual(["openInbox", undefined]);
});

test("a list that does not load can be asked for again", async () => {
	const api = createFakeApi([waiting(1, "riverside")]);
	api.failNext("threads", offline());
	await show(<TopBarPopover />, { api });
	fireEvent.click(await screen.findByRole("button", { name: "Try again" }));
	await screen.findByRole("button", { name: /0101/ });
});
