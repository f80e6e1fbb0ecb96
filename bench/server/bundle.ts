import { join } from "node:path";
import { buildWorker } from "../../scripts/build-worker.ts";

export const ROOT = join(import.meta.dirname, "../..");

export const bundleOurs = () => buildWorker();
export const bundleReference = () => bundleOf("reference");
export const bundleBare = () => bundleOf("bare");

const bundleOf = (name: string) =>
	buildWorker({ root: join(ROOT, "bench", name), out: join(ROOT, "dist/bench", name), inputs: ["."], entry: "index.ts" });
