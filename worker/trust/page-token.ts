import { createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** 128 bits: nobody finds a link by trying. */
const TOKEN_BYTES = 16;
const TOKEN_SHAPE = /^[A-Za-z0-9_-]{22}$/;

/** What stands in a link's address: made anew each time it is needed, and kept nowhere. */
export function pageToken(threadId: string, linkId: string, dataKey: string): string {
	return mac("link", `${threadId}.${linkId}`, dataKey).subarray(0, TOKEN_BYTES).toString("base64url");
}

export function isToken(text: string): boolean {
	return TOKEN_SHAPE.test(text);
}

/** Of a code that was texted for one link. */
export function codeMac(threadId: string, linkId: string, code: string, dataKey: string): string {
	return mac("code", `${threadId}.${linkId}.${code}`, dataKey).toString("base64url");
}

/** Where somebody's requests come from, as it is counted: the address itself is not kept. */
export function addressMac(address: string, dataKey: string): string {
	return mac("address", address, dataKey).subarray(0, TOKEN_BYTES).toString("base64url");
}

/** What is kept of a secret that is long and random. */
export function secretHash(secret: string): string {
	return createHash("sha256").update(secret).digest("hex");
}

export function newSecret(): string {
	return randomBytes(32).toString("base64url");
}

/** DATA_KEY seals other things too: each use has a key of its own. */
function mac(use: string, text: string, dataKey: string): Buffer {
	const key = Buffer.from(hkdfSync("sha256", dataKey, "patient-chat secure page v1", use, 32));
	return createHmac("sha256", key).update(text).digest();
}
