import { setTimeout } from "node:timers/promises";
import { expect } from "vitest";
import type { Message } from "../../../shared/schemas/message.ts";
import type { Recorded } from "../../carrier/control/journal.ts";
import { type Clinic, openClinic } from "../clinic.ts";
import { asleep, forgotten, lostOrTwice, moved, notSentOnce, outOfOrder, ticketsWrong, wentBack } from "../invariants.ts";
import { keptThreads } from "../kept-rows.ts";
import type { Chance } from "../seed.ts";
import { holds } from "../until.ts";
import { type Load, openLoad, PHONES } from "./load.ts";

export const ROUNDS = process.env.FULL ? 100 : 20;
/** A text whose claim was cut off: a minute until it counts as lost, half a minute and a minute more for the list. */
const SETTLED_WITHIN_MS = 300_000;
/** Younger texts may still have a webhook under way: the reconciler leaves them alone. */
const SETTLED_AT_CARRIER_MS = 65_000;

/** Rounds of load with a SIGKILL in each; after each, what must hold at every moment; at the end, all of it. */
export async function killRounds(draw: Chance) {
	const clinic = await openClinic();
	try {
		return await liveThrough(clinic, draw);
	} finally {
		await clinic.close();
	}
}

async function liveThrough(clinic: Clinic, draw: Chance) {
	await spoilReceipts(clinic);
	const load = await openLoad(clinic, draw);
	const watch = watcher(clinic, load);
	for (let round = 1; round <= ROUNDS; round++) {
		const [killAt, everything, twice] = [draw.from(50, load.spreadMs), draw.from(1, 10) <= 3, draw.from(1, 4) === 1];
		const done = load.round(round);
		await setTimeout(killAt);
		if (everything) await clinic.worker.killAll().then(() => clinic.worker.start());
		else await clinic.worker.killWorkerd().then(() => clinic.worker.up());
		// Struck again while it is still picking up the pieces.
		if (twice) await clinic.worker.killWorkerd().then(() => clinic.worker.up());
		await done;
		await watch(`round ${round}`);
	}
	await settle(clinic, load);
	await watch("the end");
	return { promised: load.promised.size, ...(await evidence(clinic, load)) };
}

async function spoilReceipts({ carrier }: Clinic) {
	await carrier.fault({ on: "callback", kind: "duplicate", times: "always", copies: 3 });
	for (const to of PHONES.filter((_, index) => index % 2))
		await carrier.fault({ on: "callback", kind: "reverse", times: "always", match: { to } });
}

/** Holds at every moment: what was answered is there, once, in its place, and what was shown has not moved. */
function watcher(clinic: Clinic, load: Load) {
	const before = new Map<string, string[]>();
	let seen = 0;
	return async (when: string) => {
		const entries = await clinic.carrier.journal(seen);
		seen = entries.at(-1)?.seq ?? seen;
		const acknowledged = new Set(entries.flatMap((entry) => (isKept(entry) && entry.sid !== null ? [entry.sid] : [])));
		const from = new Map((await clinic.carrier.messages()).map((text) => [text.sid, text.from]));
		for (const [phone, thread] of load.threads) {
			const shown = await clinic.staff.messages(thread);
			const came = [...acknowledged].filter((sid) => from.get(sid) === phone);
			const ids = shown.map((message) => message.id);
			const wrong = [...lostOrTwice(came, shown), ...outOfOrder(shown), ...moved(before.get(phone) ?? [], ids)];
			expect(wrong, when).toEqual([]);
			before.set(phone, ids);
		}
	};
}

function isKept(entry: Recorded): boolean {
	return (entry.kind === "webhook" || entry.kind === "fallback") && entry.status === 200;
}

const UNSETTLED: ReadonlySet<string> = new Set(["queued", "claimed", "unknown"]);

async function settle(clinic: Clinic, load: Load) {
	const lastText = Math.max(...(await clinic.carrier.messages()).map((text) => text.createdAt));
	await holds(
		SETTLED_WITHIN_MS,
		async () => {
			const open = (await everyMessage(clinic, load)).filter((message) => UNSETTLED.has(message.delivery.state));
			expect(open.map((message) => `${message.id} is ${message.delivery.state}`)).toEqual([]);
		},
		2_000,
	);
	await setTimeout(Math.max(0, lastText + SETTLED_AT_CARRIER_MS - Date.now()));
	await clinic.worker.killAll();
	await clinic.worker.start();
	const came = (await clinic.carrier.messages()).filter((text) => text.direction === "inbound").map((text) => text.sid);
	await holds(60_000, async () => expect(lostOrTwice(came, await everyMessage(clinic, load))).toEqual([]), 1_000);
}

async function everyMessage(clinic: Clinic, load: Load): Promise<Message[]> {
	return (await Promise.all([...load.threads.values()].map((id) => clinic.staff.messages(id)))).flat();
}

/** What is wrong when all has settled, and at last what lies on disk. */
async function evidence(clinic: Clinic, load: Load) {
	const messages = await everyMessage(clinic, load);
	const came = (await clinic.carrier.messages()).filter((text) => text.direction === "inbound");
	const items = await clinic.staff.threads();
	const ticketed = items.map((item) => ({ ...item, received: came.filter((text) => text.from === item.number).length }));
	await holds(120_000, async () => expect(ticketsWrong(ticketed, await clinic.helpdesk.tickets())).toEqual([]), 1_000);
	const sent = await clinic.carrier.sent();
	await clinic.worker.stop();
	const kept = keptThreads(clinic.state);
	return {
		texts: came.length,
		outbox: notSentOnce(load.promised, sent),
		strange: sent.filter((text) => !load.promised.has(text.body)).map((text) => `${text.sid} was sent for nobody`),
		waiting: messages
			.filter((message) => message.direction === "out" && !ARRIVING.has(message.delivery.state))
			.map((message) => message.id),
		alarms: [...asleep(kept, Date.now()), ...forgotten(kept)],
		backwards: kept.flatMap((thread) => wentBack(thread.events)),
	};
}

/** A receipt that came while nobody was there is asked for ten minutes later; what was sent is never less than accepted. */
const ARRIVING: ReadonlySet<string> = new Set(["accepted", "sent", "delivered"]);
