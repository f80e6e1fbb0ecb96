import { createHmac } from "node:crypto";

/** Over the timestamp and the raw body with nothing between; the secret is used as it is written. */
export function signEvent(secret: string, timestamp: string, body: string): string {
	return createHmac("sha256", secret).update(timestamp).update(body).digest("base64");
}
