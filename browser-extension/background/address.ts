import * as z from "zod/mini";
import { type Area, kept } from "./kept.ts";

const POLICY_MS = 700;

const Address = z.string().check(z.maxLength(300));

/** Who said where the Worker is: what the build or the clinic's policy says, staff cannot change. */
export type Address = { url: string | null; by: "build" | "policy" | "staff" };

/** `https`, or this machine itself: the address alone, without a path; null for anything else. */
export function workerOrigin(typed: string): string | null {
	const url = URL.parse(/^[a-z]+:\/\//i.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`);
	if (!url || url.username || url.password || (url.pathname !== "/" && url.pathname !== "") || url.search || url.hash) return null;
	const here = url.hostname === "127.0.0.1" || url.hostname === "localhost";
	if (url.protocol === "https:" && (here || url.hostname.includes("."))) return url.origin;
	return url.protocol === "http:" && here ? url.origin : null;
}

/** Of a page as somebody copies it from the browser's bar. */
export function siteOrigin(typed: string): string | null {
	const url = URL.parse(typed.trim());
	return url && /^https?:$/.test(url.protocol) ? url.origin : null;
}

/** A permission names no port, in Firefox none at all: what runs on a site checks its whole origin itself. */
export function patternOf(origin: string): string {
	const url = new URL(origin);
	return `${url.protocol}//${url.hostname}/*`;
}

type Places = { built: string; managed: Area; local: Area };

export async function addressOf({ built, managed, local }: Places): Promise<Address> {
	if (built) return { url: workerOrigin(built), by: "build" };
	// Where no policy is, Firefox throws, and Chromium without an account of the organisation may never answer.
	const asked = kept(managed, "workerUrl", Address)
		.read()
		.catch(() => null);
	const policy = await Promise.race([asked, new Promise<null>((resolve) => setTimeout(() => resolve(null), POLICY_MS))]);
	if (policy) return { url: workerOrigin(policy), by: "policy" };
	const own = await kept(local, "workerUrl", Address).read();
	return { url: own && workerOrigin(own), by: "staff" };
}

export function keepAddress(local: Area, origin: string): Promise<void> {
	return kept(local, "workerUrl", Address).write(origin);
}
