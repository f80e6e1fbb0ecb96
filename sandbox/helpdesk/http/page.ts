import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { showUser } from "../api/show.ts";
import type { Desk } from "../desk/desk.ts";
import { bundle } from "./bundle.ts";

const pageFile = (name: string) => fileURLToPath(new URL(`../page/${name}`, import.meta.url));

/** The published SDK comes as source; a page wants one file with `ZAFClient` in it. */
const sdk = () => bundle(createRequire(import.meta.url).resolve("zendesk_app_framework_sdk"), "ZAFClient");

const SHEETS = ["tokens", "elements", "frame", "lists", "ticket", "tray", "narrow"];

async function styles(): Promise<string> {
	return (await Promise.all(SHEETS.map((name) => readFile(pageFile(`styles/${name}.css`), "utf8")))).join("");
}

type Served = { type: string; body: string };
const made = new Map<string, Promise<string>>();

function remember(name: string, make: () => Promise<string>): Promise<string> {
	const known = made.get(name) ?? make();
	made.set(name, known);
	return known;
}

async function iconsOf(folder: string | undefined): Promise<Record<string, string>> {
	if (folder === undefined) return {};
	const icons = ["top_bar", "nav_bar"].map(async (place) => {
		const svg = await readFile(join(folder, `icon_${place}.svg`), "utf8").catch(() => null);
		return svg === null ? [] : [[place, svg] as const];
	});
	return Object.fromEntries((await Promise.all(icons)).flat());
}

async function bootOf(desk: Desk): Promise<string> {
	const { appId, installationId, appName, workerUrl } = desk.options;
	const agents = desk.options.agents.flatMap((agent) => desk.user(Number(agent.id)) ?? []).map((user) => showUser(desk, user));
	const icons = await iconsOf(desk.options.iconsFolder);
	return JSON.stringify({ icons, agents, app: { appId, installationId, name: appName }, workerOrigin: new URL(workerUrl).origin });
}

/** What the agent's browser loads: page, script, styles, SDK. */
export async function servePage(desk: Desk, path: string): Promise<Served | null> {
	if (path === "/agent") return { type: "text/html; charset=utf-8", body: await readFile(pageFile("agent.html"), "utf8") };
	if (path === "/agent.css") return { type: "text/css; charset=utf-8", body: await styles() };
	if (path === "/agent.js")
		return { type: "text/javascript; charset=utf-8", body: await remember("agent", () => bundle(pageFile("main.tsx"))) };
	if (path === "/zaf_sdk.js") return { type: "text/javascript; charset=utf-8", body: await remember("sdk", sdk) };
	if (path === "/agent/boot") return { type: "application/json; charset=utf-8", body: await bootOf(desk) };
	return null;
}
