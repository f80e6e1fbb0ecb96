import { dueOf, ended, isOpen, type LinkChange, type PageLink } from "./link.ts";

export type LinkDue = { changes: LinkChange[]; do: "nudge" | "tell_staff" | null };

/**
 * What is to be done about a link of which something is due. An unread message is reminded of once; still unread after as
 * long again, or when its link is over, staff are told. `waits`: it has gone out, and nobody has opened it.
 */
export function dueNow(link: PageLink, waits: boolean, now: number): LinkDue {
	if (link.state !== "open") return { changes: [{ link: { ...link, dueAt: null }, what: "settled" }], do: null };
	if (!isOpen(link, now)) return { changes: [ended(link, "expired")], do: waits && link.nudgeMs !== null ? "tell_staff" : null };
	if (link.nudgeMs === null || !waits) return { changes: [{ link: restful(link), what: "settled" }], do: null };
	if (link.nudgedAt !== null) return { changes: [{ link: restful(link), what: "unread" }], do: "tell_staff" };
	const nudged = { ...link, nudgedAt: now };
	return { changes: [{ link: { ...nudged, dueAt: dueOf(nudged) }, what: "nudged" }], do: "nudge" };
}

/** Nobody needs to be reminded of it again; it only ends. */
function restful(link: PageLink): PageLink {
	return { ...link, nudgeMs: null, dueAt: link.expiresAt };
}
