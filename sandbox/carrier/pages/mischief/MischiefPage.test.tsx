import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NewFault } from "../../control/faults.ts";
import { MischiefPage } from "./MischiefPage.tsx";
import { type Ask, createMischiefState } from "./mischief-state.ts";
import { PRANKS } from "./pranks.ts";
import { inWords } from "./seen-at-carrier.ts";

beforeEach(() => {
	vi.stubGlobal(
		"EventSource",
		class {
			close() {}
		},
	);
});
afterEach(() => {
	cleanup();
	vi.unstubAllGlobals();
});

/** Takes only what the real one takes. */
function aCarrier() {
	let faults: object[] = [];
	const ask: Ask = async (path, method, input) => {
		if (method === "POST") faults = [...faults, { ...NewFault.parse(input), id: faults.length + 1 }];
		else if (path === "faults" && method === "DELETE") faults = [];
		else if (method === "DELETE") faults = faults.filter((fault) => !path.endsWith(`/${(fault as { id: number }).id}`));
		return { items: path === "faults" ? faults : [] };
	};
	return { ask, faults: () => faults };
}

test("a switch turns its mischief on for good and off again", async () => {
	const carrier = aCarrier();
	const { container } = render(<MischiefPage state={createMischiefState(carrier.ask)} />);
	fireEvent.click(screen.getByRole("switch", { name: /Out of order/, checked: false }));
	fireEvent.click(await screen.findByRole("switch", { name: /Out of order/, checked: true }));
	await screen.findByRole("switch", { name: /Out of order/, checked: false });
	fireEvent.click(screen.getByRole("switch", { name: /Backwards/ }));
	await screen.findByRole("switch", { name: /Backwards/, checked: true });
	expect(carrier.faults()).toMatchObject([{ on: "callback", kind: "reverse", times: "always" }]);
	expect((await axe.run(container)).violations.map(({ id }) => id)).toEqual([]);
});

test("who heeds STOP is picked for each of the clinics' numbers", async () => {
	const asked: unknown[] = [];
	const number = { number: "+18335550100", name: "Harbor Clinic", optOut: "default", tollFree: true };
	const ask: Ask = async (path, method, input) => {
		if (method === "PUT") asked.push([path, Object.assign(number, input).optOut]);
		return { items: path === "numbers" ? [{ ...number }] : [] };
	};
	const state = createMischiefState(ask);
	await state.heed(number.number, "default");
	const { container } = render(<MischiefPage state={state} />);
	const picker = screen.getByRole<HTMLSelectElement>("combobox", { name: /Harbor Clinic/ });
	fireEvent.change(picker, { target: { value: "none" } });
	await screen.findByDisplayValue(/Nobody/);
	expect(asked.at(-1)).toEqual(["numbers/%2B18335550100", "none"]);
	expect(screen.getByText(/Toll-free/)).toBeTruthy();
	expect((await axe.run(container)).violations.map(({ id }) => id)).toEqual([]);
});

test("one button ends all of it", async () => {
	const carrier = aCarrier();
	render(<MischiefPage state={createMischiefState(carrier.ask)} />);
	fireEvent.click(screen.getByRole("switch", { name: /Too busy/ }));
	await screen.findByText("Mischief is on: 1");
	fireEvent.click(screen.getByRole("button", { name: "Calm down" }));
	await screen.findByText("The carrier works as it should.");
	expect(carrier.faults()).toEqual([]);
});

test("every mischief on the page is one that the carrier knows", () => {
	const faults = PRANKS.flatMap(({ pranks }) => pranks).flatMap((prank) => prank.faults);
	expect(faults.length).toBeGreaterThan(10);
	for (const fault of faults) expect(NewFault.safeParse(fault).success, fault.kind).toBe(true);
});

const OF_ALL = { seq: 1, at: 0, path: "/2010-04-01/Accounts/AC1/Messages.json" };
test.each([
	[{ ...OF_ALL, kind: "api", method: "POST", status: 201 }, "Clinic sends a text: answered 201"],
	[{ ...OF_ALL, kind: "api", method: "POST", status: null, fault: "reset_after" }, "Clinic sends a text: no whole answer, by mischief"],
	[{ ...OF_ALL, kind: "api", method: "GET", status: 200 }, "Clinic asks for the list: answered 200"],
	[{ ...OF_ALL, kind: "webhook", outcome: "skipped" }, "Text reported to the clinic: lost, by mischief"],
	[{ ...OF_ALL, kind: "receipt", messageStatus: "sent", outcome: "no_connection" }, "Receipt “sent”: no connection"],
	[{ ...OF_ALL, kind: "alert", code: 11200 }, "Error 11200 in the account's log"],
] as const)("%j reads: %s", (entry, words) => {
	expect(inWords(entry)).toBe(words);
});
