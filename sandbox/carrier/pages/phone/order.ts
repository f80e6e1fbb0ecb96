import type { Text } from "./seen.ts";

export const isOwn = (text: Text): boolean => text.direction === "inbound";

/** When it came onto this phone's screen: one's own when written, the clinic's when delivered. Null: not yet. */
export const shownAt = (text: Text): number | null => (isOwn(text) ? text.createdAt : text.arrivedAt);

/** In the order of the screen; a newer copy replaces an older one. */
export function merged(known: readonly Text[], found: readonly Text[]): Text[] {
	const bySid = new Map([...known, ...found].map((text) => [text.sid, text]));
	return [...bySid.values()].toSorted((a, b) => (shownAt(a) ?? 0) - (shownAt(b) ?? 0) || a.createdAt - b.createdAt);
}

export const GROUP_MS = 5 * 60_000;

/** Whether the next one still belongs to the same group, which shows its time once, at its end. */
export function isSameGroup(text: Text, next: Text | undefined): boolean {
	if (!next || isOwn(text) !== isOwn(next)) return false;
	const [at, nextAt] = [shownAt(text) ?? 0, shownAt(next) ?? 0];
	return nextAt - at < GROUP_MS && new Date(at).toDateString() === new Date(nextAt).toDateString();
}
