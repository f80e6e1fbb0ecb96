import type { Files } from "../../ports.ts";
import { openFrames, sealedRange, sealFrames } from "./frames.ts";

export function r2Files(bucket: R2Bucket): Files {
	return {
		put: async (path, bytes, seal) => {
			await bucket.put(path, await sealFrames(bytes, seal));
		},
		get: async (path, size, seal, range = { from: 0, until: size }) => {
			const found = await bucket.get(path, { range: sealedRange(size, range) });
			return found ? found.body.pipeThrough(openFrames(size, seal, range)) : null;
		},
		delete: async (paths) => {
			if (paths.length > 0) await bucket.delete(paths);
		},
		list: (prefix) => listed(bucket, prefix),
	};
}

async function listed(bucket: R2Bucket, prefix: string): Promise<string[]> {
	const paths: string[] = [];
	for (let cursor: string | undefined; ; ) {
		const page = await bucket.list({ prefix, cursor });
		paths.push(...page.objects.map(({ key }) => key));
		if (!page.truncated) return paths;
		cursor = page.cursor;
	}
}
