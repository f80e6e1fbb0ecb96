import type { Browser } from "wxt/browser";
import * as z from "zod/mini";
import { SeenPatient } from "../../shared/schemas/patient-match.ts";

const Heard = z.discriminatedUnion("type", [
	z.strictObject({ type: z.literal("chat"), from: z.enum(["banner", "row", "appointment"]), seen: SeenPatient }),
	z.strictObject({ type: z.literal("moved"), seen: z.nullable(SeenPatient) }),
]);
export type Heard = z.infer<typeof Heard>;

export type Said = { heard: Heard; tabId: number; windowId: number; origin: string };

type Sender = Pick<Browser.runtime.MessageSender, "id" | "origin" | "url" | "tab">;

/** What a page's script says, if it is ours and makes sense; null is not even answered. Whether its site is allowed is asked next. */
export function hear(message: unknown, sender: Sender, ownId: string): Said | null {
	const { id: tabId, windowId } = sender.tab ?? {};
	if (sender.id !== ownId || tabId === undefined || windowId === undefined) return null;
	const origin = originOf(sender);
	const heard = z.safeParse(Heard, message);
	return origin && heard.success ? { heard: heard.data, tabId, windowId, origin } : null;
}

/** A frame without an origin of its own, such as a sandboxed one, belongs to nobody. */
export function originOf({ origin, url }: Pick<Sender, "origin" | "url">): string | null {
	const said = origin ?? (url && URL.canParse(url) ? new URL(url).origin : null);
	return said && /^https?:\/\//.test(said) ? said : null;
}

/** One of our own pages, and not a script of ours in somebody else's. */
export function isOwnPage({ id, url }: Pick<Sender, "id" | "url">, own: { id: string; root: string }): boolean {
	return id === own.id && url !== undefined && url.startsWith(own.root);
}
