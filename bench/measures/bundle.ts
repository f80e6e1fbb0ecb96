import { kB, plainFigure } from "../report/figure.ts";
import type { Measure } from "./measure.ts";

export const bundle: Measure = {
	name: "bundle",
	run: async ({ ours }) => [
		plainFigure("Worker bundle, gz", ours.built.gzipBytes / 1000, kB(ours.built.gzipBytes), { limit: 130, better: "less" }),
	],
};
