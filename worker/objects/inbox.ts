import { DurableObject } from "cloudflare:workers";
import { LIVE_CLOSE, LIVE_PROTOCOL, type LiveEvent } from "../../shared/schemas/live.ts";
import type { Message } from "../../shared/schemas/message.ts";
import type { Counts, ThreadItem } from "../../shared/schemas/thread.ts";
import type { Env } from "../compose.ts";
import { type Entry, itemFor } from "../domain/inbox/entry.ts";
import { type Asker, may } from "../domain/staff/permission.ts";
import {
	counts,
	countWaiting,
	entriesPage,
	entryById,
	markSeen,
	type PageQuery,
	type Position,
	putEntry,
	seenBy,
} from "../store/inbox/entries.ts";
import { eventsSince, keepEvent, lastSeq } from "../store/inbox/live.ts";
import { inboxMigrations } from "../store/inbox/migrations.ts";
import { migrate } from "../store/migrate.ts";
import { endSockets, type Listener, listen, nextEnd, renew } from "./sockets.ts";

/** One clinic's list of threads, and the sockets of the staff who watch it. */
export class Inbox extends DurableObject<Env> {
	#seq: number;
	#waiting: number;
	#endAt = Number.POSITIVE_INFINITY;

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		migrate(ctx.storage.sql, inboxMigrations);
		ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
		this.#seq = lastSeq(this.#sql);
		this.#waiting = countWaiting(this.#sql);
	}

	/** A thread changed: kept, and told to all who watch. To hear it twice changes nothing. */
	publish(entry: Entry, messages: Message[]): void {
		const put = this.ctx.storage.transactionSync(() => {
			const { kept, waits, waited } = putEntry(this.#sql, entry);
			if (!kept) return null;
			const waiting = this.#waiting + Number(waits) - Number(waited);
			const events = liveEvents(itemFor(entry, 0), messages, this.#seq, waiting).map((event) => JSON.stringify(event));
			for (const [index, event] of events.entries()) keepEvent(this.#sql, this.#seq + index + 1, event);
			return { waiting, events };
		});
		if (!put) return;
		this.#waiting = put.waiting;
		this.#seq += put.events.length;
		for (const socket of this.ctx.getWebSockets()) {
			if (socket.readyState === WebSocket.OPEN) for (const event of put.events) socket.send(event);
		}
	}

	page(asker: Asker, clinicId: string, query: Omit<PageQuery, "staffId">): { items: ThreadItem[]; next: Position | null } | null {
		if (may(asker, "read", clinicId) !== "yes") return null;
		return entriesPage(this.#sql, { ...query, staffId: asker.staffId });
	}

	counts(asker: Asker, clinicId: string): Counts | null {
		return may(asker, "read", clinicId) === "yes" ? counts(this.#sql) : null;
	}

	items(asker: Asker, clinicId: string, threadIds: string[]): ThreadItem[] {
		if (may(asker, "read", clinicId) !== "yes") return [];
		return threadIds.map((id) => entryById(this.#sql, id, asker.staffId)).filter((item) => item !== null);
	}

	/** How many texts of the thread this staff member has seen. */
	seen(staffId: string, threadId: string): number {
		return seenBy(this.#sql, staffId, threadId);
	}

	markSeen(staffId: string, threadId: string, received: number): void {
		markSeen(this.#sql, staffId, threadId, received);
	}

	/** This staff member may no longer watch: a day's work must not outlast the right to see it. */
	endWatch(staffId: string): void {
		for (const socket of this.ctx.getWebSockets(staffId)) socket.close(LIVE_CLOSE.forbidden, "no longer a member");
	}

	/** A socket for one who was let in at the door (see `http/routes/live.ts`). */
	override fetch(request: Request): Response {
		const url = new URL(request.url);
		const since = url.searchParams.get("since");
		const listener: Listener = { staffId: url.searchParams.get("staff") ?? "", endsAt: Number(url.searchParams.get("ends")) };
		const { client, server } = listen(this.ctx, listener);
		const missed = since === null ? [] : eventsSince(this.#sql, Number(since));
		const first: LiveEvent = { type: missed ? "hello" : "reset", seq: this.#seq, waiting: this.#waiting };
		server.send(JSON.stringify(first));
		for (const event of missed ?? []) server.send(event);
		this.#armEnd(listener.endsAt);
		return new Response(null, { status: 101, webSocket: client, headers: { "Sec-WebSocket-Protocol": LIVE_PROTOCOL } });
	}

	override webSocketMessage(socket: WebSocket, said: string | ArrayBuffer): void {
		renew(socket, said, this.env.SESSION_SECRET ?? "", Date.now());
	}

	override webSocketClose(socket: WebSocket, code: number): void {
		// Reserved codes cannot be sent back.
		if (code !== 1005 && code !== 1006 && code !== 1015) socket.close(code);
	}

	override alarm(): void {
		this.#endAt = Number.POSITIVE_INFINITY;
		endSockets(this.ctx.getWebSockets(), Date.now());
		const end = nextEnd(this.ctx.getWebSockets());
		if (end !== null) this.#armEnd(end);
	}

	get #sql(): SqlStorage {
		return this.ctx.storage.sql;
	}

	/** Rings when the first session of a watcher ends; it may have been renewed by then. */
	#armEnd(endsAt: number): void {
		if (endsAt >= this.#endAt) return;
		this.#endAt = endsAt;
		void this.ctx.storage.setAlarm(endsAt);
	}
}

function liveEvents(thread: ThreadItem, messages: Message[], seq: number, waiting: number): LiveEvent[] {
	if (messages.length === 0) return [{ type: "thread", seq: seq + 1, waiting, thread }];
	return messages.map((message, index) => ({ type: "message", seq: seq + index + 1, waiting, thread, message }));
}
