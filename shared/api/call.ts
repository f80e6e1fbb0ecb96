import * as z from "zod/mini";
import { Problem } from "../schemas/problem.ts";
import { Refused, Unreached } from "./trouble.ts";

/** Longer than the Worker's own patience with the carrier (10 s): its answer is worth waiting for. */
const PATIENCE_MS = 15_000;
/** For a piece of a file on the slowest line that is still of use. */
const UPLOAD_PATIENCE_MS = 120_000;

export type Connection = {
	fetch: typeof fetch;
	token(): string;
	/** The Worker no longer knows our session. */
	signedOut(): void;
};

export type Ask = {
	method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
	query?: Record<string, string | number | undefined>;
	body?: unknown;
	signal?: AbortSignal | undefined;
};

export async function call<Schema extends z.ZodMiniType>(
	connection: Connection,
	schema: Schema,
	path: string,
	ask: Ask = {},
): Promise<z.output<Schema>> {
	const response = await request(connection, path, ask);
	const answer = z.safeParse(schema, await json(response));
	if (!answer.success) throw new Unreached();
	return answer.data;
}

/** A file behind the session: a link could not carry it. */
export async function fetchFile(connection: Connection, path: string, ask: Ask): Promise<Blob> {
	return (await request(connection, path, ask)).blob();
}

export async function tell(connection: Connection, path: string, ask: Ask): Promise<void> {
	await request(connection, path, ask);
}

async function request(connection: Connection, path: string, ask: Ask): Promise<Response> {
	const patience = AbortSignal.timeout(ask.body instanceof Blob ? UPLOAD_PATIENCE_MS : PATIENCE_MS);
	let response: Response;
	try {
		response = await connection.fetch(path + search(ask.query), {
			method: ask.method ?? "GET",
			headers: headers(connection, ask),
			body: bodyOf(ask),
			signal: ask.signal ? AbortSignal.any([ask.signal, patience]) : patience,
		});
	} catch (error) {
		ask.signal?.throwIfAborted();
		throw error instanceof TypeError || isAbort(error) ? new Unreached() : error;
	}
	if (!response.ok) throw await refusal(connection, response);
	return response;
}

function headers(connection: Connection, ask: Ask): Record<string, string> {
	const authorization = { authorization: `Bearer ${connection.token()}` };
	if (ask.body === undefined) return authorization;
	return { ...authorization, "content-type": ask.body instanceof Blob ? "application/octet-stream" : "application/json" };
}

function bodyOf({ body }: Ask): BodyInit | null {
	if (body === undefined) return null;
	return body instanceof Blob ? body : JSON.stringify(body);
}

function search(query: Ask["query"] = {}): string {
	const params = new URLSearchParams();
	for (const [name, value] of Object.entries(query)) if (value !== undefined) params.set(name, String(value));
	return params.size === 0 ? "" : `?${params}`;
}

async function refusal(connection: Connection, response: Response): Promise<Error> {
	const said = z.safeParse(Problem, await json(response).catch(() => null));
	if (response.status === 401) connection.signedOut();
	if (said.success) return new Refused(said.data);
	if (response.status >= 500) return new Unreached();
	return new Refused({ type: "about:blank", status: response.status, code: "unexpected", title: "" });
}

async function json(response: Response): Promise<unknown> {
	try {
		return await response.json();
	} catch {
		throw new Unreached();
	}
}

function isAbort(error: unknown): boolean {
	return error instanceof DOMException && (error.name === "TimeoutError" || error.name === "AbortError");
}
