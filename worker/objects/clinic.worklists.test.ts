import { afterEach, expect, test, vi } from "vitest";
import type { Worklist } from "../../shared/schemas/appointment.ts";
import { noteCopied } from "../store/clinic/copy-memory.ts";
import { aPatient } from "../testing/clinic-room.ts";
import { aCopyRoom, anAppointment, aPmPatient } from "../testing/copy-room.ts";

const timeZone = "America/New_York";
/** Noon at the clinic, a Tuesday. */
const NOON = Date.parse("2026-11-24T17:00:00Z");
const at = (hours: number) => new Date(NOON + hours * 3_600_000).toISOString();
const own = [{ number: "+12025550143", role: "own" as const }];

afterEach(() => {
	vi.useRealTimers();
});

async function aDay() {
	vi.useFakeTimers({ now: NOON, toFake: ["Date"] });
	const room = await aCopyRoom();
	const { stub, id, reader } = room;
	const page = async (list: Worklist, cursor: string | null = null, limit = 100) => {
		const answer = await stub.worklist(reader, id, { list, cursor, limit, timeZone });
		if ("refused" in answer) throw new Error(answer.refused);
		return answer;
	};
	const counts = async () => {
		const answer = await stub.worklistCounts(reader, id, timeZone);
		if ("refused" in answer) throw new Error(answer.refused);
		return { ...Object.fromEntries(answer.items.map(({ list, count }) => [list, count])), asOf: answer.asOf };
	};
	const listed = async (list: Worklist) => (await page(list)).items.map(({ appointment, patients }) => appointment?.id ?? patients[0]?.id);
	return { ...room, page, counts, listed };
}

test("each list has the appointments that belong there, by start", async () => {
	const { bring, book, inside, listed, counts } = await aDay();
	await bring(aPmPatient("ana", { numbers: own }));
	const of = (name: string, hours: number | null, more: object = {}) =>
		anAppointment(name, { patientIds: ["ana"], start: hours === null ? null : at(hours), ...more });
	await book(
		of("morning", -3, { state: "done" }),
		of("evening", 5),
		of("yesterday", -13),
		of("off", 1, { state: "cancelled" }),
		of("gone", 1, { state: "gone" }),
		of("tomorrow", 20, { state: "confirmed" }),
		of("next week", 24 * 7, { state: "declined" }),
		of("midnight", 12, { state: "proposed" }),
		of("some day", null, { state: "proposed" }),
	);
	await inside((sql) => noteCopied(sql, "appointments", at(-10)));
	expect(await listed("today")).toEqual(["morning", "evening"]);
	expect(await listed("coming")).toEqual(["midnight", "tomorrow", "next week"]);
	expect(await listed("unconfirmed")).toEqual(["evening", "midnight"]);
	expect(await listed("declined")).toEqual(["next week"]);
	expect(await counts()).toEqual({ today: 2, coming: 3, unconfirmed: 2, declined: 1, no_number: 0, asOf: at(-10) });
});

test("an appointment shows who stands for its patients now, each once, and nobody is asked who has left", async () => {
	const { bring, book, page, listed, stub, id, member } = await aDay();
	await bring(aPmPatient("ana"), aPmPatient("old", { mergedInto: "ana" }), aPmPatient("left", { inactive: true }));
	await stub.addPatient(member, id, aPatient({ id: "made" }));
	await stub.mergePatient(member, id, "made", { id: "m1", into: "ana" });
	await book(
		anAppointment("one", { patientIds: ["made", "old"], start: at(1) }),
		anAppointment("two", { patientIds: ["left"], start: at(2) }),
	);
	expect((await page("today")).items.map(({ patients }) => patients.map((patient) => patient.id))).toEqual([["ana"], ["left"]]);
	expect(await listed("unconfirmed")).toEqual(["one"]);
});

test("whom no text can reach: who comes soonest first, then all others of the practice system", async () => {
	const { bring, book, page, stub, id, member } = await aDay();
	const without = ["anders", "bea", "cleo", "dora"].map((name) => aPmPatient(name));
	await bring(
		...without,
		aPmPatient("left", { inactive: true }),
		aPmPatient("old", { mergedInto: "bea" }),
		aPmPatient("reached", { numbers: own }),
	);
	await stub.addPatient(member, id, aPatient({ id: "made" }));
	await book(
		anAppointment("far", { patientIds: ["cleo"], start: at(100) }),
		anAppointment("near", { patientIds: ["old"], start: at(1) }),
		anAppointment("over", { patientIds: ["anders"], start: at(-50) }),
		anAppointment("off", { patientIds: ["dora"], start: at(1), state: "cancelled" }),
	);
	const seen: (string | undefined)[][] = [];
	let cursor: string | null = null;
	do {
		const { items, next } = await page("no_number", cursor, 1);
		seen.push(...items.map(({ appointment, patients }) => [patients[0]?.id, appointment?.id]));
		cursor = next;
	} while (cursor !== null);
	expect(seen).toEqual([
		["bea", "near"],
		["cleo", "far"],
		["anders", undefined],
		["dora", undefined],
	]);
});

test("ten thousand appointments come page after page, each once", async () => {
	const { bring, book, page, counts } = await aDay();
	const people = Array.from({ length: 500 }, (_, n) => aPmPatient(`p${n}`, { numbers: own }));
	await bring(...people);
	await book(
		...Array.from({ length: 10_000 }, (_, n) =>
			anAppointment(`a${n}`, {
				patientIds: [`p${n % 500}`],
				start: at(24 + Math.floor(n / 7)),
				state: n % 100 === 0 ? "declined" : n % 2 ? "booked" : "confirmed",
			}),
		),
	);
	const ids = new Set<string>();
	let [cursor, pages]: [string | null, number] = [null, 0];
	do {
		const { items, next } = await page("coming", cursor);
		for (const { appointment } of items) ids.add(appointment?.id ?? "");
		[cursor, pages] = [next, pages + 1];
	} while (cursor !== null);
	expect([ids.size, pages]).toEqual([10_000, 100]);
	expect(await counts()).toMatchObject({ coming: 10_000, unconfirmed: 5_000, declined: 100 });
});

test("a look at a list is in the log with whom it showed; counting them is no look", async () => {
	const { bring, book, page, counts, log } = await aDay();
	await bring(aPmPatient("ana"));
	await book(anAppointment("one", { patientIds: ["ana"], start: at(1) }));
	await counts();
	const before = await log();
	await page("today");
	expect((await log()).slice(before.length)).toEqual([
		{ type: "worklist_seen", actor: "staff:73", facts: { list: "today", patientIds: ["ana"] } },
	]);
});
