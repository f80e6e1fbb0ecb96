import { expect, test } from "vitest";
import type { PmRecord } from "../../domain/copy/record.ts";
import type { NoAnswer, PmPage, PmQuestion, PmRefusal, PracticeManagement } from "../../ports.ts";

export type PmFault =
	| { kind: "busy"; retryAfterS: number }
	| { kind: "silent" | "cut" | "incomplete" | "elsewhere" | "circle" | "token_ends" };

/** `backstage`: the practice's own side, where visits change and things go wrong. */
export type PmRig = {
	pm: PracticeManagement;
	backstage: {
		/** What the next question but so many comes to. */
		next(fault: PmFault, after?: number): void;
		/** Of a patient whose name alone changes. */
		rename(id: string, at: number): Promise<void>;
		changePeopleOf(id: string, at: number): Promise<void>;
		dropAppointment(id: string): Promise<void>;
	};
	/** Someone there, whom somebody speaks for; an appointment in the window; when all of it was changed last; the window. */
	known: { patient: string; ward: string; appointment: string; changedAt: number; from: number; until: number };
};
type Rig = () => Promise<PmRig>;

/** What every practice management system that can give everything keeps to, whoever it is. */
export function practiceManagementContract(name: string, rig: Rig): void {
	whatIsThere(name, rig);
	whatChanged(name, rig);
	whatGoesWrong(name, rig);
}

export type AllPages = { records: PmRecord[]; isWhole: boolean; asOf: number | null; pages: number };

/** Every page of an answer, or the first that is none. A pause asks the same page again. */
export async function everyPage(pm: PracticeManagement, question: PmQuestion, pauses = 0): Promise<AllPages | PmRefusal | NoAnswer> {
	const pages: PmPage[] = [];
	let left = pauses;
	let next: string | null = null;
	do {
		const page: PmPage | PmRefusal | NoAnswer = await pm.page(question, next);
		if (!("kind" in page)) {
			pages.push(page);
			next = page.next;
		} else if (page.kind === "no_answer" && left > 0) left -= 1;
		else return page;
	} while (next !== null || pages.length === 0);
	const latest = new Map<string, PmPage["items"][number]>();
	for (const item of pages.flatMap(({ items }) => items)) {
		const key = `${item.record.kind} ${item.record.externalId}`;
		const before = latest.get(key);
		if (!before || (item.updatedAt ?? 0) >= (before.updatedAt ?? 0)) latest.set(key, item);
	}
	const records = [...latest.values()].map(({ record }) => record).sort((one, other) => (one.externalId < other.externalId ? -1 : 1));
	return { records, isWhole: pages.every(({ isWhole }) => isWhole), asOf: pages[0]?.asOf ?? null, pages: pages.length };
}

async function allOf(pm: PracticeManagement, question: PmQuestion, pauses = 0): Promise<AllPages> {
	const answer = await everyPage(pm, question, pauses);
	if ("kind" in answer) throw new Error(`the practice said ${JSON.stringify(answer)}`);
	return answer;
}

const EVERYBODY: PmQuestion = { of: "patients", changedSince: null };

function whatIsThere(name: string, rig: Rig): void {
	test(`${name}: it states what it can give`, async () => {
		const { pm } = await rig();
		expect(await pm.abilities()).toEqual({ patients: "changed_since", appointments: "window", guardians: true });
	});

	test(`${name}: everybody is given once, whoever speaks for them beside them, and nobody who was not asked for`, async () => {
		const { pm, known } = await rig();
		const { records, isWhole, pages } = await allOf(pm, EVERYBODY);
		expect(pages).toBeGreaterThan(1);
		expect(isWhole).toBe(true);
		const ids = records.map(({ externalId }) => externalId);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toContain(known.patient);
		expect(ids).not.toContain("included-and-not-asked-for");
		expect(records.find(({ externalId }) => externalId === known.ward)).toMatchObject({ guardians: [{ name: expect.any(String) }] });
	});

	test(`${name}: the window's appointments are given, and none outside it`, async () => {
		const { pm, known } = await rig();
		const { records } = await allOf(pm, { of: "appointments", from: known.from, until: known.until });
		expect(records.map(({ externalId }) => externalId)).toContain(known.appointment);
		const starts = records.flatMap((record) => (record.kind === "appointment" ? (record.start ?? []) : []));
		expect(starts.length).toBe(records.length);
		expect(starts.every((start) => start >= known.from && start < known.until)).toBe(true);
	});
}

