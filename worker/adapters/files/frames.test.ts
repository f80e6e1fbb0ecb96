import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { must } from "../../testing/thread-room.ts";
import { sealedRange } from "./frames.ts";
import { r2Files } from "./r2.ts";

const MIB = 1024 * 1024;
const bucket = must(env.FILES);
const store = r2Files(bucket);
const seal = { key: crypto.getRandomValues(new Uint8Array(32)), id: "f1" };

function content(size: number): Uint8Array {
	return new Uint8Array(size).map((_, n) => (n * 31 + (n >> 8)) & 255);
}

async function read(path: string, size: number, range?: { from: number; until: number }, by = seal): Promise<Uint8Array> {
	return new Uint8Array(await new Response(must(await store.get(path, size, by, range))).arrayBuffer());
}

test.for([1, 1000, MIB - 1, MIB, MIB + 1, 3 * MIB, 2 * MIB + 77])("%d bytes come back as they were put", async (size) => {
	const bytes = content(size);
	await store.put(`size/${size}`, bytes, seal);
	expect(Buffer.compare(await read(`size/${size}`, size), bytes)).toBe(0);
});

test.for([
	[0, 1],
	[MIB - 1, MIB + 1],
	[MIB, 2 * MIB],
	[2 * MIB + 1, 2 * MIB + 50],
	[5, 2 * MIB + 77],
])("bytes %d to %d are read without the rest", async ([from = 0, until = 0]) => {
	const size = 2 * MIB + 77;
	const bytes = content(size);
	await store.put("range", bytes, seal);
	expect(Buffer.compare(await read("range", size, { from, until }), bytes.subarray(from, until))).toBe(0);
	expect(sealedRange(size, { from, until }).length).toBeLessThanOrEqual(until - from + 2 * (MIB + 28));
});

test("a piece that is cut off, moved, changed, of another file or under another key is found", async () => {
	const size = 2 * MIB + 77;
	await store.put("whole", content(size), seal);
	const sealed = new Uint8Array(await must(await bucket.get("whole")).arrayBuffer());
	const frame = MIB + 28;
	const moved = new Uint8Array([...sealed.subarray(frame, 2 * frame), ...sealed.subarray(0, frame), ...sealed.subarray(2 * frame)]);
	const changed = sealed.slice();
	changed[frame + 99] = (changed[frame + 99] ?? 0) ^ 1;
	for (const spoilt of [sealed.slice(0, 2 * frame), moved, changed, sealed.slice(frame)]) {
		await bucket.put("spoilt", spoilt);
		await expect(read("spoilt", size)).rejects.toThrow();
	}
	await expect(read("whole", size, undefined, { ...seal, id: "f2" })).rejects.toThrow();
	await expect(read("whole", size, undefined, { ...seal, key: new Uint8Array(32) })).rejects.toThrow();
});
