import type { SiteRule } from "../../shared/schemas/pm-site.ts";
import type { PointStep } from "./compose.ts";

/** What the panel says to the picker. No parser of schemas travels into a page. */
export type ToPicker =
	/** `undo`: steps whose picks are taken back. */
	{ type: "point"; step: PointStep | "off"; rule: SiteRule; undo: PointStep[] } | { type: "try"; rule: SiteRule };

export function isToPicker(message: unknown): message is ToPicker {
	if (typeof message !== "object" || message === null || !("type" in message) || !("rule" in message)) return false;
	return message.type === "try" || (message.type === "point" && "step" in message && "undo" in message && Array.isArray(message.undo));
}
