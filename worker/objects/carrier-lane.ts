import { maySend, type SendRefusal, type SendVerdict } from "../domain/consent/may-send.ts";
import { nextSend, type SendStep } from "../domain/outbox/next-send.ts";
import { settle, settleByList, settleByPoll } from "../domain/outbox/settle.ts";
import type { Sending, Thread, ThreadEvent } from "../domain/thread/thread.ts";
import type { Carrier } from "../ports.ts";
import { knownSids } from "../store/thread/messages.ts";
import { sendingById } from "../store/thread/outbox.ts";
import type { ClinicFacts } from "./clinic-facts.ts";
import type { Ledger } from "./ledger.ts";

/** The carrier's clock is not ours: look for a text a little before we sent it. */
const SKEW_MS = 60_000;

export type CarrierLane = {
	ledger: Ledger;
	carrier: () => Carrier | null;
	clinic: () => Promise<ClinicFacts | null>;
	statusCallback: (messageId: string) => string;
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
	const clinic = await lane.clinic();
	// The facts were awaited: a STOP may have come in meanwhile, and then this text is cancelled already.
	const now = sendingById(ledger.sql, sending.id);
	if (now?.state !== "queued" || !ledger.thread) return;
	const verdict = sendVerdict(ledger.thread, clinic, true);
	if (!verdict.allowed) return ledger.commit([refusedAtClaim(sending.id, verdict.code)], { type: "system" });
	ledger.commit([{ type: "SendClaimed", messageId: sending.id }], { type: "system" });
	const result = await carrier
		.send({ from: thread.clinicNumber, to: thread.number, body: sending.body, statusCallback: lane.statusCallback(sending.id) })
		.catch(() => ({ kind: "unknown" }) as const);
	const claimed = sendingById(ledger.sql, sending.id);
	if (claimed) ledger.commit(settle(claimed, result, ledger.now(), Math.random()), { type: "carrier" });
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
	const list = await carrier.listSent({ from: thread.clinicNumber, to: thread.number, since }).catch(noAnswer);
	const current = sendingById(ledger.sql, id);
	// A receipt may have settled it while we asked.
	if (current?.state !== "unknown") return;
	const taken = knownSids(ledger.sql, Array.isArray(list) ? list.map((item) => item.sid) : []);
	ledger.commit(settleByList(current, list, taken, ledger.now(), Math.random()), { type: "carrier" });
}

/** May a text of this thread go now? One answer for the box, the send and the claim. */
export function sendVerdict(thread: Thread, clinic: ClinicFacts | null, carrierReady: boolean): SendVerdict {
	const registration = clinic?.numbers.find((own) => own.number === thread.clinicNumber)?.registration ?? null;
	return maySend({ numberKind: thread.numberKind, optedOut: thread.optedOut, status: thread.status, registration, carrierReady });
}

/** Nobody is told of a text that the number's own opt-out stopped; any other refusal comes back to staff like a failure. */
function refusedAtClaim(messageId: string, code: SendRefusal): ThreadEvent {
	const state = code === "opted_out" || code === "spam" ? "cancelled" : "failed";
	return { type: "DeliveryMoved", messageId, state, sid: null, code, dueAt: null };
}
