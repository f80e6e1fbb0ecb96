import { backoffMs } from "../domain/backoff.ts";
import { heldUntil, type SendRefusal } from "../domain/consent/may-send.ts";
import { nextSend, type SendStep } from "../domain/outbox/next-send.ts";
import { settle, settleByList, settleByPoll } from "../domain/outbox/settle.ts";
import { cancelledBy } from "../domain/thread/decide.ts";
import type { Sending, Thread, ThreadEvent } from "../domain/thread/thread.ts";
import type { Carrier } from "../ports.ts";
import { knownSids } from "../store/thread/messages.ts";
import { sendingById } from "../store/thread/outbox.ts";
import type { ClinicFacts } from "./clinic-facts.ts";
import type { Ledger } from "./ledger.ts";
import { sendVerdict } from "./send-verdict.ts";

/** The carrier's clock is not ours: look for a text a little before we sent it. */
const SKEW_MS = 60_000;

export type CarrierLane = {
	ledger: Ledger;
	carrier: () => Carrier | null;
	clinic: () => Promise<ClinicFacts | null>;
	/** Asks the number itself whether it has opted out anywhere, and the clinic whose it is now; follows what they say. */
	askNumber: () => Promise<void>;
	statusCallback: (messageId: string) => string;
	/** Where the carrier fetches a text's files; null when they are not all there. */
	mediaUrls: (messageId: string) => Promise<string[] | null>;
	/** What goes on the wire for a text with a link to the secure page. `opens`: whether the link is good for anything. */
	words: (sending: Sending) => Promise<{ body: string; opens: boolean } | null>;
};

/** Does the next thing that is due for the texts of this thread, if there is one. */
export async function carrierStep(lane: CarrierLane): Promise<boolean> {
	const { ledger } = lane;
	const carrier = lane.carrier();
	if (!carrier || !ledger.thread || (ledger.nextSendingDue() ?? Number.POSITIVE_INFINITY) > ledger.now()) return false;
	const step = nextSend(ledger.sendings(), ledger.now());
	if (!step) return false;
	if (step.do === "presume_unknown")
		ledger.commit(settle(step.sending, { kind: "unknown" }, ledger.now(), Math.random()), { type: "carrier" });
	else if (step.do === "claim") await send(lane, carrier, ledger.thread, step.sending);
	else await ask(lane, carrier, ledger.thread, step);
	return true;
}

async function send(lane: CarrierLane, carrier: Carrier, thread: Thread, sending: Sending): Promise<void> {
	const { ledger } = lane;
	const asked = await Promise.all([lane.clinic(), lane.askNumber(), wordsOf(lane, sending), mediaOf(lane, sending)]).catch(() => null);
	// The facts were awaited: a STOP may have come in meanwhile, and then this text is cancelled already.
	const now = sendingById(ledger.sql, sending.id);
	if (!ledger.thread || (now?.state !== "queued" && now?.state !== "held")) return;
	if (!asked) return ledger.commit([delayed(now, ledger.now())], { type: "system" });
	// What was said here is owed to the number: until it has heard, nobody knows what its other threads said since.
	if (ledger.thread.phoneDebt && !ledger.thread.optedOut) return ledger.commit([delayed(now, ledger.now())], { type: "system" });
	const [, , words, mediaUrls] = asked;
	if (!words?.opens || (now.linkId !== null && words.body === ""))
		return ledger.commit([refusedAtClaim(sending.id, "link_over", now.automatic !== null)], { type: "system" });
	const { health, about, automatic } = now;
	const verdict = sendVerdict(ledger.thread, asked[0], true, { sender: automatic ?? "person", health, about }, ledger.now());
	const until = heldUntil(verdict);
	if (until !== null) {
		return ledger.commit([{ type: "SendDelayed", messageId: sending.id, dueAt: until, code: "quiet_hours", held: true }], {
			type: "system",
		});
	}
	if (!verdict.allowed) return ledger.commit([refusedAtClaim(sending.id, verdict.code, automatic !== null)], { type: "system" });
	if (!mediaUrls) return ledger.commit([refusedAtClaim(sending.id, "file_gone", false)], { type: "system" });
	ledger.commit([{ type: "SendClaimed", messageId: sending.id }], { type: "system" });
	const result = await carrier
		.send({ from: thread.clinicNumber, to: thread.number, body: words.body, statusCallback: lane.statusCallback(sending.id), mediaUrls })
		.catch(() => ({ kind: "unknown" }) as const);
	const claimed = sendingById(ledger.sql, sending.id);
	if (claimed) ledger.commit(settle(claimed, result, ledger.now(), Math.random()), { type: "carrier" });
}

/** Files of a private message stand on its page, not on the wire. */
async function mediaOf(lane: CarrierLane, { id, linkId }: Sending): Promise<string[] | null> {
	return linkId === null ? lane.mediaUrls(id) : [];
}

async function ask(lane: CarrierLane, carrier: Carrier, thread: Thread, step: SendStep): Promise<void> {
	const { ledger } = lane;
	const { id, sid, claimedAt, queuedAt } = step.sending;
	const since = (claimedAt ?? queuedAt) - SKEW_MS;
	const noAnswer = () => ({ kind: "no_answer", retryAfterMs: null }) as const;
	if (step.do === "poll") {
		const answer = sid ? await carrier.fetch(sid).catch(noAnswer) : null;
		const current = sendingById(ledger.sql, id);
		if (current) ledger.commit(settleByPoll(current, answer, ledger.now(), Math.random()), { type: "carrier" });
		return;
	}
	const words = await wordsOf(lane, step.sending).catch(() => null);
	// Without the words that went nothing in the list can be told from it: that is no truthful "not there".
	const list = words ? await carrier.listSent({ from: thread.clinicNumber, to: thread.number, since }).catch(noAnswer) : noAnswer();
	const current = sendingById(ledger.sql, id);
	// A receipt may have settled it while we asked.
	if (current?.state !== "unknown") return;
	const taken = knownSids(ledger.sql, Array.isArray(list) ? list.map((item) => item.sid) : []);
	const sent = { ...current, body: words?.body ?? current.body };
	ledger.commit(settleByList(sent, list, taken, ledger.now(), Math.random()), { type: "carrier" });
}

async function wordsOf(lane: CarrierLane, sending: Sending): Promise<{ body: string; opens: boolean } | null> {
	return sending.linkId === null ? { body: sending.body, opens: true } : lane.words(sending);
}

/** Nobody is told of a text that the number's own opt-out stopped; any other refusal comes back to staff like a failure. */
function refusedAtClaim(messageId: string, code: SendRefusal, automatic: boolean): ThreadEvent {
	if (automatic || code === "spam" || code.startsWith("opted_out")) return cancelledBy(messageId, code);
	return { type: "DeliveryMoved", messageId, state: "failed", sid: null, code, dueAt: null };
}

/** Where the number cannot be asked, nothing is sent: it may just have said STOP. */
function delayed(sending: Sending, now: number): ThreadEvent {
	return { type: "SendDelayed", messageId: sending.id, dueAt: now + backoffMs(sending.attempt + 1, Math.random(), null), code: null };
}
