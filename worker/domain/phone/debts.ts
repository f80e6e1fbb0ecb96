import { backoffMs } from "../backoff.ts";
import { type Phone, standingFor } from "./phone.ts";

/** The others are told at once; should that be cut off, the alarm tells them after this long. */
export const TELL_GRACE_MS = 5_000;

/** Every thread but the one that asked is owed what changed. Two standings are the same when nobody could tell them apart. */
export function owing(before: Phone, after: Phone, asker: string, now: number): Phone {
	if (JSON.stringify(standingFor(before, asker)) === JSON.stringify(standingFor(after, asker))) return after;
	const version = before.version + 1;
	const others = after.threads.filter((id) => id !== asker);
	const debts = others.map((threadId) => ({ threadId, version, dueAt: now + TELL_GRACE_MS, attempt: 0 }));
	// A debt to the asker stays: the answer may not reach it.
	return { ...after, version, debts: [...after.debts.filter((debt) => debt.threadId === asker), ...debts] };
}

/** `threadId` was told of all up to `version`. */
export function settled(phone: Phone, threadId: string, version: number): Phone {
	return { ...phone, debts: phone.debts.filter((debt) => debt.threadId !== threadId || debt.version > version) };
}

/** `threadId` could not be told. */
export function postponed(phone: Phone, threadId: string, now: number, jitter: number): Phone {
	const debts = phone.debts.map((debt) => {
		if (debt.threadId !== threadId) return debt;
		const attempt = debt.attempt + 1;
		return { ...debt, attempt, dueAt: now + backoffMs(attempt, jitter, null) };
	});
	return { ...phone, debts };
}

export function nextTellAt(phone: Phone): number | null {
	return phone.debts.length > 0 ? Math.min(...phone.debts.map((debt) => debt.dueAt)) : null;
}
