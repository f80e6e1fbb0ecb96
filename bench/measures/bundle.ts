import { kB, plainFigure } from "../report/figure.ts";
import type { Measure } from "./measure.ts";

export const bundle: Measure = {
	name: "bundle",
	run: async ({ ours }) => [
		plainFigure("Worker bundle, gz", ours.built.startGzip / 1000, kB(ours.built.startGzip), { limit: 130, better: "less" }),
		plainFigure("The same, read when staff or a sync first ask", ours.built.laterGzip / 1000, kB(ours.built.laterGzip), null),
	],
};
