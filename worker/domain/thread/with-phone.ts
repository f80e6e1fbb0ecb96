import type { PhoneWord, Thread, ThreadEvent } from "./thread.ts";

type PhoneEvent = Extract<
	ThreadEvent,
	{ type: "NumberOptedOut" | "NumberOptedIn" | "WordRepeated" | "KindsStopped" | "PhoneTold" | "PhoneDelayed" }
>;

/** What is known of the number's wish to be texted, after `event`; what was said here is owed to the number's other threads. */
export function withPhone(thread: Thread, event: PhoneEvent, now: number): Thread {
	switch (event.type) {
		case "NumberOptedOut":
			return optedOut(thread, event, now);
		case "NumberOptedIn":
			return optedIn(thread, event, now);
		case "WordRepeated":
			return withWord(thread, event.word, now);
		case "KindsStopped":
			return { ...thread, stoppedKinds: event.kinds };
		case "PhoneTold":
			return told(thread, event.words, now);
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
	const said = { at: event.at ?? now, source, ...(by && { by }), ...(reason && { reason }) };
	// Whether it was meant as a stop is no question any more.
	const attention = thread.attention.filter((item) => item.kind !== "stop_question");
	const stopped = { ...thread, optedOut: { ...said, ...(elsewhere && { elsewhere }) }, attention };
	return elsewhere ? stopped : withWord(stopped, { say: "stop", ...said }, now);
}

function optedIn(thread: Thread, event: Extract<PhoneEvent, { type: "NumberOptedIn" }>, now: number): Thread {
	const at = event.at ?? now;
	// Without a time it is no START of the patient's: staff took back what staff had recorded.
	const restartedAt = event.at === undefined && event.elsewhere ? thread.restartedAt : Math.max(thread.restartedAt ?? at, at);
	const started = { ...thread, optedOut: null, restartedAt };
	return event.elsewhere ? started : withWord({ ...started, stoppedKinds: [] }, { say: "start", at }, now);
}

function withWord(thread: Thread, word: PhoneWord, now: number): Thread {
	const { words, attempt } = thread.phoneDebt ?? { words: [], attempt: 0 };
	return { ...thread, phoneDebt: { words: [...words, word], dueAt: now, attempt } };
}

function told(thread: Thread, count: number, now: number): Thread {
	const words = thread.phoneDebt?.words.slice(count) ?? [];
	return { ...thread, phoneDebt: words.length > 0 ? { words, dueAt: now, attempt: 0 } : null };
}
