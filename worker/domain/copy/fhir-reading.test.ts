import { expect, test } from "vitest";
import type { PmAbilities, PmPage } from "../../ports.ts";
import { type FhirReading, knownAfter, questions, scopeOf, turned, unread, waitMs } from "./fhir-reading.ts";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 23);
const window = { from: NOW, until: NOW + 60 * DAY };
const all: PmAbilities = { patients: "changed_since", appointments: "window", guardians: true };
const clinic = { id: "c", timeZone: "America/New_York", country: "US" };
const page = (more: Partial<PmPage> = {}): PmPage => ({ items: [], rejected: [], read: 1, isWhole: true, next: null, asOf: NOW, ...more });

/** A reading of all that this plan asks, one page for each. */
function read(abilities: PmAbilities, known: Parameters<typeof questions>[1], ...pages: PmPage[]): FhirReading {
	const plan = questions(abilities, known, window, NOW);
	return plan.reduce<FhirReading>((reading, question, index) => turned(reading, question, pages[index] ?? page()), {
		...unread(clinic),
		plan,
	});
}
const never = { changedTo: null, wholeAt: null };
const yesterday = { changedTo: NOW - DAY, wholeAt: NOW - 2 * DAY };

test.each([
	["the first time everybody is asked for", all, never, ["patients", "appointments"], null],
	[
		"the next night only who changed, with some overlap, and those around them",
		all,
		yesterday,
		["patients", "guardians", "appointments"],
		NOW - DAY - 600_000,
	],
	["once a week everybody, for who was deleted", all, { ...yesterday, wholeAt: NOW - 7 * DAY }, ["patients", "appointments"], null],
	["everybody each night where changes cannot be asked for", { ...all, patients: "whole" }, yesterday, ["patients", "appointments"], null],
	["nobody's visits where they cannot be asked by date", { ...all, appointments: "none" }, never, ["patients"], null],
	["nothing where nothing is given", { patients: "none", appointments: "none", guardians: false }, never, [], undefined],
] as const)("%s", (_, abilities, known, asked, since) => {
	const plan = questions(abilities, known, window, NOW);
	expect(plan.map((question) => question.of)).toEqual(asked);
	const patients = plan.find((question) => question.of === "patients");
	expect(patients?.changedSince).toBe(since);
});

test("who is missing has left only if everybody was asked for, and nothing was wrong with any page", () => {
	expect(scopeOf(read(all, never))).toEqual({ patients: "whole", appointments: { from: window.from, to: window.until } });
	expect(scopeOf(read(all, never, page({ isWhole: false })))).toMatchObject({ patients: "some" });
	expect(scopeOf(read(all, yesterday))).toMatchObject({ patients: "some" });
	expect(scopeOf(read(all, never, page(), page({ isWhole: false })))).toMatchObject({ patients: "whole", appointments: null });
});

test("what changes while it is read is asked for the next time: the clock of the first page counts", () => {
	const plan = questions(all, never, window, NOW);
	const [patients] = plan;
	if (!patients) throw new Error("no question");
	const half = turned({ ...unread(clinic), plan }, patients, page({ next: "2", asOf: NOW }));
	const done = turned(half, patients, page({ asOf: NOW + 5 * DAY }));
	expect(knownAfter(done, never, NOW)).toEqual({ changedTo: NOW, wholeAt: NOW });
});

test("after an answer of which something was missing, the same is asked for again", () => {
	expect(knownAfter(read(all, yesterday, page({ isWhole: false })), yesterday, NOW)).toEqual(yesterday);
	expect(knownAfter(read(all, yesterday, page(), page({ isWhole: false })), yesterday, NOW)).toEqual(yesterday);
});

test("a server is asked again ever less often, never sooner than it wishes, and not for ever", () => {
	expect([0, 1, 2, 3, 9].map((attempt) => waitMs(attempt, null))).toEqual([15_000, 60_000, 300_000, 900_000, 900_000]);
	expect(waitMs(0, 240_000)).toBe(240_000);
	expect(waitMs(3, 0)).toBe(1_000);
	expect(waitMs(25, 1_000)).toBeNull();
});
