import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** What an address of a file opens, and until when. `mms`: for the carrier, which fetches it some moments later. */
export type FileLink = { threadId: string; fileId: string; purpose: "look" | "mms"; expiresAt: number };

const MAC_BYTES = 16;
const SHAPE = /^([0-9a-f]{64})~([A-Za-z0-9_.:-]{1,96})~(look|mms)~([0-9a-z]{6,10})~([\w-]{22})$/;

/** Goes into an address: who has it can open the file, and nothing else, until it expires. */
export function fileLinkToken(link: FileLink, dataKey: string): string {
	const said = `${link.threadId}~${link.fileId}~${link.purpose}~${link.expiresAt.toString(36)}`;
	return `${said}~${mac(said, dataKey).toString("base64url")}`;
}

/** Null for what we never gave out, and for what has expired. */
export function readFileLink(token: string, now: number, dataKey: string): FileLink | null {
	const [, threadId, fileId, purpose, expires, given] = SHAPE.exec(token) ?? [];
	if (!threadId || !fileId || (purpose !== "look" && purpose !== "mms") || !expires || !given) return null;
	const expected = mac(token.slice(0, token.lastIndexOf("~")), dataKey);
	const proof = Buffer.from(given, "base64url");
	if (proof.length !== MAC_BYTES || !timingSafeEqual(proof, expected)) return null;
	const expiresAt = Number.parseInt(expires, 36);
	return expiresAt > now ? { threadId, fileId, purpose, expiresAt } : null;
}

function mac(said: string, dataKey: string): Buffer {
	return createHmac("sha256", keyFor(dataKey)).update(said).digest().subarray(0, MAC_BYTES);
}

/** DATA_KEY seals other things too: each use has a key of its own. */
function keyFor(dataKey: string): Buffer {
	if (made?.of !== dataKey) made = { of: dataKey, key: Buffer.from(hkdfSync("sha256", dataKey, "patient-chat file links v1", "", 32)) };
	return made.key;
}

let made: { of: string; key: Buffer } | null = null;
