import { DurableObject } from "cloudflare:workers";
import type { Env } from "./env.ts";

/** One row per thread, with its last text. */
export class Index extends DurableObject<Env> {
	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		ctx.storage.sql.exec("CREATE TABLE IF NOT EXISTS thread (id TEXT PRIMARY KEY, body TEXT, at INTEGER)");
	}

	note(id: string, body: string, at: number) {
		this.ctx.storage.sql.exec("INSERT OR REPLACE INTO thread (id, body, at) VALUES (?, ?, ?)", id, body, at);
	}
}
