import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { aThread, minutesLater, threadId } from "../../state/testing/builders.ts";
import { aPerson, aVisit, createFakePm, type FakePm } from "../../state/testing/fake-pm.ts";
import { problem } from "../../state/testing/fake-settings.ts";
import { expectAccessible } from "../testing/screen.tsx";
import { openInbox } from "../testing/show-pm.tsx";

const leo = aPerson({ id: "p2", name: "Leo Ruiz", birthDate: "2012-08-02", externalId: "1002", numbers: [] });
const kim = aPerson({
	id: "p3",
	name: "Kim Osei",
	externalId: "1003",
	numbers: [
		{ number: "+12125550150", role: "own", label: "mobile" },
		{ number: "+12125550151", role: "guardian" },
	],
});

function someVisits(over: Partial<FakePm> = {}): FakePm {
	const today = [
		aVisit(),
		aVisit({ id: "a2", start: minutesLater(120), state: "declined", note: "No car this week" }, [leo]),
		aVisit({ id: "a3", start: minutesLater(60 * 24), state: "confirmed" }, [kim]),
	];
	return createFakePm({ visits: { today, declined: [today[1] as (typeof today)[number]] }, people: [aPerson(), leo, kim], ...over });
}

async function openToday(fake = someVisits(), parts: Parameters<typeof openInbox>[1] = {}) {
	const page = await openInbox(fake, { threads: [aThread()], ...parts });
	fireEvent.click(screen.getByRole("button", { name: /^Today/ }));
	await screen.findByRole("region", { name: "Visits: Today" });
	await waitFor(() => expect(screen.queryByLabelText("Loading")).toBeNull());
	return { ...page, fake };
}

const rows = () => within(screen.getByRole("region", { name: "Visits: Today" })).getAllByRole("listitem");
const act = async (who: string, item: string) => {
	fireEvent.click(screen.getByRole("button", { name: `Actions for ${who}` }));
	fireEvent.click(await screen.findByRole("menuitem", { name: new RegExp(`^${item}`) }));
};

test("the worklists stand beside the inbox with their counts, and lead back to it", async () => {
	await openToday();
	expect(screen.getByRole("button", { name: "Today 3" }).getAttribute("aria-current")).toBe("page");
	expect(screen.getByRole("button", { name: /^Active/ }).getAttribute("aria-current")).toBeNull();
	fireEvent.click(screen.getByRole("button", { name: /^Active/ }));
	expect(screen.queryByRole("region", { name: "Visits: Today" })).toBeNull();
	expect(await screen.findByRole("list", { name: "Threads" })).toBeTruthy();
});

test("a row says when, who, what, how it stands and why; days have headings", async () => {
	const { root } = await openToday();
	expect(rows()[0]?.textContent).toMatch(/10:30 AM30 minAna Ruiz.*Mar 14, 1981.*Check-up · Dr. Lee · Room 2.*Not confirmed/);
	expect(rows()[1]?.textContent).toMatch(/Leo Ruiz.*No number.*Note: No car this week.*Declined/);
	expect(screen.getAllByRole("heading", { level: 3 }).map((day) => day.textContent)).toEqual(["Today", "Tue, November 17"]);
	expect(screen.getByText(/From the practice system, as of/)).toBeTruthy();
	await expectAccessible(root);
});

test("Actions, Messaging opens the texts of a patient with one own number, and says there whom they are about", async () => {
	const { texts } = await openToday();
	await act("Ana Ruiz", "Messaging");
	expect(await screen.findByRole("region", { name: "Texts with (212) 555-0143" })).toBeTruthy();
	expect(texts.calls.find(({ name }) => name === "startThread")?.args[1]).toEqual({ number: "+12125550143" });
	expect(texts.asked()).toContainEqual(["PUT", `threads/${threadId()}/patients/p1`, undefined]);
});

