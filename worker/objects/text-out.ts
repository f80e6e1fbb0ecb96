import type { Asker } from "../domain/staff/permission.ts";
import type { Text } from "../domain/thread/thread.ts";

/** What a member of staff writes, as it is kept. */
export function textOut(asker: Asker, { id, body, about, health }: Pick<Text, "id" | "body" | "about" | "health">, at: number): Text {
	return {
		id,
		direction: "out",
		kind: "text",
		channel: "sms",
		body,
		sender: { type: "staff", id: asker.staffId, name: asker.name },
		attachments: [],
		flags: [],
		media: [],
		at,
		...(about && { about }),
		...(health && { health }),
	};
}
