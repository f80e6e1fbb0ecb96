import type { Thread, ThreadEvent } from "./thread.ts";

type ErasingEvent = Extract<ThreadEvent, { type: "MessageErased" | "EraseAsked" | "EraseDelayed" | "CarrierErased" }>;

/** The thread after something was deleted, here or at the carrier. */
export function withErasing(thread: Thread, event: ErasingEvent, now: number): Thread {
	const { messageId } = event;
	const others = thread.erasing.filter((each) => each.messageId !== messageId);
	if (event.type === "CarrierErased") return { ...thread, erasing: others };
	if (event.type === "EraseDelayed") {
		const late = thread.erasing.filter((each) => each.messageId === messageId);
		return { ...thread, erasing: [...others, ...late.map((each) => ({ ...each, dueAt: event.dueAt, attempt: each.attempt + 1 }))] };
	}
	if (event.type === "EraseAsked") return { ...thread, erasing: [...others, { messageId, sid: event.sid, dueAt: now, attempt: 0 }] };
	return {
		...thread,
		last: thread.last?.id === messageId ? { ...thread.last, body: "", deleted: true } : thread.last,
		// Nobody can answer what is not there any more.
		attention: thread.attention.filter((item) => item.messageId !== messageId),
		owed: thread.owed.filter((owed) => owed.messageId !== messageId),
	};
}
