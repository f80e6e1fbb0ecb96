import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Frame, Page } from "playwright-core";

declare const axe: { run(context: unknown, options: RunOptions): Promise<AxeResults> };

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const OPTIONS: RunOptions = {
	runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
	// Off by default in axe, for it is younger than the others.
	rules: { "target-size": { enabled: true } },
	// Each frame is asked by itself.
	iframes: false,
	resultTypes: ["violations"],
};

/** Colours on their way to other colours are nobody's choice. */
const atRest = (frame: Frame) =>
	frame.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== "running"), undefined, { polling: 50 });

async function violationsIn(frame: Frame): Promise<string[]> {
	await atRest(frame);
	await frame.evaluate(SOURCE);
	const { violations } = await frame.evaluate((options) => axe.run(document, options), OPTIONS);
	const where = new URL(frame.url()).pathname;
	return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${where} ${id}: ${html}\n${failureSummary}`));
}

async function isSeen(frame: Frame): Promise<boolean> {
	return frame.parentFrame() === null || (await (await frame.frameElement()).isVisible());
}

export async function pageAtRest(page: Page): Promise<void> {
	for (const frame of page.frames()) if (await isSeen(frame)) await atRest(frame);
}

/** What is wrong on a page and in every frame of it that can be seen. */
export async function violations(page: Page): Promise<string[]> {
	const found: string[] = [];
	for (const frame of page.frames()) if (await isSeen(frame)) found.push(...(await violationsIn(frame)));
	return found;
}