function whatChanged(name: string, rig: Rig): void {
	test(`${name}: only those who changed are given, when nothing more is asked`, async () => {
		const { pm, known, backstage } = await rig();
		const since = known.changedAt + 1_000;
		expect((await allOf(pm, { of: "patients", changedSince: since })).records).toEqual([]);
		await backstage.rename(known.patient, since + 1_000);
		const { records } = await allOf(pm, { of: "patients", changedSince: since });
		expect(records.map(({ externalId }) => externalId)).toEqual([known.patient]);
	});

	test(`${name}: a patient around whom somebody changed is given whole, though nothing of their own did`, async () => {
		const { pm, known, backstage } = await rig();
		const since = known.changedAt + 1_000;
		await backstage.changePeopleOf(known.ward, since + 1_000);
		const { records } = await allOf(pm, { of: "guardians", changedSince: since });
		expect(records).toMatchObject([{ kind: "patient", externalId: known.ward, guardians: [] }]);
	});

	test(`${name}: an appointment that was deleted is no longer given`, async () => {
		const { pm, known, backstage } = await rig();
		await backstage.dropAppointment(known.appointment);
		const { records, isWhole } = await allOf(pm, { of: "appointments", from: known.from, until: known.until });
		expect(records.length).toBeGreaterThan(0);
		expect(records.map(({ externalId }) => externalId)).not.toContain(known.appointment);
		expect(isWhole).toBe(true);
	});

	test(`${name}: the time it is there is the system's own`, async () => {
		const { pm } = await rig();
		const { asOf } = await allOf(pm, EVERYBODY);
		expect(asOf).toEqual(expect.any(Number));
	});
}

function whatGoesWrong(name: string, rig: Rig): void {
	test(`${name}: a busy system names its wait, and the same page is good after it`, async () => {
		const { pm, backstage } = await rig();
		const { records } = await allOf(pm, EVERYBODY);
		backstage.next({ kind: "busy", retryAfterS: 30 });
		expect(await pm.page(EVERYBODY, null)).toEqual({ kind: "no_answer", retryAfterMs: 30_000 });
		backstage.next({ kind: "busy", retryAfterS: 30 }, 2);
		expect((await allOf(pm, EVERYBODY, 1)).records).toEqual(records);
	});

	test.each(["silent", "cut"] as const)(`${name}: when it is %s, nothing is taken for an answer`, async (kind) => {
		const { pm, backstage } = await rig();
		backstage.next({ kind });
		expect(await pm.page(EVERYBODY, null)).toMatchObject({ kind: "no_answer" });
	});

	test(`${name}: a token that ends in between is renewed without anybody noticing`, async () => {
		const { pm, backstage } = await rig();
		const { records } = await allOf(pm, EVERYBODY);
		backstage.next({ kind: "token_ends" }, 1);
		expect((await allOf(pm, EVERYBODY)).records).toEqual(records);
	});

	test(`${name}: when it says itself that something is missing, absence proves nothing`, async () => {
		const { pm, backstage } = await rig();
		backstage.next({ kind: "incomplete" });
		expect(await allOf(pm, EVERYBODY)).toMatchObject({ isWhole: false });
	});

	test.each(["elsewhere", "circle"] as const)(`${name}: a next page that leads %s is followed by nobody`, async (kind) => {
		const { pm, backstage } = await rig();
		for (let count = 0; count < 40; count++) backstage.next({ kind });
		expect(await everyPage(pm, { of: "appointments", from: 0, until: 4e12 })).toEqual({ kind: "refused", trouble: "cannot_give" });
	});
}
