import * as z from "zod/mini";
import { LiveEvent } from "../schemas/live.ts";
import { LIVE_CLOSE, LIVE_PROTOCOL } from "../schemas/live-protocol.ts";
import { backoffMs, UNWATCHED_MS, WATCHED_MS } from "./backoff.ts";

const PING_MS = 25_000;
/** A socket that does not answer a ping in this time is dead, whatever it says of itself. */
const PONG_MS = 10_000;

export type LiveState = "connecting" | "live" | "reconnecting" | "ended";

export type LiveOptions = {
	/** Of the clinic's socket, without `since`. */
	url: string;
	token(): string;
	heard(event: LiveEvent): void;
	stateChanged(state: LiveState): void;
	ended(why: "signed_out" | "forbidden"): void;
	signal: AbortSignal;
	WebSocket?: typeof WebSocket;
	random?: () => number;
	/** Where `online`, `offline` and `visibilitychange` come from. */
	window?: EventTarget;
	/** Whether the page is in front. */
	watched?: () => boolean;
};

export type LiveSocket = { renew(session: string): void };

/** One clinic's news, without a gap: each reconnect asks for what came since the last event heard. */
export function openLive(options: LiveOptions): LiveSocket {
	const socket = new LiveConnection(options);
	socket.open();
	return { renew: (session) => socket.say(JSON.stringify({ type: "renew", session })) };
}

class LiveConnection {
	readonly #options: LiveOptions;
	#socket: WebSocket | null = null;
	#since: number | null = null;
	#failures = 0;
	#retry: ReturnType<typeof setTimeout> | undefined;
	#ping: ReturnType<typeof setTimeout> | undefined;
	#waiting = 0;
	#over = false;

	constructor(options: LiveOptions) {
		this.#options = options;
		const source = options.window ?? globalThis;
		source.addEventListener("online", () => this.#reopen(), { signal: options.signal });
		source.addEventListener("visibilitychange", () => this.#isWatched() && this.#reopen(), { signal: options.signal, capture: true });
		source.addEventListener("offline", () => this.#lost(), { signal: options.signal });
		options.signal.addEventListener("abort", () => this.#end(), { once: true });
	}

	open(): void {
		if (this.#over || this.#options.signal.aborted) return;
		const Socket = this.#options.WebSocket ?? WebSocket;
		const socket = new Socket(this.#address(), [LIVE_PROTOCOL, `session.${this.#options.token()}`]);
		this.#socket = socket;
		this.#options.stateChanged(this.#failures === 0 && this.#since === null ? "connecting" : "reconnecting");
		socket.addEventListener("message", (event) => this.#socket === socket && this.#hear(event.data));
		socket.addEventListener("close", (event) => this.#socket === socket && this.#closed(event.code));
		this.#expectAnswer();
	}

	say(text: string): void {
		if (this.#socket?.readyState === 1) this.#socket.send(text);
	}

	#address(): string {
		return this.#since === null ? this.#options.url : `${this.#options.url}?since=${this.#since}`;
	}

	#hear(raw: unknown): void {
		this.#expectPing();
		if (raw === "pong" || typeof raw !== "string") return;
		const said = parseJson(raw);
		const event = z.safeParse(LiveEvent, said);
		this.#failures = 0;
		this.#follow(event.success ? event.data : this.#unread(said));
	}

	#follow(event: LiveEvent): void {
		// A hello names the newest event; those we missed are still to come, so it must not move `since` past them.
		if (this.#since === null || event.type === "reset") this.#since = event.seq;
		else if (event.type !== "hello") this.#since = Math.max(this.#since, event.seq);
		this.#waiting = event.waiting;
		if (event.type === "hello" || event.type === "reset") this.#options.stateChanged("live");
		this.#options.heard(event);
	}

	/** An event of a newer Worker is a gap in what we know: load everything again rather than skip a word. */
	#unread(said: unknown): LiveEvent {
		const numbered = z.safeParse(z.object({ seq: z.number() }), said);
		return { type: "reset", seq: numbered.success ? numbered.data.seq : (this.#since ?? 0), waiting: this.#waiting };
	}

	#closed(code: number): void {
		this.#drop();
		if (code === LIVE_CLOSE.signedOut || code === LIVE_CLOSE.forbidden) {
			this.#end();
			return this.#options.ended(code === LIVE_CLOSE.signedOut ? "signed_out" : "forbidden");
		}
		this.#failures += 1;
		this.#options.stateChanged("reconnecting");
		const longestMs = this.#isWatched() ? WATCHED_MS : UNWATCHED_MS;
		this.#retry = setTimeout(() => this.open(), backoffMs(this.#failures, this.#options.random ?? Math.random, longestMs));
	}

	/** We stop believing in this socket. Its own close event may come minutes later, or never. */
	#lost(): void {
		if (!this.#socket || this.#over) return;
		const socket = this.#socket;
		this.#closed(1006);
		socket.close();
	}

	#reopen(): void {
		if (this.#over || this.#socket) return;
		clearTimeout(this.#retry);
		this.open();
	}

	#isWatched(): boolean {
		return (this.#options.watched ?? (() => document.visibilityState === "visible"))();
	}

	#expectPing(): void {
		clearTimeout(this.#ping);
		this.#ping = setTimeout(() => {
			this.say("ping");
			this.#expectAnswer();
		}, PING_MS);
	}

	#expectAnswer(): void {
		clearTimeout(this.#ping);
		this.#ping = setTimeout(() => this.#lost(), PONG_MS);
	}

	#drop(): void {
		clearTimeout(this.#ping);
		clearTimeout(this.#retry);
		this.#socket = null;
	}

	#end(): void {
		if (this.#over) return;
		this.#over = true;
		const socket = this.#socket;
		this.#drop();
		socket?.close();
		this.#options.stateChanged("ended");
	}
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
