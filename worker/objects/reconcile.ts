import { compose, type Env } from "../compose.ts";
import type { Carrier, CarrierMessage } from "../ports.ts";
import { type ClinicFacts, clinicByNumber } from "./clinic-facts.ts";
import { directoryOf, threadById, threadOf } from "./stubs.ts";
import type { IncomingText } from "./thread.ts";

/** Twilio has 15 seconds to deliver a webhook, and its fallback as many more: younger texts may still be on their way to us. */
const SETTLED_MS = 60_000;
/** The carrier's clock is not ours, and its list may lag. */
const OVERLAP_MS = 10 * 60_000;
const SWEPT_MS = 60_000;

/** Fetches the texts that no webhook brought, number by number. What cannot be asked now is asked the next time. */
export async function reconcile(env: Env, now: number): Promise<void> {
	const { carrier } = compose(env);
	if (!carrier) return;
	const directory = directoryOf(env);
	for (const { number, reconciledTo } of await directory.reconcileMarks()) {
		const clinic = await clinicByNumber(env, number);
		if (!clinic) continue;
		if (await keepReceived(env, carrier, clinic, number, reconciledTo - OVERLAP_MS, now - SETTLED_MS)) {
			await directory.markReconciled(number, now - SETTLED_MS);
		}
	}
}

/** Whether the carrier gave all it has, from `since` to `until`. */
async function keepReceived(env: Env, carrier: Carrier, clinic: ClinicFacts, to: string, since: number, until: number): Promise<boolean> {
	let next: string | undefined;
	for (;;) {
		const page = await carrier.listReceived({ to, since, next });
		if ("kind" in page) return false;
		const settled = page.items.filter((item) => item.direction === "in" && item.at < until);
		await Promise.all(settled.map((item) => keep(env, clinic, item)));
		if (page.next === null) return true;
		next = page.next;
	}
}

/** Wakes what is overdue although it was tried: the second net, should an alarm be lost. */
export async function sweep(env: Env, now: number): Promise<void> {
	const directory = directoryOf(env);
	for (const id of await directory.pendingBefore(now - SWEPT_MS)) {
		const due = await threadById(env, id)
			?.wake()
			.catch(() => now);
		await directory.settlePending(id, due ?? null);
	}
}

async function keep(env: Env, clinic: ClinicFacts, item: CarrierMessage): Promise<void> {
	const pair = { clinicNumber: item.to, number: item.from };
	await threadOf(env, pair).receive(pair, clinic, lateText(item));
}

function lateText(item: CarrierMessage): IncomingText {
	return {
		id: item.sid,
		direction: "in",
		kind: "text",
		channel: "sms",
		body: item.body,
		sender: { type: "patient" },
		attachments: item.media.map(({ index, contentType }) => ({ index, contentType })),
		media: item.media,
		flags: ["late"],
		at: item.at,
		optOutType: null,
	};
}
