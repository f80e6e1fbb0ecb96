import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Contestant } from "./contestant.ts";
import { machine } from "./machine.ts";
import { MEASURES_OF_BOTH, MEASURES_OF_OURS } from "./measures/all.ts";
import type { Measure, Stage } from "./measures/measure.ts";
import { prepareOurs } from "./our-contestant.ts";
import { startHelpdesk } from "./outside/helpdesk.ts";
import { FULL, QUICK } from "./plan.ts";
import { prepareReference } from "./reference-contestant.ts";
import { type Figure, keeps } from "./report/figure.ts";
import { performancePage } from "./report/page.ts";
import { plainTable } from "./report/table.ts";
import { ROOT } from "./server/bundle.ts";
import { pinOurselves } from "./server/pin.ts";

const { values: asked } = parseArgs({ options: { quick: { type: "boolean" }, self: { type: "boolean" }, only: { type: "string" } } });
const wanted = asked.only?.split(",");
const plan = asked.quick ? QUICK : FULL;
const figures: Figure[] = [];
let failures = 0;

async function measureAll<Ours extends Contestant>(measures: Measure<Ours>[], stage: Stage<Ours>) {
	for (const measure of measures) {
		if (wanted && !wanted.includes(measure.name)) continue;
		console.log(`… ${measure.name}`);
		try {
			figures.push(...(await measure.run(stage)));
		} catch (failure) {
			failures++;
			console.error(`  ${measure.name} could not be measured: ${failure instanceof Error ? failure.message : "unknown"}`);
		}
	}
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
pinOurselves();
const outside = await startHelpdesk();
const reference = await prepareReference();
if (asked.self) {
	const ours = await prepareReference();
	await measureAll(MEASURES_OF_BOTH, { plan, ours, reference });
	await ours.server.remove();
} else {
	const ours = await prepareOurs(outside.url);
	await measureAll(MEASURES_OF_BOTH, { plan, ours, reference });
	await measureAll(MEASURES_OF_OURS, { plan, ours, reference });
	await ours.server.remove();
}
await reference.server.remove();
outside.stop();

console.log(`\n${machine()}\n\n${plainTable(figures)}`);
if (!asked.self && !asked.quick && !wanted && failures === 0) {
	mkdirSync(join(ROOT, "docs"), { recursive: true });
	writeFileSync(join(ROOT, "docs/performance.md"), performancePage(figures, machine(), new Date().toISOString().slice(0, 10)));
	console.log("\nWritten to docs/performance.md.");
}
process.exit(failures > 0 || figures.some((figure) => !keeps(figure)) ? 1 : 0);
