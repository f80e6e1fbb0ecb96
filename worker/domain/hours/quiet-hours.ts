import { minutesOf, type Span } from "./span.ts";
import { addDays, instantOf, localAt, offsetAt } from "./zoned.ts";

// An automatic text goes out only while it is daytime where the patient is. Where that may be in several zones, it must be daytime in
// all of them. If no moment is daytime in all (zones half a world apart, or a short window), as many as ever are at once are enough:
// a text held for ever is a lost text.

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

// Stands in for a window nobody can read: sending at night and never sending are both worse.
const USUAL = { from: 8 * 60, to: 20 * 60 };

/** Null: it may go now. Otherwise the first instant it may. */
export function quietUntil(now: number, zones: readonly string[], window: Span): number | null {
	if (zones.length === 0) throw new RangeError("Quiet hours need a zone to be judged by.");
	const minutes = minutesOf(window) ?? USUAL;
	const from = minutes.from * MINUTE_MS;
	const lengthMs = minutes.to * MINUTE_MS - from;
	if (isDaytime(now, zones, from, lengthMs)) return null;
	let at = now;
	do {
		at = nextStart(at, zones, minutes.from);
	} while (!isDaytime(at, zones, from, lengthMs));
	return at;
}

function isDaytime(at: number, zones: readonly string[], fromMs: number, lengthMs: number): boolean {
	const offsets = zones.map((zone) => offsetAt(at, zone));
	const inWindow = (sinceStart: number) => modulo(sinceStart, DAY_MS) < lengthMs;
	const together = offsets.filter((offset) => inWindow(at + offset - fromMs)).length;
	if (together === zones.length) return true;
	// Windows of one length overlap most at the start of one of them.
	const atStarts = offsets.map((start) => offsets.filter((offset) => inWindow(offset - start)).length);
	return together === Math.max(...atStarts);
}

function nextStart(after: number, zones: readonly string[], minute: number): number {
	const starts = zones.flatMap((zone) => {
		const today = localAt(after, zone);
		// The day after tomorrow too: a clock put back over midnight shows today once more after tomorrow began.
		return [0, 1, 2].map((days) => instantOf(addDays(today, days), minute, zone));
	});
	return Math.min(...starts.filter((start) => start > after));
}

function modulo(value: number, by: number): number {
	return ((value % by) + by) % by;
}
