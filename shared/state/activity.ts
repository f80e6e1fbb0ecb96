import type { Host } from "../host.ts";
import type { SessionModel } from "./session.ts";

const ACTS = ["pointerdown", "pointermove", "keydown", "wheel"];
const TELL_OTHERS_MS = 60_000;

/**
 * Work in any of our frames keeps all of them signed in: who answers in one ticket's sidebar is not away from the next one.
 * Other frames are told that somebody is active, and nothing else.
 */
export function watchActivity(session: SessionModel, host: Host, over: AbortSignal): void {
	const others = "BroadcastChannel" in globalThis ? new BroadcastChannel("patient-chat.active") : null;
	let toldAt = 0;
	const act = () => {
		session.active();
		if (session.state.value === "over" || performance.now() - toldAt < TELL_OTHERS_MS) return;
		toldAt = performance.now();
		others?.postMessage("active");
	};
	for (const name of ACTS) document.addEventListener(name, act, { signal: over, passive: true });
	others?.addEventListener("message", () => session.active(), { signal: over });
	host.onShown((shown) => shown && act(), over);
	over.addEventListener("abort", () => others?.close(), { once: true });
}

/**
 * For the places that must be able to alert at any time. They show patients' texts only while somebody holds them open,
 * so the automatic log-off of the screens is not theirs; the Worker's hard stop is.
 */
export function stayAwake(session: SessionModel, over: AbortSignal): void {
	const timer = setInterval(() => session.active(), TELL_OTHERS_MS);
	over.addEventListener("abort", () => clearInterval(timer), { once: true });
}
