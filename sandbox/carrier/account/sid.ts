import { randomBytes } from "node:crypto";

/** Two letters and 32 hex digits. */
export function newSid(prefix: "SM" | "MM" | "ME"): string {
	return prefix + randomBytes(16).toString("hex");
}

export const MESSAGE_SID = /^(SM|MM)[0-9a-f]{32}$/;
export const MEDIA_SID = /^ME[0-9a-f]{32}$/;
