// A link to the secure page opens while it is open, and for nobody but the patient it was made for. Wrong answers use it up:
// after the fifth it is dead, and staff send a new one. Opening it, however often and by whomever, changes nothing.

import type { Language } from "../../../shared/schemas/consent.ts";
import type { LinkState } from "../../../shared/schemas/link.ts";

export type LinkPurpose = "message" | "inbox" | "consent";

/** As a thread keeps it: times in ms since 1970. What is in its address is kept nowhere. */
export type PageLink = {
	id: string;
	/** SHA-256 of what is in its address. */
	hash: string;
	purpose: LinkPurpose;
	/** The text that brings it; for a private message that message itself. */
	messageId: string;
	/** Whose it is; null: nobody had said with whom the thread is. */
	patientId: string | null;
	language: Language;
	/** The words on the wire, with `{link}` where the link goes: fixed when it is made, so that a text in doubt is found again. */
	notice: string;
	state: LinkState;
	/** Wrong answers, and those that are just being looked at. */
	tries: number;
	madeAt: number;
	expiresAt: number;
	/** How long an unread message waits for a reminder; null: it gets none. */
	nudgeMs: number | null;
	nudgedAt: number | null;
	/** When something is to be done about it by itself. */
	dueAt: number | null;
	code: TextedCode | null;
	/** When codes were texted for it. */
	codesAt: number[];
};

/** `mac`: six digits are guessed from a hash; without the deployment's key they are not. */
export type TextedCode = { mac: string; expiresAt: number };

export const MOST_TRIES = 5;

export type LinkChange = { link: PageLink; what: string };

export function newLink(made: Omit<PageLink, "state" | "tries" | "nudgedAt" | "dueAt" | "code" | "codesAt">): PageLink {
	const link: PageLink = { ...made, state: "open", tries: 0, nudgedAt: null, dueAt: null, code: null, codesAt: [] };
	return { ...link, dueAt: dueOf(link) };
}

/** Whether it opens anything now. */
export function isOpen({ state, expiresAt }: Pick<PageLink, "state" | "expiresAt">, now: number): boolean {
	return state === "open" && now < expiresAt;
}

/** It opens nothing from now on. */
export function ended(link: PageLink, state: Exclude<LinkState, "open">): LinkChange {
	return { link: { ...link, state, dueAt: null, code: null }, what: state };
}

/** Those of the patient that a new link takes the place of. */
export function superseded(links: readonly PageLink[], patientId: string, now: number): LinkChange[] {
	return links.filter((link) => link.patientId === patientId && isOpen(link, now)).map((link) => ended(link, "superseded"));
}

/** Counted before it is looked at: of a hundred answers that come at once, five are looked at. */
export function tried(link: PageLink): LinkChange {
	return { link: { ...link, tries: link.tries + 1 }, what: "tried" };
}

export function wrong(link: PageLink): LinkChange {
	return link.tries >= MOST_TRIES ? ended(link, "locked") : { link, what: "wrong" };
}

/** The answer was right, or nobody looked at it. */
export function untried(link: PageLink, what: "proved" | "not_looked_at"): LinkChange {
	const tries = what === "proved" ? 0 : Math.max(0, link.tries - 1);
	return { link: { ...link, tries, code: what === "proved" ? null : link.code }, what };
}

export function dueOf({ expiresAt, nudgedAt, nudgeMs, madeAt }: PageLink): number {
	const nudgeAt = nudgeMs === null ? expiresAt : (nudgedAt ?? madeAt) + nudgeMs;
	return Math.min(expiresAt, nudgeAt);
}
