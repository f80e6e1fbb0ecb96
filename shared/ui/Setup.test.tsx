import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { aClinic } from "../state/testing/builders.ts";
import { createFakeApi, offline, refused } from "../state/testing/fake-api.ts";
import { Setup } from "./Setup.tsx";
import { expectAccessible, show } from "./testing/screen.tsx";
import { WithClinics } from "./WithClinics.tsx";

async function form() {
	const api = createFakeApi([]);
	const page = await show(<Setup back={() => {}} />, { api });
	fireEvent.click(screen.getByRole("button", { name: "Add a clinic" }));
	return page;
}

const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });
const create = () => fireEvent.click(screen.getByRole("button", { name: "Create clinic" }));
const created = (api: { calls: { name: string; args: unknown[] }[] }) => api.calls.filter((call) => call.name === "createClinic");

test("a clinic is created from what a person types", async () => {
	const { api, root } = await form();
	type("Clinic's name", "Lakeside");
	fireEvent.change(screen.getByLabelText("Time zone"), { target: { value: "America/Chicago" } });
	type("Phone number 1", "(415) 555-0100");
	await expectAccessible(root);
	create();
	await screen.findByText(/Lakeside is ready/);
	expect(created(api)[0]?.args[0]).toMatchObject({
		name: "Lakeside",
		timeZone: "America/Chicago",
		country: "US",
		numbers: [{ number: "+14155550100", registration: "confirmed" }],
		members: "all",
	});
});

test("what is wrong is said beside each field, and the first one has the focus", async () => {
	const { api, root } = await form();
	type("Phone number 1", "12");
	create();
	expect(screen.getByText("Give the clinic a name.")).toBeTruthy();
	expect(screen.getByText(/This is not a phone number of the chosen country/)).toBeTruthy();
	await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Clinic's name")));
	await expectAccessible(root);
	expect(created(api)).toEqual([]);
});

test("a repeat after a lost answer carries the same id, so that no second clinic comes of it", async () => {
	const { api } = await form();
	api.failNext("createClinic", offline());
	type("Clinic's name", "Lakeside");
	type("Phone number 1", "(415) 555-0100");
	create();
	await screen.findByText(/it is not created twice/);
	create();
	await screen.findByText(/Lakeside is ready/);
	const [first, second] = created(api).map((call) => call.args[0]);
	expect(first).toEqual(second);
});

test("a number that another clinic has is said in plain words", async () => {
	const { api } = await form();
	api.failNext("createClinic", refused(409, "number_taken"));
	type("Clinic's name", "Lakeside");
	type("Phone number 1", "(415) 555-0100");
	create();
	await screen.findByText(/belongs to another clinic already/);
});

test("people can be listed one by one, beginning with the admin who does it", async () => {
	const { api, root } = await form();
	fireEvent.click(screen.getByRole("radio", { name: "Only the people listed here" }));
	fireEvent.click(screen.getByRole("button", { name: "Add a person" }));
	type("Zendesk user id 2", "4711");
	fireEvent.change(screen.getByLabelText("Role of member 2"), { target: { value: "reader" } });
	type("Clinic's name", "Lakeside");
	type("Phone number 1", "(415) 555-0100");
	await expectAccessible(root);
	create();
	await screen.findByText(/Lakeside is ready/);
	expect(created(api)[0]?.args[0]).toMatchObject({
		members: [
			{ zendeskUserId: "7", role: "admin" },
			{ zendeskUserId: "4711", role: "reader" },
		],
	});
});

test("the list shows what each clinic has", async () => {
	const api = createFakeApi([]);
	api.state.clinics = [aClinic({ numbers: [{ number: "+12125550100", registration: "pending" }] })];
	const { root } = await show(<Setup back={() => {}} />, { api });
	expect(screen.getByRole("list", { name: "Clinics" }).textContent).toMatch(
		/Riverside\(212\) 555-0100.*registration pending.*America\/New York.*every agent/,
	);
	await expectAccessible(root);
});

test("without any clinic the form is there at once", async () => {
	await show(<Setup back={null} />, { api: createFakeApi([]), clinics: [] });
	expect(screen.getByRole("heading", { name: "Set up your first clinic" })).toBeTruthy();
	expect(screen.getByRole("button", { name: "Create clinic" })).toBeTruthy();
});

test("who is in no clinic is told whom to ask", async () => {
	const { root } = await show(<WithClinics>inside</WithClinics>, { clinics: [] });
	await screen.findByRole("heading", { name: "No clinic yet" });
	expect(screen.queryByText("inside")).toBeNull();
	await expectAccessible(root);
});
