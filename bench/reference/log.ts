import { DurableObject } from "cloudflare:workers";
import type { Env } from "./env.ts";

/** One row per text, and the newest 50 of them. */
export class Log extends DurableObject<Env> {
	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		ctx.storage.sql.exec("CREATE TABLE IF NOT EXISTS text (seq INTEGER PRIMARY KEY, sid TEXT UNIQUE, body TEXT, at INTEGER)");
	}

	receive(sid: string, body: string, at: number) {
		this.ctx.storage.sql.exec("INSERT OR IGNORE INTO text (sid, body, at) VALUES (?, ?, ?)", sid, body, at);
	}

	newest() {
		return this.ctx.storage.sql.exec("SELECT seq, sid, body, at FROM text ORDER BY seq DESC LIMIT 50").toArray();
	}
}
