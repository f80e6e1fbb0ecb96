import { DurableObject } from "cloudflare:workers";
import type { LiveEvent } from "../../shared/schemas/live.ts";
import { LIVE_CLOSE, LIVE_PROTOCOL } from "../../shared/schemas/live-protocol.ts";
import type { Counts, ThreadItem } from "../../shared/schemas/thread.ts";
import type { Env } from "../compose.ts";
import { type EntryRow, wholeItem } from "../domain/inbox/entry.ts";
import { type Asker, may } from "../domain/staff/permission.ts";
import {
	counts,
	countWaiting,
	entriesPage,
	entryById,
	type Known,
	knownEntry,
	markSeen,
	type PageQuery,
	type Position,
	putEntry,
	seenBy,
} from "../store/inbox/entries.ts";
import { eventsSince, forgetEvents, keepEvent, lastSeq } from "../store/inbox/live.ts";
import { inboxMigrations } from "../store/inbox/migrations.ts";
import { inboxVault } from "../store/inbox/vault.ts";
import { migrate } from "../store/migrate.ts";
import { giveVault } from "../store/vault.ts";
import { endSockets, type Listener, listen, nextEnd, renewal, sendAll } from "./sockets.ts";
import { directoryOf } from "./stubs.ts";

const MOST_REMEMBERED = 5_000;

/** One clinic's list of threads, and the sockets of the staff who watch it. */
export class Inbox extends DurableObject<Env> {
	#seq: number;
	#waiting: number;
	#endAt: number;
	/** Nobody but this object writes entries: what it wrote it need not read again. */
	readonly #known = new Map<string, Known>();

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		migrate(ctx.storage.sql, inboxMigrations);
		if (env.DATA_KEY) giveVault(ctx.storage.sql, inboxVault(ctx.storage.sql, env.DATA_KEY));
		ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
		this.#seq = lastSeq(this.#sql);
		this.#waiting = countWaiting(this.#sql);
		// The alarm outlives a sleep: a later session must not move it past an earlier one's end.
		this.#endAt = nextEnd(ctx.getWebSockets()) ?? Number.POSITIVE_INFINITY;
	}

	/** A thread changed: kept, and told to all who watch. To hear it twice changes nothing. `messages` are JSON, new or changed; `erased`: what was heard before must not be heard again. */
	publish(row: EntryRow, messages: string[], erased = false): void {
		try {
			this.#publish(row, messages, erased);
		} catch (fault) {
			// One turn without a wait is one transaction: the object starts anew without any of it.
			this.ctx.abort("an entry was not kept");
			throw fault;
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
	override async fetch(request: Request): Promise<Response> {
		const url = new URL(request.url);
		const since = url.searchParams.get("since");
		const asked = (name: string) => url.searchParams.get(name) ?? "";
		const listener: Listener = { staffId: asked("staff"), clinicId: asked("clinic"), endsAt: Number(asked("ends")) };
		// The door may believe what was true half a minute ago.
		if (!(await this.#mayWatch(listener))) return new Response(null, { status: 404 });
		const { client, server } = listen(this.ctx, listener);
		const missed = since === null ? [] : eventsSince(this.#sql, Number(since));
		const seq = missed && since !== null ? Number(since) : this.#seq;
		const first: LiveEvent = { type: missed ? "hello" : "reset", seq, waiting: this.#waiting };
		server.send(JSON.stringify(first));
		for (const event of missed ?? []) server.send(event);
		this.#armEnd(listener.endsAt);
		return new Response(null, { status: 101, webSocket: client, headers: { "Sec-WebSocket-Protocol": LIVE_PROTOCOL } });
	}

	/** A renewed session keeps the socket, if its owner may still see this clinic: asked of the directory itself, not of what some door believes. */
	override async webSocketMessage(socket: WebSocket, said: string | ArrayBuffer): Promise<void> {
		const renewed = renewal(socket, said, this.env.SESSION_SECRET ?? "", Date.now());
		if (!renewed) return;
		if (await this.#mayWatch(renewed)) socket.serializeAttachment(renewed);
		else socket.close(LIVE_CLOSE.forbidden, "no longer a member");
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

	#publish(row: EntryRow, messages: string[], erased: boolean): void {
		const before = this.#known.get(row.threadId) ?? knownEntry(this.#sql, row.threadId);
		if (before && before.version >= row.version) return;
		if (erased) forgetEvents(this.#sql);
		putEntry(this.#sql, row, before === null);
		this.#remember(row);
		this.#waiting += Number(row.waits) - Number(before?.waits ?? false);
		const item = wholeItem(row);
		const events = messages.length > 0 ? messages.map((message) => this.#event(item, message)) : [this.#event(item, null)];
		for (const socket of this.ctx.getWebSockets()) sendAll(socket, events);
	}

	async #mayWatch({ staffId, clinicId }: Listener): Promise<boolean> {
		const access = await directoryOf(this.env).access(staffId);
		return access?.active === true && may(access.asker, "read", clinicId) === "yes";
	}

	#remember({ threadId, version, waits }: EntryRow): void {
		if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
		this.#known.set(threadId, { version, waits });
	}

	/** The next live event, as JSON made of JSON: what is inside was written by the thread and is passed on as it is. */
	#event(thread: string, message: string | null): string {
		this.#seq += 1;
		const type = message === null ? "thread" : "message";
		const event = `{"type":"${type}","seq":${this.#seq},"waiting":${this.#waiting},"thread":${thread}${message === null ? "" : `,"message":${message}`}}`;
		keepEvent(this.#sql, this.#seq, event);
		return event;
	}

	/** Rings when the first session of a watcher ends; it may have been renewed by then. */
	#armEnd(endsAt: number): void {
		if (endsAt >= this.#endAt) return;
		this.#endAt = endsAt;
		void this.ctx.storage.setAlarm(endsAt);
	}
}
