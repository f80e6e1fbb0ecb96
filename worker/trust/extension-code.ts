import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const VERSION = "pcc1";

/** The extension has it at once; nobody else needs it at all. */
export const CODE_MS = 60_000;

/** Signed, so that made-up codes are turned away before anything is looked up. */
export function newCode(secret: string): string {
	const id = randomBytes(32).toString("base64url");
	return `${VERSION}.${id}.${mac(id, secret)}`;
}

export function isOurCode(code: string, secret: string): boolean {
	const [version, id, given, ...rest] = code.split(".");
	if (version !== VERSION || !id || !given || rest.length > 0) return false;
	const [a, b] = [Buffer.from(given), Buffer.from(mac(id, secret))];
	return a.length === b.length && timingSafeEqual(a, b);
}

/** What is kept of it. */
export function codeHash(code: string): string {
	return createHash("sha256").update(code).digest("hex");
}

function mac(id: string, secret: string): string {
	if (secret === "") throw new Error("SESSION_SECRET is not set");
	return createHmac("sha256", secret).update(`${VERSION}.${id}`).digest("base64url");
}
