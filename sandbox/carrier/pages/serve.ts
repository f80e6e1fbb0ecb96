import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { build } from "esbuild";

type Page = { html: string; script: string; styles: readonly string[] };

const PAGES: Record<string, Page> = {
	phone: { html: "phone/phone.html", script: "phone/main.tsx", styles: ["tokens.css", "phone/phone.css", "phone/thread.css"] },
	mischief: { html: "mischief/mischief.html", script: "mischief/main.tsx", styles: ["tokens.css", "mischief/mischief.css"] },
};

const HEADERS = {
	"Cache-Control": "no-cache",
	"Content-Security-Policy":
		"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors http://127.0.0.1:* http://localhost:*",
	"X-Content-Type-Options": "nosniff",
	"Referrer-Policy": "no-referrer",
};

const path = (file: string): string => new URL(file, import.meta.url).pathname;

async function bundled(entry: string): Promise<string> {
	const result = await build({
		entryPoints: [path(entry)],
		bundle: true,
		write: false,
		format: "esm",
		target: "es2022",
		jsx: "automatic",
		jsxImportSource: "preact",
		logLevel: "silent",
	});
	return result.outputFiles[0]?.text ?? "";
}

const ready = new Map<string, Promise<string>>();

/** Made when first asked for, then kept. */
function once(key: string, make: () => Promise<string>): Promise<string> {
	const made = ready.get(key) ?? make();
	ready.set(key, made);
	made.catch(() => ready.delete(key));
	return made;
}

function find(name: string, file: string | undefined): { type: string; text: Promise<string> } | null {
	const page = Object.hasOwn(PAGES, name) ? PAGES[name] : undefined;
	if (!page) return null;
	if (file === undefined) return { type: "text/html", text: readFile(path(page.html), "utf8") };
	if (file === `${name}.css`) {
		const sheets = () => Promise.all(page.styles.map((sheet) => readFile(path(sheet), "utf8")));
		return { type: "text/css", text: once(name + file, async () => (await sheets()).join("\n")) };
	}
	return file === `${name}.js` ? { type: "text/javascript", text: once(name + file, () => bundled(page.script)) } : null;
}

/** `/phone`, `/mischief` and what they are made of. False when there is no such page. */
export async function servePage(pathname: string, response: ServerResponse): Promise<boolean> {
	if (pathname === "/") {
		response.writeHead(302, { Location: "/phone" }).end();
		return true;
	}
	const [, name = "", file] = /^\/([a-z]+)(?:\/([a-z.]+))?$/.exec(pathname) ?? [];
	const found = find(name, file);
	if (!found) return false;
	const text = await found.text;
	response.writeHead(200, { ...HEADERS, "Content-Type": `${found.type}; charset=utf-8` }).end(text);
	return true;
}
