import { existsSync } from "node:fs";
import { join } from "node:path";
import { sidebarBytes } from "../../scripts/build-ui/sizes.ts";
import { kB, plainFigure } from "../report/figure.ts";
import { ROOT } from "../server/bundle.ts";
import type { Measure } from "./measure.ts";

const APP = join(ROOT, "dist/assets/app");

export const sidebar: Measure = {
	name: "sidebar",
	async run() {
		if (!existsSync(join(APP, "app.js"))) throw new Error("The staff app is not built: npm run build.");
		const bytes = await sidebarBytes(APP);
		return [plainFigure("Sidebar script at first load, gz", bytes / 1000, kB(bytes), { limit: 40, better: "less" })];
	},
};
