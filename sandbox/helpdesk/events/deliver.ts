import { toSecond } from "../desk/clock.ts";
import type { Desk } from "../desk/desk.ts";
import type { OutgoingEvent } from "../desk/state.ts";
import { type Outcome, pauseBeforeRetry } from "./retry.ts";
import { signEvent } from "./signature.ts";

const TIMEOUT_MS = 12_000;
const PAUSE_MS = 1000;

function headersFor(desk: Desk, event: OutgoingEvent): Record<string, string> {
	const timestamp = toSecond(desk.now());
	return {
		"content-type": "application/json; charset=utf-8",
		"user-agent": "Zendesk Webhook",
		"x-zendesk-account-id": "22129848",
		"x-zendesk-webhook-id": "01PATIENTCHAT0000000000000",
		"x-zendesk-webhook-invocation-id": event.invocation,
		"x-zendesk-webhook-signature-timestamp": timestamp,
		"x-zendesk-webhook-signature": signEvent(desk.options.webhookSecret, timestamp, event.body),
	};
}

async function post(desk: Desk, event: OutgoingEvent): Promise<Outcome> {
	try {
		const answer = await fetch(desk.options.webhookUrl, {
			method: "POST",
			headers: headersFor(desk, event),
			body: event.body,
			redirect: "manual",
			signal: AbortSignal.any([desk.closing.signal, AbortSignal.timeout(desk.options.webhookTimeoutMs ?? TIMEOUT_MS)]),
		});
		await answer.arrayBuffer();
		const retryAfter = answer.headers.get("retry-after");
		return { status: answer.status, retryAfter: retryAfter === null ? null : Number(retryAfter) };
	} catch (fault) {
		return fault instanceof DOMException && fault.name === "TimeoutError" ? "timeout" : "unreachable";
	}
}

function note(desk: Desk, event: OutgoingEvent, status: Outcome | "dropped" | "held", fault?: string): void {
	const type = /"type":"([^"]+)"/.exec(event.body)?.[1] ?? "";
	const shown = typeof status === "object" ? status.status : status;
	const body: unknown = JSON.parse(event.body);
	desk.journal.add({
		kind: "event",
		type,
		eventId: event.id,
		attempt: event.attempt,
		status: shown,
		body,
		...(fault === undefined ? {} : { fault }),
	});
}

function forget(desk: Desk, event: OutgoingEvent): void {
	desk.state.outgoing = desk.state.outgoing.filter((each) => each !== event);
	desk.keep();
}

async function attempt(desk: Desk, event: OutgoingEvent): Promise<void> {
	if (desk.closing.signal.aborted) return;
	event.attempt += 1;
	const outcome = await post(desk, event);
	// Cut off by our own closing: it is still in the state and goes out after the next start.
	if (desk.closing.signal.aborted) return;
	note(desk, event, outcome);
	const pause = pauseBeforeRetry(outcome, event.attempt, desk.options.webhookPauseMs ?? PAUSE_MS);
	if (pause === null) return forget(desk, event);
	event.due = desk.now() + pause;
	desk.keep();
	later(desk, event, pause);
}

function later(desk: Desk, event: OutgoingEvent, ms: number): void {
	setTimeout(() => void attempt(desk, event), ms).unref();
}

const held = new WeakMap<Desk, OutgoingEvent[]>();

function releaseHeld(desk: Desk): void {
	for (const event of held.get(desk) ?? []) void attempt(desk, event);
	held.delete(desk);
}

/** Sends now, unless a fault says otherwise; what `reorder` holds goes out after the next event. */
export function deliver(desk: Desk, event: OutgoingEvent): void {
	const fault = desk.faults.take("event");
	if (fault?.kind === "drop") {
		note(desk, event, "dropped", "drop");
		forget(desk, event);
		return;
	}
	if (fault?.kind === "reorder") {
		note(desk, event, "held", "reorder");
		held.set(desk, [...(held.get(desk) ?? []), event]);
		return;
	}
	if (fault?.kind === "slow") {
		later(desk, event, fault.delayMs);
		return;
	}
	if (fault?.kind === "duplicate") void attempt(desk, { ...event });
	void attempt(desk, event).then(() => releaseHeld(desk));
}

/** After a start: whatever had not been taken yet. */
export function resumeDeliveries(desk: Desk): void {
	for (const event of desk.state.outgoing) later(desk, event, Math.max(0, event.due - desk.now()));
}
