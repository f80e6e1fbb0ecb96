import { newLink, type PageLink } from "../domain/link/link.ts";
import type { PageSession } from "../domain/page/session.ts";
import { NOON } from "./thread-parts.ts";

const HOUR = 3_600_000;

/** The link of a private message to Ana, made at noon, good for three days. */
export function aLink(more: Partial<PageLink> = {}): PageLink {
	const made = newLink({
		id: "lnk_1",
		hash: "f".repeat(64),
		purpose: "message",
		messageId: "m1",
		patientId: "ana",
		language: "en",
		notice: "Riverside has a private message for you: {link}",
		madeAt: NOON,
		expiresAt: NOON + 72 * HOUR,
		nudgeMs: 24 * HOUR,
	});
	return { ...made, ...more };
}

export function aPageSession(more: Partial<PageSession> = {}): PageSession {
	return { hash: "e".repeat(64), linkId: "lnk_1", patientId: "ana", browser: "b", open: "m1", provedAt: NOON, seenAt: NOON, ...more };
}
