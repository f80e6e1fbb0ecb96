import { fireEvent, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { Reach, Thread } from "../../schemas/thread.ts";
import { minutesLater } from "../../state/testing/builders.ts";
import { ana, leo } from "../../state/testing/fake-care.ts";
import { expectAccessible } from "../testing/screen.tsx";
import { linked, showThread } from "../testing/show-thread.tsx";

const rosa: Reach["guardians"][number] = { name: "Rosa Ruiz", role: "parent", scope: "all", until: "2027-03-02" };
const paul: Reach["guardians"][number] = { name: "Paul Soto", role: "legal_guardian", scope: "scheduling", until: null };
const leosPhone = (more: Partial<Reach>): Partial<Thread> => ({
	patients: [linked(leo)],
	consents: [{ id: "c1", patientId: "leo", state: "granted", at: minutesLater(10) }],
	reach: [{ patientId: "leo", role: "guardian", guardians: [rosa], ...more }],
});
const blocked = (code: string) => ({ health: { code, reason: "Why.", change: "What would change it." } });
const mark = () => fireEvent.click(screen.getByRole("button", { name: "Holds health details" }));

test.each([
	[[rosa], "Texting Rosa Ruiz (parent of Leo Ruiz, until Mar 2, 2027)."],
	[[rosa, paul], "Texting Rosa Ruiz (parent of Leo Ruiz, until Mar 2, 2027) or Paul Soto (legal guardian of Leo Ruiz, visits only)."],
	[[], "This is a guardian's phone, and nobody is named who speaks for Leo Ruiz now."],
])("the box says by whose phone the patient is reached", async (guardians, words) => {
	const { root } = await showThread(leosPhone({ guardians }));
	expect(screen.getByText(words)).toBeTruthy();
	await expectAccessible(root);
});

test("on a patient's own phone nothing is said, on somebody else's it is", async () => {
	await showThread(leosPhone({ role: "own", guardians: [] }));
	expect(screen.queryByText(/Texting|somebody else/)).toBeNull();
	await showThread(leosPhone({ role: "other", guardians: [] }));
	expect(screen.getByText("This is somebody else's phone, not Leo Ruiz's.")).toBeTruthy();
});

test("where one phone is of two patients, the guardian is named once it is said whom the text is about", async () => {
	const reach = [
		{ patientId: "leo", role: "guardian", guardians: [rosa] },
		{ patientId: "ana", role: "own", guardians: [] },
	];
	await showThread({ patients: [linked(ana), linked(leo)], reach });
	expect(screen.queryByText(/^Texting/)).toBeNull();
	fireEvent.click(screen.getByRole("radio", { name: "Leo Ruiz" }));
	expect(screen.getByText(/^Texting Rosa Ruiz/)).toBeTruthy();
	fireEvent.click(screen.getByRole("radio", { name: "Ana Ruiz" }));
	expect(screen.queryByText(/^Texting/)).toBeNull();
});

test.each([
	["guardian_ended", /Nobody who may speak for this patient answers this phone now/],
	["guardian_scope", /speaks for the patient about visits only, so no health details/],
])("health details are refused before they are written: %s", async (code, words) => {
	await showThread(leosPhone(blocked(code)));
	mark();
	expect(screen.getByText(words)).toBeTruthy();
	expect(screen.queryByText(/has agreed/)).toBeNull();
	expect(screen.queryByRole("button", { name: "Ask for consent" })).toBeNull();
	fireEvent.click(screen.getByRole("button", { name: "Whose phone?" }));
	await screen.findByRole("dialog", { name: "Patients with this phone" });
});

test.each([
	["phi_consent_outdated", /agreed to an older wording/],
	["guardian_changed", /Whoever agreed to health details is not who answers this phone now/],
])("an agreement that does not hold now is not shown as one, and can be asked for again: %s", async (code, words) => {
	await showThread(leosPhone(blocked(code)));
	mark();
	expect(screen.getByText(words)).toBeTruthy();
	expect(screen.queryByText(/has agreed/)).toBeNull();
	expect(screen.getByRole("button", { name: "Ask for consent" })).toBeTruthy();
});