test("of several numbers staff choose, told whose each is", async () => {
	const { texts, root } = await openToday();
	await act("Kim Osei", "Messaging");
	expect(await screen.findByRole("heading", { name: "Which number?" })).toBeTruthy();
	expect(
		texts.calls.some(({ name }) => name === "startThread"),
		"nothing is chosen for them",
	).toBe(false);
	const choice = screen.getByRole("button", { name: "Text (212) 555-0151" });
	expect(choice.parentElement?.textContent).toContain("a guardian's");
	await expectAccessible(root);
	fireEvent.click(choice);
	await screen.findByRole("region", { name: /^Texts with/ });
	expect(texts.calls.find(({ name }) => name === "startThread")?.args[1]).toEqual({ number: "+12125550151" });
});

test("without a number it says why, and what to do", async () => {
	await openToday();
	await act("Leo Ruiz", "Messaging");
	expect(await screen.findByRole("heading", { name: "No text can reach this patient" })).toBeTruthy();
	expect(screen.getByText(/The practice system has no number for them/)).toBeTruthy();
});

test("a number that is refused leaves the choice, with the reason", async () => {
	const { texts } = await openToday();
	texts.failNext("startThread", Object.assign(new Error("lost")));
	await act("Ana Ruiz", "Messaging");
	await screen.findByText(/It was not done/);
	expect(screen.getByRole("button", { name: "Text (212) 555-0143" })).toBeTruthy();
});

test("a patient's name opens the record: where it comes from, and where it is changed", async () => {
	const { root } = await openToday();
	fireEvent.click(screen.getByRole("button", { name: "Ana Ruiz" }));
	expect(await screen.findByText(/Comes from the practice system, as of/)).toBeTruthy();
	expect(screen.getByText(/change it in the practice system/)).toBeTruthy();
	expect(screen.queryByRole("button", { name: "Change" })).toBeNull();
	expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Ana Ruiz" }));
	await expectAccessible(root);
	fireEvent.click(screen.getByRole("button", { name: "Chat" }));
	await screen.findByRole("region", { name: /^Texts with/ });
	fireEvent.click(screen.getByRole("button", { name: "Close" }));
	await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Ana Ruiz" })));
});

test("what staff keep is changed here, unless the practice system has taken it over meanwhile", async () => {
	const own = aPerson({ source: "staff", externalId: null });
	const { fake } = await openToday(someVisits({ visits: { today: [aVisit({}, [own])] }, people: [own] }));
	fireEvent.click(screen.getByRole("button", { name: "Ana Ruiz" }));
	fireEvent.click(await screen.findByRole("button", { name: "Change" }));
	fireEvent.input(screen.getByLabelText("Name"), { target: { value: "Ana María Ruiz" } });
	fake.failNext(/PATCH/, problem(409, "pm_owns"));
	fireEvent.click(screen.getByRole("button", { name: "Save" }));
	await screen.findByText(/The practice system keeps this record. Change it there/);
	fireEvent.click(screen.getByRole("button", { name: "Save" }));
	await screen.findByRole("heading", { name: "Ana María Ruiz" });
	expect(screen.getByRole("button", { name: "Ana María Ruiz" }), "the row as well").toBeTruthy();
});

test("two records of one person are found, compared, merged, and taken apart again", async () => {
	const twin = aPerson({ id: "p9", name: "Ruiz Ana", externalId: "1009", birthDate: "1981-03-14" });
	const { fake, root } = await openToday(someVisits({ people: [aPerson(), twin] }));
	fireEvent.click(screen.getByRole("button", { name: "Ana Ruiz" }));
	fireEvent.click(await screen.findByRole("button", { name: "Merge a duplicate…" }));
	fireEvent.input(screen.getByRole("searchbox", { name: /^Name, number/ }), { target: { value: "ruiz" } });
	fireEvent.click(await screen.findByRole("button", { name: /^Ruiz Ana/ }));
	expect(
		fake.asked.some(({ query }) => query.includes("ruiz")),
		"no name in an address",
	).toBe(false);
	expect(within(screen.getByRole("row", { name: /^Name/ })).getByText("differs")).toBeTruthy();
	await expectAccessible(root);
	fireEvent.click(screen.getByRole("button", { name: "Merge" }));
	await screen.findByText("Ruiz Ana is merged into Ana Ruiz.");
	expect(fake.people.find(({ id }) => id === "p9")?.mergedInto).toBe("p1");
	fireEvent.click(screen.getByRole("button", { name: "Undo" }));
	await waitFor(() => expect(fake.people.find(({ id }) => id === "p9")?.mergedInto).toBeNull());
});

