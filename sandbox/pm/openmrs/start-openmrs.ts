import { existsSync, readFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { listen, stop } from "../../carrier/listen.ts";
import { answerOf, type ChartPatient } from "./backend.ts";
import { openmrsFolder } from "./fetch.ts";
import { MODULES, PACKAGES } from "./packages.ts";

export type Openmrs = { origin: string; close(): Promise<void> };
type Options = { patients: readonly ChartPatient[]; delay?: (path: string) => Promise<void> };

const SPA = "/openmrs/spa/";
const TYPES: Record<string, string> = { ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".html": "text/html" };

/** OpenMRS 3 as its packages are, put together by a list of modules, with just enough of a server behind it. */
export async function startOpenmrs({ patients, delay }: Options): Promise<Openmrs> {
	const server = createServer(async ({ url = "/" }, response) => {
		const { pathname } = new URL(url, "http://openmrs");
		await delay?.(pathname);
		if (pathname.startsWith(SPA)) return page(decodeURIComponent(pathname.slice(SPA.length)), response);
		const answer = answerOf(patients, pathname);
		send(response, ".json", JSON.stringify(answer ?? {}), answer ? 200 : 404);
	});
	const port = await listen(server, 0, "127.0.0.1");
	return { origin: `http://127.0.0.1:${port}`, close: () => stop(server) };
}

function page(path: string, response: ServerResponse): void {
	if (path === "importmap.json") return send(response, ".json", JSON.stringify({ imports: Object.fromEntries(MODULES.map(addressOf)) }));
	if (path === "routes.registry.json") return send(response, ".json", JSON.stringify(Object.fromEntries(MODULES.map(routesOf))));
	const extension = extname(path);
	const file = fileOf(path);
	if (file) return send(response, extension, readFileSync(file));
	// Every other address is the page's own to make sense of.
	if (extension) return send(response, ".json", "{}", 404);
	send(response, ".html", indexPage());
}

function fileOf(path: string): string | null {
	if (path.includes("..")) return null;
	const module = MODULES.find(({ file }) => path.startsWith(`${file}/`));
	const [shell] = PACKAGES;
	const file = module
		? join(openmrsFolder(module.name), "dist", path.slice(module.file.length + 1))
		: join(openmrsFolder(shell.name), "dist", path);
	return extname(path) && existsSync(file) ? file : null;
}

const addressOf = ({ name, file }: (typeof MODULES)[number]) => [name, `${SPA}${file}/${file}.js`];

const routesOf = ({ name }: (typeof MODULES)[number]) => [
	name,
	JSON.parse(readFileSync(join(openmrsFolder(name), "dist/routes.json"), "utf8")),
];

/** Its own page, told where the modules are: it is published with the address of a demonstration. */
function indexPage(): string {
	const published = readFileSync(join(openmrsFolder(PACKAGES[0].name), "dist/index.html"), "utf8");
	return published.replace(/https:\/\/[^"]+\/importmap\.json/g, `${SPA}importmap.json`).replace("offline: true", "offline: false");
}

function send(response: ServerResponse, extension: string, body: string | Buffer, status = 200): void {
	response.writeHead(status, { "content-type": TYPES[extension] ?? "application/octet-stream" }).end(body);
}
