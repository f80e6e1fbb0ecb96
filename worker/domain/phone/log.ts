import type { PhoneEvent } from "./decide.ts";
import { kindOf } from "./standing.ts";

/** One row of the number's log: who said what, when and where. No number, and no words of anybody. */
export type PhoneLogEntry = { type: PhoneEvent["type"]; actor: string; facts: Record<string, string | number | null> };

export function phoneLogEntry(event: PhoneEvent): PhoneLogEntry {
	switch (event.type) {
		case "OptOutRecorded":
		case "OptOutRepeated": {
			const { source, scope, threadId, at, by } = event.optOut;
			return { type: event.type, actor: actorOf(source, by), facts: { threadId, saidAt: at, kind: kindOf(scope) } };
		}
		case "TextingRestarted":
			return { type: event.type, actor: "patient", facts: { threadId: event.threadId, saidAt: event.at } };
		case "NumberGreeted":
			return { type: event.type, actor: "system", facts: { threadId: event.threadId } };
		case "OptOutLifted":
			return {
				type: event.type,
				actor: actorOf("staff", event.by),
				facts: { threadId: event.threadId, saidAt: event.at, kind: kindOf(event.scope) },
			};
		default:
			return event satisfies never;
	}
}

function actorOf(source: string, by: string | undefined): string {
	return by === undefined ? source : `${source}:${by}`;
}
