import { createPublicKey } from "node:crypto";

export function publicKeyPem(signingKey: string): string {
	return createPublicKey(signingKey).export({ type: "spki", format: "pem" }).toString();
}
