import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { Refused, Unreached } from "../api/trouble.ts";
import type { Marks } from "./drafts.ts";
import { Uploads } from "./uploads.ts";

const PART = 1024;
const ready = { messageId: null, type: "png", contentType: "image/png", at: "2026-11-02T17:00:00Z", direction: "out" } as const;

/** A Worker that takes parts, and does what the test says before. */
function aWorker(troubles: (Error | null)[] = []) {
	const asked: string[] = [];
	const have = new Set<number>();
	let parts = 0;
	const answer = (id: string) => ({
		file: { ...ready, id, name: "a.png", size: 0, state: have.size >= parts ? ("ready" as const) : ("coming" as const) },
		partSize: PART,
		have: [...have],
	});
	const api = {
		ask: async (_schema: unknown, path: string, { method = "GET", body }: { method?: string; body?: unknown } = {}) => {
			asked.push(`${method} ${path.replace(/files\/[\w-]{36}/, "files/ID")}`);
			const trouble = troubles.shift();
			if (trouble) throw trouble;
			const n = /parts\/(\d+)$/.exec(path)?.[1];
			if (n) have.add(Number(n));
			else parts = Math.ceil((body as { size: number }).size / PART);
			return answer("id");
		},
		tell: async (path: string) => void asked.push(`DELETE ${path.replace(/files\/[\w-]{36}/, "files/ID")}`),
	};
	const marks = signal<Marks>({});
	const uploads = new Uploads({ api: api as never, threadId: "t1", marks, wait: async () => {} });
	return { uploads, marks, asked };
}

const aFile = (bytes: number, name = "knee.png", type = "image/png") => new File([new Uint8Array(bytes)], name, { type });
const settled = (uploads: Uploads) => expect.poll(() => uploads.isBusy.value).toBe(false);

test("a file goes in parts as soon as it is chosen, and with the text when all of it is there", async () => {
	const { uploads, marks, asked } = aWorker();
	uploads.add([aFile(2.5 * PART)]);
	expect(uploads.mustWait.value).toBe(true);
	await settled(uploads);
	expect(asked).toEqual(["POST /api/threads/t1/files", ...[0, 1, 2].map((n) => `PUT /api/threads/t1/files/ID/parts/${n}`)]);
	expect(marks.value.files).toEqual([uploads.items.value[0]?.id]);
	expect(uploads.mustWait.value).toBe(false);
});

test("after a lost connection it goes on by itself where it was", async () => {
	const { uploads, marks, asked } = aWorker([null, new Unreached(), new Unreached()]);
	uploads.add([aFile(2 * PART)]);
	await settled(uploads);
	expect(asked.filter((each) => each.endsWith("parts/0"))).toHaveLength(3);
	expect(marks.value.files).toHaveLength(1);
});

test.for([
	[0, "empty"],
	[26 * 1024 * 1024, "tooLarge"],
] as const)("a file of %i bytes is refused before anything is sent", async ([bytes, trouble]) => {
	const { uploads, asked } = aWorker();
	uploads.add([aFile(bytes)]);
	expect(uploads.items.value).toMatchObject([{ phase: "refused", trouble }]);
	expect(asked).toEqual([]);
});

test("what the Worker refuses says so beside the name, and what is taken out is out of the text too", async () => {
	const problem = { type: "about:blank" as const, status: 409, code: "file_type", title: "" };
	const { uploads, marks } = aWorker([new Refused(problem)]);
	uploads.add([aFile(10, "evil.svg", "image/svg+xml"), aFile(10)]);
	await settled(uploads);
	expect(uploads.items.value).toMatchObject([{ phase: "refused", trouble: "notStarted" }, { phase: "ready" }]);
	for (const { id } of uploads.items.value) uploads.remove(id);
	expect(uploads.items.value).toEqual([]);
	expect(marks.value.files).toBeUndefined();
});

test("files too large for a text wait until the writer chooses the private way", async () => {
	const { uploads, marks } = aWorker();
	uploads.add([aFile(600_000, "report.pdf", "application/pdf")]);
	await settled(uploads);
	expect(uploads.mustWait.value).toBe(true);
	marks.value = { ...marks.value, sensitive: true };
	expect(uploads.mustWait.value).toBe(false);
});

test("what went with a text is no longer above the box", async () => {
	const { uploads, marks } = aWorker();
	uploads.add([aFile(10)]);
	await settled(uploads);
	marks.value = {};
	expect(uploads.items.value).toEqual([]);
});
