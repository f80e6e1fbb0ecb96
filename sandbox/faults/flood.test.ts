import { afterAll, beforeAll, expect, test } from "vitest";
import { CLINIC, type Clinic, openClinic } from "./clinic.ts";
import { asleep, forgotten, lostOrTwice, outOfOrder, ticketsWrong } from "./invariants.ts";
import { keptThreads } from "./kept-rows.ts";
import { chance } from "./seed.ts";
import { holds } from "./until.ts";

const PHONES = 100;
const TEXTS_EACH = 10;
const COPIES = 5;
const AT_ONCE = 64;

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

test("a thousand texts, each delivered five times, shuffled, 64 at once: nothing lost, nothing twice, one ticket a thread", async () => {
	const draw = chance();
	console.info(`SEED=${draw.seed}`);
	const phones = Array.from({ length: PHONES }, (_, index) => `+1212556${String(1000 + index)}`);
	const texts = phones.flatMap((from) =>
		Array.from({ length: TEXTS_EACH }, (_, index) => ({ from, to: CLINIC, sid: draw.sid(), body: `Text ${index} of ${from}` })),
	);
	const deliveries = draw.shuffled(texts.flatMap((text) => Array.from({ length: COPIES }, () => text)));
	const acknowledged = new Set<string>();
	const carry = async () => {
		for (let next = deliveries.pop(); next; next = deliveries.pop()) if (await clinic.carrier.post(next)) acknowledged.add(next.sid);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, carry));
	expect(acknowledged.size).toBe(texts.length);

	const threads = await holds(30_000, async () => {
		const items = await clinic.staff.threads();
		expect(items.map((item) => item.number).sort()).toEqual(phones);
		expect(items.reduce((sum, item) => sum + item.unanswered, 0)).toBe(texts.length);
		return items;
	});
	for (const thread of threads) {
		const shown = await clinic.staff.messages(thread.id);
		const own = texts.filter((text) => text.from === thread.number);
		expect(
			lostOrTwice(
				own.map((text) => text.sid),
				shown,
			),
		).toEqual([]);
		expect(shown).toHaveLength(TEXTS_EACH);
		expect(outOfOrder(shown)).toEqual([]);
		expect(shown.map((message) => [message.id, message.body]).sort()).toEqual(own.map((text) => [text.sid, text.body]).sort());
	}
	const ticketed = threads.map((thread) => ({ ...thread, received: TEXTS_EACH }));
	await holds(60_000, async () => expect(ticketsWrong(ticketed, await clinic.helpdesk.tickets())).toEqual([]));

	await clinic.worker.stop();
	const kept = keptThreads(clinic.state);
	expect(kept).toHaveLength(PHONES);
	expect([...asleep(kept, Date.now()), ...forgotten(kept)]).toEqual([]);
});
