/** A browser that has proved whose it is, for one link alone. `hash`: of what is in its cookie. Times in ms since 1970. */
export type PageSession = {
	hash: string;
	linkId: string;
	/** Null: proved by a texted code, in a thread of which nobody has said with whom it is. */
	patientId: string | null;
	/** Of the browser's own name: a cookie that was carried elsewhere opens nothing there. */
	browser: string;
	/** The one private message that is open now: each is asked for by itself. */
	open: string | null;
	provedAt: number;
	seenAt: number;
};

/** A phone that lies on a table is anybody's. */
export const PAGE_IDLE_MS = 10 * 60_000;
/** Longer than anyone reads. */
const LONGEST_MS = 2 * 60 * 60_000;

export function isAlive({ provedAt, seenAt }: PageSession, now: number): boolean {
	return now - seenAt < PAGE_IDLE_MS && now - provedAt < LONGEST_MS;
}
