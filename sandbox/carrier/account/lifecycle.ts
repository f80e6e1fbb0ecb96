import type { MessageStatus, ReceiptFault } from "./message.ts";
import type { Fate } from "./number-magic.ts";

export type Step = { status: MessageStatus; errorCode: number | null; afterMs: number; last: boolean };

/** The way of one text from the create call to its end. */
export function stepsOf(fate: Fate, stepMs: number): Step[] {
	const step = stepMs * fate.slowness;
	const way: MessageStatus[] = fate.end === "failed" ? ["failed"] : ["sending", "sent", ...(fate.end === "never" ? [] : [fate.end])];
	return way.map((status, index) => {
		const last = index === way.length - 1;
		return { status, errorCode: last ? fate.errorCode : null, afterMs: step * (index + 1), last };
	});
}

export type Receipt = { status: MessageStatus; errorCode: number | null; afterMs: number };

/** The receipts that go out when a text has come as far as `reached`; the newest is last in it. */
export function receiptsOf(
	reached: readonly MessageStatus[],
	errorCode: number | null,
	last: boolean,
	faults: readonly ReceiptFault[],
): Receipt[] {
	const newest = reached.slice(-1);
	const reversed = faults.some((fault) => fault.kind === "reverse");
	let statuses: MessageStatus[] = reversed ? (last ? reached.toReversed() : []) : [...newest];
	let delayMs = 0;
	for (const fault of faults) {
		if (fault.kind === "drop") statuses = statuses.filter((status) => fault.status !== undefined && fault.status !== status);
		if (fault.kind === "duplicate") statuses = statuses.flatMap((status) => Array.from({ length: fault.copies }, () => status));
		if (fault.kind === "delay") delayMs += fault.delayMs;
	}
	// Reversed ones must leave one after the other, or the network puts them right again.
	const gapMs = reversed ? 40 : 0;
	return statuses.map((status, index) => ({
		status,
		errorCode: newest.includes(status) ? errorCode : null,
		afterMs: delayMs + index * gapMs,
	}));
}
