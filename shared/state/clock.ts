import { type ReadonlySignal, signal } from "@preact/signals";

const TICK_MS = 20_000;

/** The time that screens show ages by; it moves by itself so that "2 min ago" stays true. */
export function createClock(over: AbortSignal, now: () => number = Date.now): ReadonlySignal<number> {
	const time = signal(now());
	const timer = setInterval(() => {
		time.value = now();
	}, TICK_MS);
	over.addEventListener("abort", () => clearInterval(timer), { once: true });
	return time;
}
