import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { bundle } from "../helpdesk/http/bundle.ts";

export type Frames = { phoneUrl: string; carrierMischiefUrl: string; practiceUrl: string | null };
type Served = { type: string; body: string };

const pageFile = (name: string) => fileURLToPath(new URL(`page/${name}`, import.meta.url));

async function styles(): Promise<string> {
	return (await Promise.all(["start.css", "mischief.css"].map((name) => readFile(pageFile(name), "utf8")))).join("");
}

async function html(frames: Frames): Promise<string> {
	const page = await readFile(pageFile("start.html"), "utf8");
	return page.replace(">null</script>", `>${JSON.stringify(frames).replaceAll("<", "\\u003c")}</script>`);
}

/** The page around phone and helpdesk. It has the helpdesk's own origin: the app allows no other page around it. */
export function startPage(frames: Frames): (path: string) => Promise<Served | null> {
	let script: Promise<string> | null = null;
	return async (path) => {
		if (path === "/") return { type: "text/html; charset=utf-8", body: await html(frames) };
		if (path === "/start.css") return { type: "text/css; charset=utf-8", body: await styles() };
		if (path !== "/start.js") return null;
		script ??= bundle(pageFile("main.tsx"));
		return { type: "text/javascript; charset=utf-8", body: await script };
	};
}
