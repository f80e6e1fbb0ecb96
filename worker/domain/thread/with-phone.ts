import type { Thread, ThreadEvent } from "./thread.ts";

type PhoneEvent = Extract<ThreadEvent, { type: "NumberOptedOut" | "NumberOptedIn" | "KindsStopped" | "PhoneTold" | "PhoneDelayed" }>;

/** What is known of the number's wish to be texted, after `event`; what was said here is owed to the number's other threads. */
export function withPhone(thread: Thread, event: PhoneEvent, now: number): Thread {
	switch (event.type) {
		case "NumberOptedOut":
			return optedOut(thread, event, now);
		case "NumberOptedIn": {
			const at = event.at ?? now;
			const phoneDebt = event.elsewhere ? thread.phoneDebt : { say: "start" as const, dueAt: now, attempt: 0 };
			return { ...thread, optedOut: null, stoppedKinds: [], restartedAt: at, phoneDebt };
		}
		case "KindsStopped":
			return { ...thread, stoppedKinds: event.kinds };
		case "PhoneTold":
			return { ...thread, phoneDebt: null };
		case "PhoneDelayed":
			return {
				...thread,
				phoneDebt: thread.phoneDebt && { ...thread.phoneDebt, dueAt: event.dueAt, attempt: thread.phoneDebt.attempt + 1 },
			};
		default:
			return event satisfies never;
	}
}

function optedOut(thread: Thread, event: Extract<PhoneEvent, { type: "NumberOptedOut" }>, now: number): Thread {
	const { source, elsewhere, by, reason } = event;
	const optedOut = { at: event.at ?? now, source, ...(elsewhere && { elsewhere }), ...(by && { by }), ...(reason && { reason }) };
	const phoneDebt = elsewhere ? thread.phoneDebt : { say: "stop" as const, dueAt: now, attempt: 0 };
	// Whether it was meant as a stop is no question any more.
	return { ...thread, optedOut, phoneDebt, attention: thread.attention.filter((item) => item.kind !== "stop_question") };
}
