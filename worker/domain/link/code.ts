import type { PageLink, TextedCode } from "./link.ts";

/** NIST SP 800-63B asks for at most ten minutes; ours is good for five, once. */
export const CODE_MS = 5 * 60_000;
const MOST_CODES = 3;
const PER_MS = 60 * 60_000;

/** Every code is a text that somebody pays for, to a phone that may be somebody else's. */
export function mayTextCode({ codesAt }: Pick<PageLink, "codesAt">, now: number): boolean {
	return codesAt.filter((at) => now - at < PER_MS).length < MOST_CODES;
}

/** A new code takes the place of the one before it. */
export function withCode(link: PageLink, mac: string, now: number): PageLink {
	return { ...link, code: { mac, expiresAt: now + CODE_MS }, codesAt: [...link.codesAt, now].slice(-MOST_CODES) };
}

export function isCode(code: TextedCode | null, mac: string, now: number): boolean {
	return code !== null && now < code.expiresAt && code.mac === mac;
}
