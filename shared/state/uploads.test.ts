import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { Refused, Unreached } from "../api/trouble.ts";
import { typeOfName } from "../rules/file-types.ts";
import type { Marks } from "./drafts.ts";
import { Uploads, uploadsFor } from "./uploads.ts";

const PART = 1024;
const ready = { messageId: null, contentType: "image/png", at: "2026-11-02T17:00:00Z", direction: "out" } as const;

/** A Worker that takes parts, and does what the test says before. */
function aWorker(troubles: (Error | null)[] = []) {
	const asked: string[] = [];
	const have = new Set<number>();
	let parts = 0;
	let about = { name: "", size: 0, type: typeOfName("") };
	const answer = (id: string) => ({
		file: { ...ready, ...about, id, state: have.size >= parts ? ("ready" as const) : ("coming" as const) },
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
			else {
				const { name, size } = body as { name: string; size: number };
				parts = Math.ceil(size / PART);
				about = { name, size, type: typeOfName(name) };
			}
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
	[0, "file_empty"],
	[26 * 1024 * 1024, "file_too_large"],
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
	expect(uploads.items.value).toMatchObject([{ phase: "refused", trouble: "file_type", mayRetry: false }, { phase: "ready" }]);
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

test("what failed for another reason is sent on by hand, from where it was", async () => {
	const problem = { type: "about:blank" as const, status: 401, code: "signed_out", title: "" };
	const { uploads, marks, asked } = aWorker([null, null, new Refused(problem)]);
	uploads.add([aFile(2 * PART)]);
	await settled(uploads);
	const [failed] = uploads.items.value;
	expect(failed).toMatchObject({ phase: "refused", mayRetry: true });
	uploads.retry(failed?.id ?? "");
	await settled(uploads);
	expect(asked.slice(3)).toEqual(["POST /api/threads/t1/files", "PUT /api/threads/t1/files/ID/parts/1"]);
	expect(marks.value.files).toEqual([failed?.id]);
});

test("an upload goes on while somebody looks at another thread, and is there when they come back", async () => {
	const api = { ask: () => new Promise<never>(() => {}), tell: async () => {} };
	const marks = signal<Marks>({});
	const parts = { api, threadId: "t1", marks };
	uploadsFor(parts).add([aFile(10)]);
	expect(uploadsFor(parts).items.value).toMatchObject([{ name: "knee.png", phase: "sending" }]);
	expect(uploadsFor({ ...parts, marks: signal<Marks>({}) }).items.value).toEqual([]);
});

test("the eleventh file is refused, and what was refused takes nobody's place", async () => {
	const { uploads } = aWorker();
	uploads.add([aFile(0), ...Array.from({ length: 11 }, () => aFile(10))]);
	expect(uploads.items.value.map(({ trouble }) => trouble)).toEqual(["file_empty", ...Array(10).fill(undefined), "too_many_files"]);
	await settled(uploads);
});
