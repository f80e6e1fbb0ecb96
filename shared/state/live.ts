import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { type LiveOptions, type LiveSocket, type LiveState, openLive } from "../live/socket.ts";
import type { LiveEvent } from "../schemas/live.ts";
import type { SessionModel } from "./session.ts";

/** Shorter losses heal before anybody could act on the word. */
const SAY_SO_AFTER_MS = 1_500;
/** Where a network lets no socket through, screens are at most this old. */
const ASK_ANYWAY_MS = 30_000;

/**
 * `stale`: what was loaded before now may be out of date; load it again.
 * `read`: this staff member has just seen a thread, which nobody else is told.
 */
export type News = { type: "stale" } | { type: "read"; threadId: string } | Extract<LiveEvent, { type: "thread" | "message" }>;
type Listener = (news: News) => void;

export type LiveModel = {
	/** Hears one clinic's news until `until` ends; the clinic's socket opens with the first listener and closes with the last. */
	follow(clinicId: string, listener: Listener, until: AbortSignal): void;
	/** Tells the screens of this page, and only them. */
	tell(clinicId: string, news: News): void;
	/** Some socket has been down for long enough to say so. */
	reconnecting: ReadonlySignal<boolean>;
	/** Threads that wait for an answer, over all clinics followed. */
	waiting: ReadonlySignal<number>;
	/** Clinics whose door closed for us while we watched. */
	barred: ReadonlySignal<ReadonlySet<string>>;
};

export type LiveParts = {
	session: SessionModel;
	/** `wss://…/api/clinics/<id>/live` */
	urlOf(clinicId: string): string;
	over: AbortSignal;
	open?: (options: LiveOptions) => LiveSocket;
};

type Line = { listeners: Set<Listener>; socket: LiveSocket; stop: AbortController };

export function createLive(parts: LiveParts): LiveModel {
	const lines = new Map<string, Line>();
	const down = keyed<true>();
	const waitingAt = keyed<number>();
	const barred = keyed<true>();
	const forget = parts.session.token.subscribe((token) => {
		for (const line of lines.values()) line.socket.renew(token);
	});
	parts.over.addEventListener("abort", forget, { once: true });

	function open(clinicId: string): Line {
		const stop = new AbortController();
		const listeners = new Set<Listener>();
		const tell = (news: News) => {
			for (const listener of [...listeners]) listener(news);
		};
		const ended = (why: "signed_out" | "forbidden") => {
			if (why === "signed_out") parts.session.end();
			else barred.set(clinicId, true);
		};
		const socket = (parts.open ?? openLive)({
			url: parts.urlOf(clinicId),
			token: () => parts.session.token.value,
			heard: hearWith((waiting) => waitingAt.set(clinicId, waiting), tell),
			stateChanged: sayLate((isDown) => (isDown ? down.set(clinicId, true) : down.delete(clinicId)), tell, stop.signal),
			ended,
			signal: AbortSignal.any([stop.signal, parts.over]),
		});
		return { listeners, socket, stop };
	}

	function leave(clinicId: string, listener: Listener): void {
		const line = lines.get(clinicId);
		line?.listeners.delete(listener);
		if (!line || line.listeners.size > 0) return;
		lines.delete(clinicId);
		line.stop.abort();
		waitingAt.delete(clinicId);
	}

	return {
		tell(clinicId, news) {
			for (const listener of [...(lines.get(clinicId)?.listeners ?? [])]) listener(news);
		},
		reconnecting: computed(() => down.map.value.size > 0),
		waiting: computed(() => [...waitingAt.map.value.values()].reduce((sum, count) => sum + count, 0)),
		barred: computed(() => new Set(barred.map.value.keys())),
		follow(clinicId, listener, until) {
			if (until.aborted) return;
			const line = lines.get(clinicId) ?? open(clinicId);
			lines.set(clinicId, line);
			line.listeners.add(listener);
			until.addEventListener("abort", () => leave(clinicId, listener), { once: true });
		},
	};
}

/** Only the first hello says "stale": after a reconnect the missed events themselves follow. */
function hearWith(count: (waiting: number) => void, tell: Listener): (event: LiveEvent) => void {
	let greeted = false;
	return (event) => {
		count(event.waiting);
		if (event.type === "thread" || event.type === "message") return tell(event);
		if (event.type === "reset" || !greeted) tell({ type: "stale" });
		greeted = true;
	};
}

function sayLate(say: (isDown: boolean) => void, tell: Listener, stop: AbortSignal): (state: LiveState) => void {
	let soon: ReturnType<typeof setTimeout> | undefined;
	let meanwhile: ReturnType<typeof setInterval> | undefined;
	const clear = () => {
		clearTimeout(soon);
		clearInterval(meanwhile);
		soon = undefined;
	};
	stop.addEventListener("abort", clear, { once: true });
	return (state) => {
		if (state === "reconnecting" && soon) return;
		clear();
		if (state !== "reconnecting") return say(false);
		soon = setTimeout(say, SAY_SO_AFTER_MS, true);
		meanwhile = setInterval(tell, ASK_ANYWAY_MS, { type: "stale" } satisfies News);
	};
}

function keyed<Value>() {
	const map = signal<ReadonlyMap<string, Value>>(new Map());
	return {
		map,
		set(key: string, value: Value) {
			map.value = new Map(map.value).set(key, value);
		},
		delete(key: string) {
			const next = new Map(map.value);
			if (next.delete(key)) map.value = next;
		},
	};
}
