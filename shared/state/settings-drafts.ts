import type { Registration } from "../schemas/clinic.ts";
import type { Hours, Span } from "../schemas/hours.ts";
import { PHI_ITEMS } from "../schemas/phi-items.ts";
import type { PhiItem, StopReplies } from "../schemas/settings.ts";
import type { SettingsSeen } from "./settings-answer.ts";

/** What forms hold that the Worker writes otherwise. */
export type HoursDraft = { known: boolean; weekly: Hours["weekly"]; holidays: string[] };
export type EmergencyDraft = { own: boolean; en: string; es: string };
export type NumbersDraft = Record<string, { stopReplies: StopReplies; registration: Registration }>;
export type PhiDraft = { on: boolean; done: PhiItem[] };
export type SecureDraft = Omit<SettingsSeen["settings"]["secure"], "linkHours" | "nudgeHours"> & { linkHours: string; nudgeHours: string };
export type TicketsDraft = { limited: boolean; days: string };

export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Day = (typeof DAYS)[number];
export const NINE_TO_FIVE: Span = { from: "09:00", to: "17:00" };

/** What is still to be done before health details may go by text. */
export function missing({ done }: PhiDraft): PhiItem[] {
	return PHI_ITEMS.filter((item) => !done.includes(item));
}

/** One word or phrase a line, each once. */
export function linesOf(text: string): string[] {
	const lines = text.split("\n").map((line) => line.trim());
	return [...new Set(lines.filter((line) => line !== ""))];
}
