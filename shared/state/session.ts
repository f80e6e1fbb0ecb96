import { type ReadonlySignal, signal } from "@preact/signals";
import { Refused } from "../api/trouble.ts";
import type { Session } from "../schemas/boot.ts";

const RENEW_EVERY_MS = 5 * 60_000;
/** The Worker's sliding life of a session, for when this computer's clock is wrong. */
const USUAL_LIFE_MS = 15 * 60_000;
const WARN_MS = 60_000;

export type SessionState = "open" | "closing" | "over";

export type SessionModel = {
	/** `closing`: it ends within a minute unless somebody does something. */
	state: ReadonlySignal<SessionState>;
	token: ReadonlySignal<string>;
	/** Somebody is working here. Cheap: call it on every key and click. */
	active(): void;
	end(): void;
};

export type SessionParts = {
	first: Session;
	renew(): Promise<Session>;
	over: AbortSignal;
	now?: () => number;
};

/** Lives in page memory only, slides while somebody works, and ends by itself: automatic log-off. */
export function createSession(parts: SessionParts): SessionModel {
	const now = parts.now ?? Date.now;
	const state = signal<SessionState>("open");
	const token = signal(parts.first.session);
	let renewedAt = now();
	let renewing = false;
	let timers: ReturnType<typeof setTimeout>[] = [];

	function stopTimers(): void {
		for (const timer of timers) clearTimeout(timer);
	}

	function end(): void {
		stopTimers();
		state.value = "over";
	}

	function take(session: Session): void {
		if (state.value === "over") return;
		stopTimers();
		const lifeMs = lifeOf(session, now());
		const warn = () => {
			state.value = "closing";
		};
		token.value = session.session;
		state.value = "open";
		renewedAt = now();
		timers = [setTimeout(warn, lifeMs - WARN_MS), setTimeout(end, lifeMs)];
	}

	async function renew(): Promise<void> {
		renewing = true;
		try {
			take(await parts.renew());
		} catch (error) {
			if (error instanceof Refused && error.problem.status === 401) end();
		} finally {
			renewing = false;
		}
	}

	function active(): void {
		if (state.value === "over" || renewing) return;
		if (state.value === "closing" || now() - renewedAt >= RENEW_EVERY_MS) void renew();
	}

	take(parts.first);
	parts.over.addEventListener("abort", stopTimers, { once: true });
	return { state, token, active, end };
}

function lifeOf(session: Session, now: number): number {
	const lifeMs = Date.parse(session.expiresAt) - now;
	return lifeMs > WARN_MS && lifeMs <= USUAL_LIFE_MS ? lifeMs : USUAL_LIFE_MS;
}
