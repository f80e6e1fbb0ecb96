import { backoffMs } from "../domain/backoff.ts";
import { endedByStop } from "../domain/consent/phi-consent.ts";
import type { PhoneOptOut, PhoneStanding, StoppedKind } from "../domain/phone/standing.ts";
import { cancelledBy } from "../domain/thread/decide.ts";
import type { PhoneWord, Thread, ThreadEvent } from "../domain/thread/thread.ts";
import type { Ledger } from "./ledger.ts";
import type { Phone } from "./phone.ts";

/** What was said here about texting is told to the number itself, which tells its other threads. */
export async function phoneStep(ledger: Ledger, phone: () => DurableObjectStub<Phone>): Promise<boolean> {
	const { thread } = ledger;
	const debt = thread?.phoneDebt;
	if (!thread || !debt || debt.dueAt > ledger.now()) return false;
	try {
		const standing = await tell(thread, debt.words, phone());
		ledger.commit([{ type: "PhoneTold", words: debt.words.length }], { type: "system" });
		if (standing) ledger.commit(followed(ledger, standing), { type: "system" });
		return true;
	} catch {
		const dueAt = ledger.now() + backoffMs(debt.attempt + 1, Math.random(), null);
		ledger.commit([{ type: "PhoneDelayed", dueAt }], { type: "system" });
		return false;
	}
}

/** What the number's standing changes in this thread: an opt-out said in another one holds here too. */
export function followed(ledger: Ledger, standing: PhoneStanding): ThreadEvent[] {
	const { thread } = ledger;
	if (!thread) return [];
	if (thread.phoneDebt) return thread.optedOut ? [] : overtaken(ledger, thread, thread.phoneDebt.words, standing);
	const same = sameKinds(standing.stoppedKinds, thread.stoppedKinds);
	const kinds: ThreadEvent[] = same ? [] : [{ type: "KindsStopped", kinds: [...standing.stoppedKinds] }];
	return [
		...(standing.optedOut ? stopped(thread, standing.optedOut, standing.restartedAt) : notStopped(ledger, thread, standing)),
		...kinds,
	];
}

/** What is owed to the number is newer than what it knows, but for a stop that was said elsewhere after the START that is owed. */
function overtaken(ledger: Ledger, thread: Thread, owed: PhoneWord[], { optedOut, restartedAt, stoppedAt }: PhoneStanding): ThreadEvent[] {
	const started = Math.max(...owed.map(({ at }) => at));
	const newer = optedOut && (optedOut.at > started || (restartedAt !== null && restartedAt >= started));
	return newer ? stopped(thread, optedOut, restartedAt) : endedThen(ledger, thread, stoppedAt);
}

function stopped(thread: Thread, { source, at: firstAt, threadId, by, reason }: PhoneOptOut, restartedAt: number | null): ThreadEvent[] {
	if (thread.optedOut?.source === source) return [];
	// A stop that outlived a START was said again after it.
	const at = Math.max(firstAt, restartedAt ?? firstAt);
	return [
		{
			type: "NumberOptedOut",
			source,
			at,
			elsewhere: threadId !== thread.id || thread.optedOut !== null,
			...(by && { by }),
			...(reason && { reason }),
		},
	];
}

function notStopped(ledger: Ledger, thread: Thread, { restartedAt, stoppedAt }: PhoneStanding): ThreadEvent[] {
	const { optedOut } = thread;
	if (optedOut === null) return endedThen(ledger, thread, stoppedAt);
	// Lifted by staff, it says no START: a STOP of the patient from before, which comes to light later, still counts.
	if (optedOut.source === "staff" || (restartedAt !== null && restartedAt >= optedOut.at))
		return [{ type: "NumberOptedIn", at: restartedAt ?? 0, elsewhere: true }];
	// The number has not heard of it: it was said before the number kept such things.
	return [{ type: "NumberOptedOut", source: optedOut.source, at: optedOut.at }];
}

/** What a STOP ended, also where this thread hears of it only after the START. */
function endedThen(ledger: Ledger, thread: Thread, stoppedAt: number | null): ThreadEvent[] {
	return stoppedAt === null ? [] : [...waitedThen(ledger, stoppedAt), ...agreedBefore(thread, stoppedAt)];
}

/** What waited when the number stopped texts must not go out now that it wants them again. */
function waitedThen(ledger: Ledger, stoppedAt: number): ThreadEvent[] {
	const waiting = ledger.sendings().filter(({ state, queuedAt }) => (state === "queued" || state === "held") && queuedAt <= stoppedAt);
	return waiting.map(({ id }) => cancelledBy(id, "opted_out"));
}

/** A START brings back texting alone: no yes from before the STOP, and no question. */
function agreedBefore({ consents }: Thread, stoppedAt: number): ThreadEvent[] {
	const began = (id: string) => consents.find((consent) => consent.id === id)?.at ?? stoppedAt;
	const ended = endedByStop(consents, stoppedAt).filter(({ id, ends }) => began(ends ?? id) <= stoppedAt);
	return ended.map((consent) => ({ type: "ConsentChanged", consent }));
}

/** In the order they were said; what the number makes of them comes last. */
async function tell({ id }: Thread, words: PhoneWord[], phone: DurableObjectStub<Phone>): Promise<PhoneStanding | null> {
	let standing: PhoneStanding | null = null;
	for (const word of words) {
		const { say, ...said } = word;
		const answer =
			say === "stop"
				? await phone.optOut(id, { ...said, source: word.source, scope: "everything", threadId: id })
				: await phone.optIn(id, { at: said.at, source: "patient" });
		if (!("refused" in answer)) standing = answer;
	}
	return standing;
}

function sameKinds(a: readonly StoppedKind[], b: readonly StoppedKind[]): boolean {
	return (
		a.length === b.length && a.every(({ kind, at, source }) => b.some((one) => one.kind === kind && one.at === at && one.source === source))
	);
}
