import { expect, test } from "vitest";
import { FileList } from "./file-list.ts";
import { aFile } from "./testing/fake-files.ts";

const ALL = Array.from({ length: 1000 }, (_, n) => aFile({ id: `f${n}` }));
const settled = (list: FileList) => expect.poll(() => list.state.value).not.toBe("loading");

function aList(faults: Error[] = []) {
	const asked: (string | undefined)[] = [];
	const list = new FileList(async (cursor) => {
		asked.push(cursor);
		const fault = faults.shift();
		if (fault) throw fault;
		const from = Number(cursor ?? 0);
		return { items: ALL.slice(from, from + 50), next: from + 50 < ALL.length ? String(from + 50) : null };
	});
	return { list, asked };
}

test("a thousand files come fifty at a time, each once and in order", async () => {
	const { list, asked } = aList();
	await settled(list);
	while (list.next.value !== null) await list.more();
	expect(list.items.value.map(({ id }) => id)).toEqual(ALL.map(({ id }) => id));
	expect(asked).toHaveLength(20);
});

test("pressed twice, a page is asked for once", async () => {
	const { list, asked } = aList();
	await settled(list);
	await Promise.all([list.more(), list.more()]);
	expect(asked).toEqual([undefined, "50"]);
});

test("a page that does not come leaves what is there, and can be asked for again", async () => {
	const faults: Error[] = [];
	const { list, asked } = aList(faults);
	await settled(list);
	faults.push(new Error("offline"));
	await list.more();
	expect([list.state.value, list.items.value.length]).toEqual(["failed", 50]);
	await list.more();
	expect([list.state.value, list.items.value.length]).toEqual(["ready", 100]);
	expect(asked).toEqual([undefined, "50", "50"]);
});

test("a deleted file stays in the list as one that was deleted", async () => {
	const { list } = aList();
	await settled(list);
	list.forget("f3");
	expect(list.items.value[3]).toMatchObject({ id: "f3", state: "deleted" });
	expect(list.items.value).toHaveLength(50);
});
