import { timingSafeEqual } from "node:crypto";
import type { Exchange } from "../exchange.ts";

function same(left: string, right: string): boolean {
	const [a, b] = [Buffer.from(left), Buffer.from(right)];
	return a.length === b.length && timingSafeEqual(a, b);
}

/** Basic auth with the API key and its secret, or with the account and its token. */
export function isAuthorised({ account }: Exchange, header: string | undefined): boolean {
	const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? "")?.[1];
	if (!encoded) return false;
	const credentials = Buffer.from(encoded, "base64").toString("utf8");
	return same(credentials, `${account.keySid}:${account.keySecret}`) || same(credentials, `${account.sid}:${account.token}`);
}
