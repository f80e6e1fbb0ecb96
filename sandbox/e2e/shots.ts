import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";

const FOLDER = join(import.meta.dirname, "../../screenshots");
const wanted = process.env.SHOTS === "1";

/** For a designer's eye, with SHOTS=1; never kept in the repository. */
export async function shoot(page: Page, name: string): Promise<void> {
	if (!wanted) return;
	mkdirSync(FOLDER, { recursive: true });
	await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}

/** What every window of a failed test looked like. */
export async function shootFailure(context: BrowserContext, test: string): Promise<void> {
	for (const [index, page] of context.pages().entries()) {
		await shoot(page, `failed ${test.replaceAll(/[^\w ]/g, "").slice(0, 60)} ${index} ${page.url().includes("/phone") ? "phone" : "desk"}`);
	}
}
