import type * as z from "zod/mini";
import { problem } from "./errors.ts";

const MOST_BYTES = 64 * 1024;

/** The request's bytes, or null when there are too many of them: what comes after the limit is not read. */
export async function bytesOf(request: Request, mostBytes = MOST_BYTES): Promise<Uint8Array | null> {
	const length = request.headers.get("Content-Length");
	if (Number(length ?? 0) > mostBytes) return null;
	if (!request.body) return new Uint8Array();
	// A length that is told is kept to by the server in front: there is no need to count along.
	if (length !== null) return new Uint8Array(await request.arrayBuffer());
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of request.body) {
		size += chunk.byteLength;
		if (size > mostBytes) return null;
		chunks.push(chunk);
	}
	return chunks.length === 1 && chunks[0] ? chunks[0] : joined(chunks, size);
}

export function hasType(request: Request, type: string): boolean {
	return request.headers.get("Content-Type")?.split(";")[0]?.trim().toLowerCase() === type;
}

/** The same as text. Not by `text()`: the runtime warns of that for a form. */
export async function textOf(request: Request, mostBytes = MOST_BYTES): Promise<string | null> {
	const bytes = await bytesOf(request, mostBytes);
	return bytes && new TextDecoder().decode(bytes);
}

/** The JSON body as `schema` wants it, or the answer that says what is wrong with it. */
export async function jsonBody<T extends z.ZodMiniType>(
	request: Request,
	schema: T,
): Promise<{ value: z.infer<T> } | { answer: Response }> {
	if (!hasType(request, "application/json")) return { answer: problem("unsupported_type", { detail: "Send application/json." }) };
	const text = await textOf(request);
	if (text === null) return { answer: problem("too_large") };
	const json = parseJson(text);
	return json === undefined ? { answer: problem("malformed", { detail: "This is not JSON." }) } : valid(json, schema);
}

/** A query where nothing was written behind a name is a query without that name. */
export function queryOf(query: Record<string, string>): Record<string, string> {
	return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ""));
}

/** `value` as `schema` wants it, or the answer that names the field: what was in it is not said back. */
export function valid<T extends z.ZodMiniType>(value: unknown, schema: T): { value: z.infer<T> } | { answer: Response } {
	const result = schema.safeParse(value);
	if (result.success) return { value: result.data };
	const issue = result.error.issues[0];
	return { answer: problem("malformed", { at: issue?.path.map(String).join(".") || "body", detail: detailOf(issue) }) };
}

export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function detailOf(issue: z.core.$ZodIssue | undefined): string {
	if (issue?.code === "too_big") return `At most ${issue.maximum}.`;
	if (issue?.code === "too_small") return `At least ${issue.minimum}.`;
	if (issue?.code === "unrecognized_keys") return "There is a field that does not belong here.";
	// Our own words for what a field may not be: they never say what was in it.
	if (issue?.code === "custom" && issue.message !== "Invalid input") return issue.message;
	return "This field is missing or not in the right form.";
}

function joined(chunks: Uint8Array[], size: number): Uint8Array {
	const whole = new Uint8Array(size);
	let offset = 0;
	for (const chunk of chunks) {
		whole.set(chunk, offset);
		offset += chunk.byteLength;
	}
	return whole;
}
