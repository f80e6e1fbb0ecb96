import type { Card } from "../../../shared/schemas/card.ts";
import type { Text } from "../thread/thread.ts";
import type { PageLink } from "./link.ts";

type Behind = Required<Pick<Text, "channel" | "sensitive" | "linkId">> & Pick<Text, "link" | "card">;

/** A text whose words stay on the secure page: on the wire goes what the link says. */
export function behindLink({ id, state, expiresAt }: PageLink, card?: Card): Behind {
	const link = { state, expiresAt: new Date(expiresAt).toISOString() };
	return { channel: "secure", sensitive: true, linkId: id, link, ...(card && { card }) };
}
