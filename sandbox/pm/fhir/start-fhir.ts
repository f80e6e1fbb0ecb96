import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { readBody } from "../../carrier/http.ts";
import { listen, stop } from "../../carrier/listen.ts";
import type { PmPatient } from "../seed.ts";
import { type Faults, openFaults } from "./faults.ts";
import { openPages } from "./paging.ts";
import { PROFILES, type ProfileName } from "./profiles.ts";
import { openRecords, type Records } from "./records.ts";
import { resourcesOf } from "./resources.ts";
import { type Room, serve } from "./serve.ts";
import { type Client, openTokens, type Tokens } from "./tokens.ts";

export type PmOptions = {
	port: number;
	profile: ProfileName;
	patients: readonly PmPatient[];
	/** Who may read, and where their public keys are; a list that may grow while the server runs. */
	clients?: readonly Client[];
	perPage?: number;
	tokenLifeS?: number;
	/** When all of it was changed last. */
	updatedAt?: number;
};

export type Pm = {
	/** The address to connect to. */
	url: string;
	port: number;
	records: Records;
	faults: Faults;
	tokens: Tokens;
	/** What was asked of it, newest last: method, path and query, and whether a token came along. */
	asked: string[];
	setPerPage(perPage: number): void;
	close(): Promise<void>;
};

const PATH = "/fhir/r4";
const MOST_ASKED = 5_000;

/** The FHIR R4 server of a practice management system, as strict as the vendor that it stands for. Needs Node 22 or later. */
export async function startPm(options: PmOptions): Promise<Pm> {
	const records = await openRecords();
	for (const resource of resourcesOf(options.patients)) await records.put(resource, options.updatedAt);
	const tokens = openTokens(options.clients ?? [], options.tokenLifeS);
	const room: Room = {
		profile: PROFILES[options.profile],
		records,
		pages: openPages(),
		tokens,
		faults: openFaults(),
		perPage: options.perPage ?? 50,
	};
	const asked: string[] = [];
	const server = createServer((request, response) => {
		answer(room, request, response, asked).catch((error: unknown) => {
			process.emitWarning(error instanceof Error ? error : String(error));
			response.destroy();
		});
	});
	const port = await listen(server, options.port, "127.0.0.1");
	return {
		url: `http://127.0.0.1:${port}${PATH}`,
		port,
		records,
		faults: room.faults,
		tokens,
		asked,
		setPerPage: (perPage) => {
			room.perPage = perPage;
		},
		close: () => stop(server),
	};
}

async function answer(room: Room, request: IncomingMessage, response: ServerResponse, asked: string[]): Promise<void> {
	const origin = `http://${request.headers.host}`;
	const url = URL.parse(`${origin}${request.url}`);
	if (!url || !["127.0.0.1", "localhost", "[::1]"].includes(url.hostname)) return void response.writeHead(421).end();
	if (!url.pathname.startsWith(PATH)) return void response.writeHead(404).end();
	const { authorization } = request.headers;
	asked.push(`${request.method} ${url.pathname.slice(PATH.length)}${url.search}${authorization ? " +token" : ""}`);
	if (asked.length > MOST_ASKED) asked.shift();
	const call = { method: request.method ?? "", url, root: `${origin}${PATH}`, authorization, body: String(await readBody(request)) };
	const { status, body, text, headers } = await serve(room, call);
	const type = url.pathname.endsWith("/token") || url.pathname.includes("/.well-known/") ? "application/json" : "application/fhir+json";
	response.writeHead(status, { ...headers, "Content-Type": type, "Cache-Control": "no-store" });
	response.end(text ?? (body ? JSON.stringify(body) : undefined));
}
