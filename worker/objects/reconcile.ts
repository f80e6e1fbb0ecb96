import { compose, type Env } from "../compose.ts";
import type { Carrier, CarrierMessage } from "../ports.ts";
import { type ClinicFacts, clinicByNumber, homeOf } from "./clinic-facts.ts";
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
		// A thread that cannot keep its text now does not keep other numbers from having theirs: the mark stays, and it is found again.
		if (await keepReceived(env, carrier, clinic, number, reconciledTo - OVERLAP_MS, now - SETTLED_MS).catch(() => false)) {
			await directory.markReconciled(number, now - SETTLED_MS);
		}
	}
}

/** Whether the carrier gave all it has, from `since` to `until`. */
async function keepReceived(env: Env, carrier: Carrier, clinic: ClinicFacts, to: string, since: number, until: number): Promise<boolean> {
	const { items, whole } = await listed(carrier, to, since);
	// Newest first, and in whole seconds: texts of one second keep their order only if the oldest is kept first.
	const settled = items.filter((item) => item.direction === "in" && item.at < until).reverse();
	const bySender = Map.groupBy(settled, (item) => item.from);
	await Promise.all(
		[...bySender.values()].map(async (texts) => {
			for (const text of texts) await keep(env, clinic, text);
		}),
	);
	return whole;
}

/** Every page, or those up to the first that could not be had. */
async function listed(carrier: Carrier, to: string, since: number): Promise<{ items: CarrierMessage[]; whole: boolean }> {
	const items: CarrierMessage[] = [];
	let next: string | undefined;
	for (;;) {
		const page = await carrier.listReceived({ to, since, next });
		if ("kind" in page) return { items, whole: false };
		items.push(...page.items);
		if (page.next === null) return { items, whole: true };
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
	await threadOf(env, pair).receive(pair, homeOf(clinic), lateText(item));
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
