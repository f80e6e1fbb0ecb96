import { createHash } from "node:crypto";
import type { Child } from "hono/jsx";
import { styleOf } from "./Frame.tsx";

export type Answering = { status?: number; colour: string; cookies?: string[]; filesOrigin?: string | null };

/** A page as it goes out: kept by nobody, framed by nobody, telling nobody where it was read. */
export async function pageAnswer(page: Child, { status = 200, colour, cookies = [], filesOrigin = null }: Answering): Promise<Response> {
	const headers = new Headers(UNTOLD);
	headers.set("Content-Type", "text/html; charset=utf-8");
	headers.set("Content-Security-Policy", policy(styleOf(colour), filesOrigin));
	for (const cookie of cookies) headers.append("Set-Cookie", cookie);
	return new Response(`<!doctype html>${await page}`, { status, headers });
}

export function seeOther(location: string, cookies: string[] = [], status: 302 | 303 = 303): Response {
	const headers = new Headers(UNTOLD);
	headers.set("Location", location);
	for (const cookie of cookies) headers.append("Set-Cookie", cookie);
	return new Response(null, { status, headers });
}

export const UNTOLD = {
	"Cache-Control": "no-store",
	"Referrer-Policy": "no-referrer",
	"X-Content-Type-Options": "nosniff",
	"X-Robots-Tag": "noindex, nofollow",
	"Cross-Origin-Opener-Policy": "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy": "geolocation=(), microphone=(), payment=(), usb=()",
};

function policy(style: string, filesOrigin: string | null): string {
	const images = filesOrigin ? `'self' ${filesOrigin}` : "'self'";
	return [
		"default-src 'none'",
		`style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
		`img-src ${images}`,
		"script-src 'self'",
		"connect-src 'self'",
		"form-action 'self'",
		"base-uri 'none'",
		"frame-ancestors 'none'",
	].join("; ");
}
