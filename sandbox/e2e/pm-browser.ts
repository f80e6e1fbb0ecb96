import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, type CDPSession, chromium, type Page, type Worker } from "playwright-core";
import { findOrInstallChromium } from "../../scripts/chromium.ts";
import { type Content, type Pages, servePages } from "../pm/pages/serve-pages.ts";
import { builtExtension } from "./built-extension.ts";
import { FLAGS } from "./stage.ts";

export type Heard = {
	type: string;
	from?: string;
	seen: {
		externalId: string | null;
		name: string | null;
		birthDate: string | null;
		numbers: { typed: string; label: string | null }[];
	} | null;
};
type Ear = { heard: Heard[] };
type SiteHere = { kind: string; rule?: unknown; origin?: string };

/** A real browser with the extension as it is built, pages of a PM made for the test, and an ear for what the content script says. */
export class PmBrowser {
	readonly context: BrowserContext;
	readonly pages = new Map<string, Content>();
	readonly #dir: string;
	readonly #served: Pages;
	#ear: Page | null = null;

	private constructor(parts: { dir: string; context: BrowserContext; served: Pages; pages: Map<string, Content> }) {
		this.#dir = parts.dir;
		this.#served = parts.served;
		this.context = parts.context;
		this.pages = parts.pages;
	}

