import { type Env, files, filesBaseUrl, publicBaseUrl } from "../../compose.ts";
import { threadById } from "../../objects/stubs.ts";
import type { ByteRange } from "../../ports.ts";
import { readFileLink } from "../../trust/file-link.ts";
import { problem } from "../errors.ts";
import { fileHeaders } from "./file-headers.ts";
import { rangeOf } from "./range.ts";

/** A file, to whoever has its address while that is good. Every dead address looks like one that never was. */
export async function serveFile(request: Request, env: Env): Promise<Response> {
	if (request.method !== "GET" && request.method !== "HEAD") return problem("method_not_allowed");
	const url = new URL(request.url);
	const isOwnOrigin = filesBaseUrl(env) !== publicBaseUrl(env);
	// Where files have an origin of their own, no page of ours is ever of one origin with them.
	if (isOwnOrigin && url.host !== new URL(filesBaseUrl(env)).host) return problem("not_found");
	const link = env.DATA_KEY ? readFileLink(url.pathname.split("/")[2] ?? "", Date.now(), env.DATA_KEY) : null;
	const file = link && (await threadById(env, link.threadId)?.fileToServe(link.fileId));
	if (!link || !file) return problem("not_found");
	const { size, contentType, name, key, path } = file;
	const headers = fileHeaders({ contentType, name, isOwnOrigin });
	const range = request.method === "GET" ? rangeOf(request.headers.get("Range"), size) : null;
	if (range === "unsatisfiable") return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${size}` } });
	const { from, until } = range ?? { from: 0, until: size };
	if (range) headers.set("Content-Range", `bytes ${from}-${until - 1}/${size}`);
	headers.set("Content-Length", String(until - from));
	if (request.method === "HEAD") return new Response(null, { headers });
	const store = await files(env);
	const body = store && (await store.get(path, size, { key, id: link.fileId }, { from, until }));
	if (!body) return problem("unavailable", { retryAfterS: 5 });
	return new Response(withLength(body, { from, until }), { status: range ? 206 : 200, headers });
}

/** With its length told a browser knows a file that broke off from one that ended. */
function withLength(body: ReadableStream<Uint8Array>, { from, until }: ByteRange): ReadableStream {
	return body.pipeThrough(new FixedLengthStream(until - from));
}
