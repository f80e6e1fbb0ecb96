import * as fc from "fast-check";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { everyPage, type PmFault, practiceManagementContract } from "../../../worker/adapters/contract/practice-management.ts";
import { fhirPractice } from "../../../worker/adapters/fhir/fhir.ts";
import { seedPractice } from "../seed.ts";
import type { FaultKind } from "./faults.ts";
import { resourcesOf } from "./resources.ts";
import { aPractice, CHANGED_AT } from "./testing/a-practice.ts";

const DAY_MS = 86_400_000;
const clock = { now: () => Date.now() };
const KINDS: Record<PmFault["kind"], FaultKind> = {
	busy: "429",
	silent: "503",
	cut: "cut",
	incomplete: "outcome",
	elsewhere: "foreign_next",
	circle: "loop",
	token_ends: "expire",
};

practiceManagementContract("a FHIR server over HTTP", async () => {
	const patients = seedPractice(Date.now(), 60);
	const { pm, settings, close } = await aPractice({ patients });
	onTestFinished(async () => void (await close()));
	const resource = (type: string, id: string) => {
		const found = resourcesOf(patients).find((one) => one.resourceType === type && one.id === id);
		if (!found) throw new Error("not in the seed");
		return found;
	};
	return {
		pm: fhirPractice(settings, { clock }),
		backstage: {
			next: (fault, after = 0) =>
				pm.faults.add({ kind: KINDS[fault.kind], after, ...(fault.kind === "busy" && { retryAfter: fault.retryAfterS }) }),
			rename: async (id, at) => pm.records.put({ ...resource("Patient", id), name: [{ text: "Somebody Else" }] } as never, at),
			changePeopleOf: async (id, at) => pm.records.put({ ...resource("RelatedPerson", `rp-${id}-0`), active: false } as never, at),
			dropAppointment: (id) => pm.records.drop("Appointment", id),
		},
		known: {
			patient: "pt-many-numbers",
			ward: "pt-ward",
			appointment: "ap-family",
			changedAt: CHANGED_AT,
			from: Date.now() - DAY_MS,
			until: Date.now() + 20 * DAY_MS,
		},
	};
});

const shared = aPractice({ patients: seedPractice(Date.UTC(2026, 10, 1), 40) });
afterAll(async () => void (await (await shared).close()));

test("any size of page, and any trouble on the way, ends in the same records", async () => {
	const { pm, settings } = await shared;
	const question = { of: "patients", changedSince: null } as const;
	const whole = await everyPage(fhirPractice(settings, { clock }), question);
	if ("kind" in whole) throw new Error("no records");
	expect(whole.records).toHaveLength(40);
	const trouble = fc.record({
		kind: fc.constantFrom<FaultKind[]>("429", "503", "500", "cut", "expire"),
		after: fc.integer({ min: 0, max: 8 }),
	});
	await fc.assert(
		fc.asyncProperty(fc.array(trouble, { maxLength: 5 }), fc.integer({ min: 1, max: 25 }), async (troubles, perPage) => {
			pm.faults.clear();
			pm.setPerPage(perPage);
			// A server that takes back two tokens in a row has changed its mind about us: that is an answer, and another test's.
			const [firstEnd, ...otherEnds] = troubles.filter(({ kind }) => kind === "expire");
			for (const fault of troubles) if (fault === firstEnd || !otherEnds.includes(fault)) pm.faults.add(fault);
			const answer = await everyPage(fhirPractice(settings, { clock }), question, troubles.length);
			expect(answer).toMatchObject({ records: whole.records, isWhole: true });
		}),
		{ numRuns: 15 },
	);
});

test.each([
	["athena", { patients: "changed_since", appointments: "none", guardians: false }],
	["eclinicalworks", { patients: "whole", appointments: "none", guardians: false }],
	["nextgen", { patients: "changed_since", appointments: "none", guardians: false }],
	["tebra", { patients: "whole", appointments: "none", guardians: false }],
] as const)("%s: what it cannot give is said plainly, and what it can is read with nothing undeclared", async (profile, abilities) => {
	const { pm, settings, close } = await aPractice({ profile });
	onTestFinished(async () => void (await close()));
	const practice = fhirPractice(settings, { clock });
	expect(await practice.abilities()).toEqual(abilities);
	expect(await everyPage(practice, { of: "patients", changedSince: null })).toMatchObject({ isWhole: true });
	expect(await practice.page({ of: "appointments", from: 0, until: 1 }, null)).toEqual({ kind: "refused", trouble: "cannot_give" });
	expect(pm.asked.filter((call) => call.includes("Appointment"))).toEqual([]);
});

test.each(["ES384", "RS384"] as const)("a server lets in who signs with %s, and nobody whose key it does not know", async (algorithm) => {
	const one = await aPractice({ algorithm });
	const other = await aPractice({ algorithm });
	onTestFinished(async () => void (await Promise.all([one.close(), other.close()])));
	const first = { of: "patients", changedSince: null } as const;
	expect(await fhirPractice(one.settings, { clock }).page(first, null)).toMatchObject({ isWhole: true });
	const stranger = { ...one.settings, key: other.settings.key };
	expect(await fhirPractice(stranger, { clock }).page(first, null)).toEqual({ kind: "refused", trouble: "not_allowed" });
});

test("a token goes nowhere but to the server it is for", async () => {
	const { pm, settings } = await shared;
	pm.faults.clear();
	const told: string[] = [];
	const fetcher = (url: string, init: RequestInit) => {
		if (new Headers(init.headers).has("authorization")) told.push(new URL(url).origin);
		return fetch(url, init);
	};
	for (const kind of ["foreign_next", "redirect"] as const) {
		pm.faults.add({ kind });
		const answer = await everyPage(fhirPractice(settings, { clock, fetcher }), { of: "patients", changedSince: null });
		expect(answer).toEqual({ kind: "refused", trouble: "cannot_give" });
	}
	expect(new Set(told)).toEqual(new Set([new URL(settings.baseUrl).origin]));
});

test("an answer of more than five megabytes is not read to its end", async () => {
	const { pm, settings } = await shared;
	pm.faults.clear();
	pm.faults.add({ kind: "huge" });
	expect(await fhirPractice(settings, { clock }).page({ of: "patients", changedSince: null }, null)).toEqual({
		kind: "refused",
		trouble: "too_large",
	});
});
