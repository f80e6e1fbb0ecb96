import type { CanSend } from "../../schemas/thread.ts";
import type { CareWords } from "../../words/care-en.ts";
import { clockTime, type Wall } from "../../words/time.ts";
import { entry } from "../delivery.ts";

export function warningText({ code, reason, until }: NonNullable<CanSend["warning"]>, care: CareWords, wall: Wall): string {
	if (code === "quiet_hours" && until) return care.quietUntil(clockTime(until, wall));
	const known: Record<string, string> = care.warnings;
	return entry(known, code) ?? reason;
}
