import { DurableObject } from "cloudflare:workers";
import type { Env } from "./env.ts";

/** Stores an event, then pushes it to every socket with its number: nothing else. */
export class Room extends DurableObject<Env> {
	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		ctx.storage.sql.exec("CREATE TABLE IF NOT EXISTS text (seq INTEGER PRIMARY KEY, body TEXT)");
	}

	override fetch() {
		const { 0: client, 1: server } = new WebSocketPair();
		this.ctx.acceptWebSocket(server);
		return new Response(null, { status: 101, webSocket: client });
	}

	push(body: string) {
		const { seq } = this.ctx.storage.sql.exec("INSERT INTO text (body) VALUES (?) RETURNING seq", body).one();
		const event = `{"seq":${seq},${body.slice(1)}`;
		for (const socket of this.ctx.getWebSockets()) socket.send(event);
	}
}
