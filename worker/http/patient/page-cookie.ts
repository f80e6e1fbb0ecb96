import { PAGE_IDLE_MS } from "../../domain/page/session.ts";
import type { PageKey } from "../../objects/page-room.ts";
import { addressMac, secretHash } from "../../trust/page-token.ts";

/** What a browser holds: `door` has come by a link, and opens nothing alone; `session` has proved whose it is. */
export type Pass = { kind: PageKey["kind"]; threadId: string; secret: string };

const SHAPE = /^([ds])\.([0-9a-f]{64})\.([A-Za-z0-9_-]{22,64})$/;

/** `__Host-`: no other host can put one in its place. A machine's own address without https cannot have it. */
function nameOf(publicBaseUrl: string): string {
	return publicBaseUrl.startsWith("https://") ? "__Host-pc_page" : "pc_page";
}

export function passCookie(pass: Pass | null, publicBaseUrl: string): string {
	const value = pass ? `${pass.kind === "door" ? "d" : "s"}.${pass.threadId}.${pass.secret}` : "";
	// Lax: whoever taps a link in a text comes from elsewhere.
	const safe = publicBaseUrl.startsWith("https://") ? "; Secure" : "";
	return `${nameOf(publicBaseUrl)}=${value}; Max-Age=${pass ? PAGE_IDLE_MS / 1000 : 0}; Path=/; HttpOnly; SameSite=Lax${safe}`;
}

export function passIn(header: string | undefined, publicBaseUrl: string): Pass | null {
	const found = cookiesNamed(header, nameOf(publicBaseUrl));
	const [, kind, threadId, secret] = (found.length === 1 && SHAPE.exec(found[0] ?? "")) || [];
	return kind && threadId && secret ? { kind: kind === "d" ? "door" : "session", threadId, secret } : null;
}

export function cookiesNamed(header: string | undefined, name: string): string[] {
	const pairs = (header ?? "").split(";").map((each) => each.trim());
	return pairs.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
}

/** What the thread hears of a browser: hashes alone. */
export function keyOf(pass: Pass, request: Request, dataKey: string): PageKey {
	const address = request.headers.get("CF-Connecting-IP") ?? "";
	const browser = secretHash(request.headers.get("User-Agent") ?? "");
	return { kind: pass.kind, hash: secretHash(pass.secret), browser, address: addressMac(address, dataKey) };
}

/** In every form: a page of somebody else's cannot know it (CWE-352). */
export function formKeyOf({ secret }: Pass): string {
	return secretHash(`form ${secret}`).slice(0, 32);
}
