import { evictDurableObject } from "cloudflare:test";
import fc from "fast-check";
import { expect, test } from "vitest";
import { aNumber } from "../testing/clinic.ts";
import { aPatient } from "../testing/clinic-room.ts";
import { aCopyRoom, aPmPatient } from "../testing/copy-room.ts";

async function aRoom(...ids: string[]) {
	const room = await aCopyRoom();
	const { stub, id, member } = room;
	for (const each of ids) await stub.addPatient(member, id, aPatient({ id: each, name: `Ana ${each}` }));
	return {
		...room,
		merge: (patientId: string, into: string, requestId: string = crypto.randomUUID()) =>
			stub.mergePatient(member, id, patientId, { id: requestId, into }),
		undo: (patientId: string) => stub.undoMerge(member, id, patientId),
		whole: async () => Promise.all(ids.map((each) => stub.patientFor(member, id, each))),
	};
}

test("a merged record is found as the one that stands for both, and alone again when that is undone", async () => {
	const { stub, id, member, merge, undo, find } = await aRoom("a", "b");
	const number = aNumber();
	await stub.changePatient(member, id, "b", { numbers: [{ number, role: "own" }] });
	const numbered = async () => (await stub.patientsByNumber(number)).map((patient) => patient.id);
	expect(await merge("b", "a")).toMatchObject({ patient: { id: "a", mergedInto: null } });
	expect([await find(""), await find("ana b"), await numbered()]).toEqual([["a"], ["a"], ["a"]]);
	expect(await stub.patientFor(member, id, "b")).toMatchObject({ id: "b", mergedInto: "a" });
	await evictDurableObject(stub);
	expect(await undo("b")).toMatchObject({ patient: { id: "b", mergedInto: null } });
	expect([await find(""), await find("ana b"), await numbered()]).toEqual([["a", "b"], ["b"], ["b"]]);
});

test("an undo brings back both records to the letter", async () => {
	const { merge, undo, whole } = await aRoom("a", "b");
	const before = await whole();
	await merge("b", "a");
	expect(await whole()).not.toEqual(before);
	await undo("b");
	expect(await whole()).toEqual(before);
});

test("the same request again changes nothing, also after it was undone", async () => {
	const { merge, undo, find, log } = await aRoom("a", "b", "c");
	const first = await merge("b", "a", "m1");
	const rows = (await log()).filter(({ type }) => type === "patients_merged");
	expect(await merge("b", "a", "m1")).toEqual(first);
	expect(await merge("b", "c", "m1")).toEqual({ refused: "id_reused" });
	await undo("b");
	expect(await merge("b", "a", "m1")).toMatchObject({ patient: { id: "b" } });
	expect(await undo("b")).toMatchObject({ patient: { id: "b" } });
	expect(await find("")).toEqual(["a", "b", "c"]);
	expect((await log()).filter(({ type }) => type === "patients_merged")).toEqual(rows);
});

test("two patients are never merged in a circle, nor one into two", async () => {
	const { merge } = await aRoom("a", "b", "c");
	expect(await merge("a", "a")).toEqual({ refused: "merge_circle" });
	await merge("b", "a");
	await merge("a", "c");
	expect(await merge("c", "b")).toEqual({ refused: "merge_circle" });
	expect(await merge("b", "c")).toEqual({ refused: "already_merged" });
	expect(await merge("b", "nobody")).toEqual({ refused: "not_found" });
	expect(await merge("nobody", "a")).toEqual({ refused: "not_found" });
});

test("records are listed with who brought them together", async () => {
	const { stub, id, member, merge, bring } = await aRoom("a", "b");
	await bring(aPmPatient("old", { mergedInto: "a" }));
	await merge("b", "a");
	expect(await stub.mergedRecords(member, id, "a")).toMatchObject({
		into: null,
		items: [
			{ patient: { id: "b", mergedInto: "a" }, by: "staff" },
			{ patient: { id: "old", mergedInto: "a" }, by: "pm" },
		],
	});
	expect(await stub.mergedRecords(member, id, "b")).toMatchObject({ into: { id: "a" } });
});

test("staff's merge of two records of the practice system outlives every copy, and what that system merged is not undone here", async () => {
	const { merge, undo, bring, find } = await aRoom();
	const [one, other] = [aPmPatient("one"), aPmPatient("other")];
	await bring(one, other);
	await merge("other", "one");
	await bring({ ...other, version: 2, name: "Ana Vega" });
	expect([await find(""), await find("vega")]).toEqual([["one"], ["one"]]);
	await bring({ ...other, mergedInto: "one" });
	expect(await undo("other")).toMatchObject({ patient: { id: "other", mergedInto: "one" } });
	expect(await undo("other")).toEqual({ refused: "pm_owns" });
	await bring(other);
	expect(await find("")).toEqual(["one", "other"]);
});

test("a record that is merged into somebody who comes later is found by itself until then", async () => {
	const { bring, find } = await aRoom();
	await bring(aPmPatient("b", { mergedInto: "a" }));
	expect(await find("")).toEqual(["b"]);
	await bring(aPmPatient("a"));
	expect(await find("")).toEqual(["a"]);
});

test("merging and undoing is told in the log by ids, and a reader does neither", async () => {
	const { stub, id, reader, merge, undo, log } = await aRoom("a", "b");
	await merge("b", "a", "m1");
	await undo("b");
	expect((await log()).slice(-2)).toEqual([
		{ type: "patients_merged", actor: "staff:72", facts: { patientId: "b", into: "a", requestId: "m1" } },
		{ type: "merge_undone", actor: "staff:72", facts: { patientId: "b", into: "a" } },
	]);
	expect(await stub.mergePatient(reader, id, "b", { id: "m2", into: "a" })).toEqual({ refused: "read_only" });
	expect(await stub.undoMerge(reader, id, "b")).toEqual({ refused: "read_only" });
});

test("whatever is merged, copied and undone in whatever order: each person is found once, and when all is undone all is as before", async () => {
	const ids = ["a", "b", "c", "d", "e"];
	const step = fc.record({
		does: fc.constantFrom("merge", "undo", "copy"),
		one: fc.constantFrom(...ids),
		other: fc.option(fc.constantFrom(...ids)),
	});
	await fc.assert(
		fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
			const { stub, id, member, merge, undo, bring, find } = await aRoom();
			await bring(...ids.map((each) => aPmPatient(each)));
			for (const { does, one, other } of steps) {
				if (does === "undo") await undo(one);
				else if (does === "copy") await bring(aPmPatient(one, { mergedInto: other === one ? null : other }));
				else if (other) await merge(one, other);
				const found = await find("");
				const answers = await Promise.all(ids.map((each) => stub.patientFor(member, id, each)));
				const standing = answers.map((answer) => ("refused" in answer ? "" : (answer.mergedInto ?? answer.id)));
				expect(found).toEqual([...new Set(standing)].sort());
			}
			await bring(...ids.map((each) => aPmPatient(each)));
			for (const each of ids) await undo(each);
			expect(await find("")).toEqual(ids);
		}),
		{ numRuns: 15 },
	);
});