	static async open(): Promise<PmBrowser> {
		const dir = mkdtempSync(join(tmpdir(), "pm-extension-"));
		const extension = join(dir, "extension");
		cpSync(await builtExtension(), extension, { recursive: true });
		const pages = new Map<string, Content>();
		const served = await servePages(pages);
		const context = await chromium.launchPersistentContext(join(dir, "profile"), {
			executablePath: findOrInstallChromium(),
			headless: true,
			viewport: { width: 1200, height: 800 },
			args: [...FLAGS, `--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
		});
		const pm = new PmBrowser({ dir, context, served, pages });
		await pm.setUp({ kind: "medplum" });
		await pm.reloadExtension();
		return pm;
	}

	get origin(): string {
		return this.#served.origin;
	}

	async background(): Promise<Worker> {
		return this.context.serviceWorkers()[0] ?? (await this.context.waitForEvent("serviceworker"));
	}

	/** What the clinic set up for this origin, or for another one. */
	async setUp(...sites: SiteHere[]): Promise<void> {
		const kept = sites.map(({ kind, rule = null, origin = this.origin }, index) => ({
			clinicId: "clinic",
			site: { id: `site-${index}`, origin, name: "PM", kind, rule, version: 1 },
		}));
		await (await this.background()).evaluate((value) => chrome.storage.local.set({ sites: value }), kept);
	}

	async show(path: string, content: Content): Promise<Page> {
		this.pages.set(path.split(/[?#]/)[0] ?? path, content);
		const page = await this.context.newPage();
		await page.goto(`${this.origin}${path}`);
		return page;
	}

	/** What the content scripts said since the last `forget`. */
	async heard(type = "chat"): Promise<Heard[]> {
		const all = await this.#ear?.evaluate(() => (globalThis as unknown as Ear).heard);
		return (all ?? []).filter((each) => each.type === type);
	}

	async forget(): Promise<void> {
		await this.#ear?.evaluate(() => {
			(globalThis as unknown as Ear).heard = [];
		});
	}

	/** The script again, as after a new version or a permission: in the pages that are open. */
	async runAgain(page: Page): Promise<void> {
		const url = page.url();
		await (await this.background()).evaluate(async (at) => {
			for (const tab of await chrome.tabs.query({})) {
				if (tab.url === at && tab.id)
					await chrome.scripting.executeScript({ target: { tabId: tab.id, allFrames: true }, files: ["pm.js"] });
			}
		}, url);
	}

	/** A new version came: the background begins anew, and the pages that are open get its script. */
	async reloadExtension(): Promise<void> {
		// Chromium brings an unpacked extension back only to developers.
		const settings = await this.context.newPage();
		await settings.goto("chrome://extensions");
		await settings.evaluate("chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })");
		await settings.close();
		const gone = (await this.background()).evaluate(() => chrome.runtime.reload()).catch(() => {});
		await this.context.waitForEvent("serviceworker", { timeout: 15_000 });
		await gone;
		await this.#listen();
	}

	/** As the browser does by itself after half a minute of quiet. */
	async stopBackground(page: Page): Promise<void> {
		const cdp = await this.context.newCDPSession(page);
		const { promise: stopped, resolve } = Promise.withResolvers<void>();
		cdp.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
			if (versions.some(({ scriptURL, runningStatus }) => scriptURL.endsWith("/background.js") && runningStatus === "stopped")) resolve();
		});
		await cdp.send("ServiceWorker.enable");
		await cdp.send("ServiceWorker.stopAllWorkers");
		await stopped;
		await cdp.detach();
	}

	async close(): Promise<void> {
		await this.context.close();
		await this.#served.close();
		rmSync(this.#dir, { recursive: true, force: true });
	}

	/** In a page of the extension, which lives on while its background comes and goes. */
	async #listen(): Promise<void> {
		await this.#ear?.close();
		this.#ear = await this.context.newPage();
		await this.#ear.goto((await this.background()).url().replace(/background\.js$/, "options.html"));
		await this.#ear.evaluate(() => {
			const ear = globalThis as unknown as Ear;
			ear.heard = [];
			chrome.runtime.onMessage.addListener((message: Heard) => {
				ear.heard.push(message);
			});
		});
	}
}

type Found = {
	nodeName: string;
	nodeId: number;
	backendNodeId: number;
	children?: Found[];
	shadowRoots?: Found[];
	contentDocument?: Found;
};
export type Button = { x: number; y: number; width: number; height: number };

/** Our buttons in all frames, in the order of the document: found where no page and no test library can look. */
export async function buttons(page: Page): Promise<Button[]> {
	const cdp = await page.context().newCDPSession(page);
	try {
		const { root: document } = await cdp.send("DOM.getDocument", { depth: -1, pierce: true });
		const found = await Promise.all(hostsIn(document as Found).map((host) => boxOf(cdp, host)));
		return found.filter((box) => box !== null);
	} finally {
		await cdp.detach();
	}
}

function hostsIn(node: Found): Found[] {
	if (node.nodeName === "PATIENT-CHAT-BUTTON") return [node];
	return [...(node.children ?? []), ...(node.contentDocument ? [node.contentDocument] : [])].flatMap(hostsIn);
}

async function boxOf(cdp: CDPSession, host: Found): Promise<Button | null> {
	const box = host.shadowRoots?.[0]?.children?.find(({ nodeName }) => nodeName === "SPAN");
	const button = box?.children?.find(({ nodeName }) => nodeName === "BUTTON");
	if (!button) return null;
	const model = await cdp.send("DOM.getBoxModel", { backendNodeId: button.backendNodeId }).catch(() => null);
	if (!model) return null;
	const { border, width, height } = model.model;
	return { x: border[0] ?? 0, y: border[1] ?? 0, width, height };
}

/** A person's click, with the mouse. */
export async function press(page: Page, button: Button | undefined): Promise<void> {
	if (!button) throw new Error("There is no such button.");
	await page.mouse.click(button.x + button.width / 2, button.y + button.height / 2);
}

/** How many of our buttons stand on each row that can be seen. */
export const perRow = (page: Page, selector: string): Promise<number[]> =>
	page.evaluate(
		(rows) =>
			[...document.querySelectorAll(rows)]
				.filter((row) => {
					const { top, bottom, height } = row.getBoundingClientRect();
					return height > 0 && bottom > 0 && top < innerHeight;
				})
				.map((row) => row.querySelectorAll("patient-chat-button").length),
		selector,
	);
