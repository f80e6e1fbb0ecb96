import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { type BrowserContext, type CDPSession, chromium, type Page, type Worker } from "playwright-core";
import { findOrInstallChromium } from "../../scripts/chromium.ts";

const root = join(import.meta.dirname, "../..");
const FLAGS =
	"--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

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
type Content = string | { body: string; type?: string; headers?: Record<string, string>; of?: (url: URL) => string };

// Told of its own installation, it starts by itself after a reload.
const BACKGROUND = `globalThis.heard = [];
chrome.runtime.onInstalled.addListener(() => {});
chrome.runtime.onMessage.addListener((message) => { heard.push(message); });`;

const manifest = {
	manifest_version: 3,
	name: "Content script under test",
	version: "1",
	permissions: ["storage", "scripting"],
	host_permissions: ["http://127.0.0.1/*"],
	background: { service_worker: "background.js" },
	content_scripts: [
		{ matches: ["http://127.0.0.1/*"], js: ["pm.js"], all_frames: true, match_origin_as_fallback: true, run_at: "document_idle" },
	],
};

/** A real browser with the content script in it, a background that only writes down what it hears, and pages of a PM made for the test. */
export class PmBrowser {
	readonly #dir: string;
	readonly #context: BrowserContext;
	readonly #close: () => void;
	readonly pages: Map<string, Content>;
	readonly origin: string;

	private constructor(parts: { dir: string; context: BrowserContext; close: () => void; pages: Map<string, Content>; origin: string }) {
		this.#dir = parts.dir;
		this.#context = parts.context;
		this.#close = parts.close;
		this.pages = parts.pages;
		this.origin = parts.origin;
	}

	static async open(): Promise<PmBrowser> {
		const dir = mkdtempSync(join(tmpdir(), "pm-content-"));
		const extension = join(dir, "extension");
		await build({
			entryPoints: { pm: join(root, "browser-extension/content/begin.ts") },
			bundle: true,
			minify: true,
			format: "iife",
			globalName: "run",
			footer: { js: "run.begin();" },
			target: "es2024",
			outdir: extension,
			logLevel: "error",
		});
		writeFileSync(join(extension, "manifest.json"), JSON.stringify(manifest));
		writeFileSync(join(extension, "background.js"), BACKGROUND);
		const pages = new Map<string, Content>();
		const { origin, close } = await serve(pages);
		const context = await chromium.launchPersistentContext(join(dir, "profile"), {
			executablePath: findOrInstallChromium(),
			headless: true,
			viewport: { width: 1200, height: 800 },
			args: [...FLAGS.split(" "), `--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
		});
		return new PmBrowser({ dir, context, close, pages, origin });
	}

	async background(): Promise<Worker> {
		return this.#context.serviceWorkers()[0] ?? (await this.#context.waitForEvent("serviceworker"));
	}

	/** What the clinic set up for this origin. */
	async setUp(...sites: { kind: string; rule?: unknown }[]): Promise<void> {
		const kept = sites.map(({ kind, rule = null }) => ({ clinicId: "clinic", site: { origin: this.origin, kind, rule } }));
		await (await this.background()).evaluate((value) => chrome.storage.local.set({ sites: value }), kept);
	}

	async show(path: string, content: Content): Promise<Page> {
		this.pages.set(path.split(/[?#]/)[0] ?? path, content);
		const page = await this.#context.newPage();
		await page.goto(`${this.origin}${path}`);
		return page;
	}

	async heard(type = "chat"): Promise<Heard[]> {
		const all = await (await this.background()).evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard);
		return all.filter((each) => each.type === type);
	}

	async forget(): Promise<void> {
		await (await this.background()).evaluate(() => {
			(globalThis as unknown as { heard: Heard[] }).heard = [];
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

	/** As the browser does by itself after half a minute of quiet. */
	async stopBackground(page: Page): Promise<void> {
		const cdp = await page.context().newCDPSession(page);
		await cdp.send("ServiceWorker.enable");
		await cdp.send("ServiceWorker.stopAllWorkers");
		await cdp.detach();
	}

	/** Chromium brings an unpacked extension back only to developers. */
	async reloadExtension(): Promise<void> {
		const settings = await this.#context.newPage();
		await settings.goto("chrome://extensions");
		await settings.evaluate("chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })");
		await settings.close();
		const gone = (await this.background()).evaluate(() => chrome.runtime.reload()).catch(() => {});
		await this.#context.waitForEvent("serviceworker", { timeout: 15_000 });
		await gone;
	}

	async close(): Promise<void> {
		await this.#context.close();
		this.#close();
		rmSync(this.#dir, { recursive: true, force: true });
	}
}

function serve(pages: Map<string, Content>): Promise<{ origin: string; close: () => void }> {
	const server = createServer((request, response) => {
		const url = new URL(request.url ?? "/", "http://pm");
		const found = pages.get(url.pathname);
		const {
			body,
			type = "text/html; charset=utf-8",
			headers = {},
			of = () => body,
		} = typeof found === "string" ? { body: found } : (found ?? { body: "" });
		response.writeHead(found === undefined ? 404 : 200, { "content-type": type, ...headers }).end(of(url));
	});
	return new Promise((resolve) => {
		server.listen(0, "127.0.0.1", () => {
			const { port } = server.address() as AddressInfo;
			const close = () => {
				server.closeAllConnections();
				server.close();
			};
			resolve({ origin: `http://127.0.0.1:${port}`, close });
		});
	});
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