test("j and k move, r opens the texts", async () => {
	await openToday();
	const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
	press("j");
	expect(document.activeElement?.textContent).toBe("Ana Ruiz");
	press("j");
	press("j");
	press("k");
	expect(document.activeElement?.textContent).toBe("Leo Ruiz");
	press("r");
	await screen.findByRole("heading", { name: "No text can reach this patient" });
});

test("ten thousand visits come a hundred at a time", async () => {
	const today = Array.from({ length: 10_000 }, (_, n) => aVisit({ id: `a${n}` }, [aPerson({ id: `p${n}`, name: `Patient ${n}` })]));
	await openToday(createFakePm({ visits: { today } }));
	expect(screen.getByRole("button", { name: "Today 1,000+" })).toBeTruthy();
	expect(rows()).toHaveLength(100);
	fireEvent.click(screen.getByRole("button", { name: "Show more" }));
	await waitFor(() => expect(rows()).toHaveLength(200));
});

test("when more does not come, what is there stays", async () => {
	const today = Array.from({ length: 150 }, (_, n) => aVisit({ id: `a${n}` }, [aPerson({ id: `p${n}` })]));
	const { fake } = await openToday(createFakePm({ visits: { today } }));
	fake.failNext(/worklists\/today/, new TypeError("offline"));
	fireEvent.click(screen.getByRole("button", { name: "Show more" }));
	await screen.findByText("More visits did not load.");
	expect(rows()).toHaveLength(100);
	fireEvent.click(screen.getByRole("button", { name: "Try again" }));
	await waitFor(() => expect(rows()).toHaveLength(150));
});

test.each([
	["Today", "No visits today"],
	["Coming", "No visits ahead"],
	["Unconfirmed", "Everybody has confirmed"],
	["Declined", "Nobody has declined"],
	["No number", "Everybody can be reached"],
])("the empty list %s teaches one thing", async (list, title) => {
	const { root } = await openInbox(createFakePm());
	fireEvent.click(screen.getByRole("button", { name: list }));
	await screen.findByRole("heading", { name: title });
	await expectAccessible(root);
});

test("before the first copy the list says where it comes from", async () => {
	await openInbox(createFakePm({ asOf: null }));
	fireEvent.click(screen.getByRole("button", { name: "Today" }));
	await screen.findByRole("heading", { name: "No visits were copied yet" });
});

test("a list that does not load says so and can be asked for again", async () => {
	const fake = someVisits();
	fake.failNext(/worklists\/today/, new TypeError("offline"));
	const { root } = await openInbox(fake);
	fireEvent.click(await screen.findByRole("button", { name: /^Today/ }));
	await screen.findByRole("heading", { name: "No connection" });
	await expectAccessible(root);
	fireEvent.click(screen.getByRole("button", { name: "Try again" }));
	await waitFor(() => expect(rows()).toHaveLength(3));
});

test("readers see the record and change nothing", async () => {
	const { texts } = await openToday(someVisits(), { clinic: { role: "reader" } });
	await act("Ana Ruiz", "Messaging");
	await screen.findByText("You can read here, not begin a text.");
	expect(texts.calls.some(({ name }) => name === "startThread")).toBe(false);
	fireEvent.click(screen.getByRole("button", { name: "Record" }));
	expect(screen.queryByRole("button", { name: "Merge a duplicate…" })).toBeNull();
});
