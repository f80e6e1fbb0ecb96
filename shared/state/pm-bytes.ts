import * as z from "zod/mini";
import { Refused, Unreached } from "../api/trouble.ts";
import { CopyRun } from "../schemas/pm-copy.ts";
import { Problem } from "../schemas/problem.ts";
import type { SessionModel } from "./session.ts";

/** A slow line needs longer for a part of a file than for a question. */
const PATIENCE_MS = 60_000;

export type PutBytes = (path: string, part: Blob, over: AbortSignal) => Promise<CopyRun>;
type Parts = { fetch: typeof fetch; session: Pick<SessionModel, "token" | "end"> };

/** Raw bytes to the Worker: the other requests are all JSON. */
export function bytesOver({ fetch, session }: Parts): PutBytes {
	return async (path, part, over) => {
		const signal = AbortSignal.any([over, AbortSignal.timeout(PATIENCE_MS)]);
		const headers = { authorization: `Bearer ${session.token.value}`, "content-type": "application/octet-stream" };
		const response = await fetch(path, { method: "PUT", body: part, headers, signal }).catch(() => {
			over.throwIfAborted();
			throw new Unreached();
		});
		const answer: unknown = await response.json().catch(() => null);
		if (response.ok) return parsed(CopyRun, answer);
		if (response.status === 401) session.end();
		const said = z.safeParse(Problem, answer);
		throw said.success ? new Refused(said.data) : new Unreached();
	};
}

function parsed<Schema extends z.ZodMiniType>(schema: Schema, answer: unknown): z.output<Schema> {
	const found = z.safeParse(schema, answer);
	if (!found.success) throw new Unreached();
	return found.data;
}
