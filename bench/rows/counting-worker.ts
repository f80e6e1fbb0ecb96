import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { MiniflareWorkerConfig } from "miniflare";
import { buildWorker } from "../../scripts/build-worker.ts";
import { bundleOurs, ROOT } from "../server/bundle.ts";

const OUT = join(ROOT, "dist/bench/rows");

/** Our own Worker with a counter around the storage of its objects. The deployed one carries nothing of it. */
export async function bundleCountingWorker() {
	const ours = await bundleOurs();
	const config: MiniflareWorkerConfig = JSON.parse(readFileSync(ours.config, "utf8"));
	const entry = join(OUT, "entry/index.ts");
	mkdirSync(dirname(entry), { recursive: true });
	writeFileSync(entry, entrySource(Object.keys(config.exports ?? {})));
	return buildWorker({
		root: ROOT,
		out: join(OUT, "built"),
		entry: "dist/bench/rows/entry/index.ts",
		inputs: ["worker", "shared", "wrangler.toml", "package-lock.json", "bench/rows"],
	});
}

const entrySource = (classes: string[]) => `import worker, * as ours from "../../../../worker/index.ts";
import { rowsWritten, watchWrites } from "../../../../bench/rows/count-rows.ts";
${classes.map(watchedClass).join("")}
export default {
	...worker,
	fetch: (request, env, ctx) => (new URL(request.url).pathname === "/rows-written" ? Response.json(rowsWritten()) : worker.fetch(request, env, ctx)),
};
`;

const watchedClass = (name: string) => `
export class ${name} extends ours.${name} {
	constructor(ctx, env) {
		watchWrites(ctx.storage);
		super(ctx, env);
	}
}
`;
