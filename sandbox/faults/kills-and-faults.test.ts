import { beforeAll, expect, test } from "vitest";
import { begun } from "./scenes/begun.ts";
import { CARRIER_FAULTS } from "./scenes/carrier-faults.ts";
import { copyKills } from "./scenes/copy-kills.ts";
import { CRASHES } from "./scenes/crash-points.ts";
import { helpdeskOutage, TEXTS_IN_OUTAGE } from "./scenes/helpdesk-outage.ts";
import { killRounds, ROUNDS } from "./scenes/kill-rounds.ts";
import { troubledSends } from "./scenes/troubled-sends.ts";
import { chance } from "./seed.ts";

let rounds: ReturnType<typeof killRounds>;
let sends: ReturnType<typeof troubledSends>;
let outage: ReturnType<typeof helpdeskOutage>;
let copies: ReturnType<typeof copyKills>;
beforeAll(() => {
	const { seed } = chance();
	console.info(`SEED=${seed}`);
	rounds = begun(() => killRounds(chance(seed)));
	sends = begun(() => troubledSends(chance(seed + 1)));
	outage = begun(() => helpdeskOutage(chance(seed + 2)));
	copies = begun(copyKills);
});

test("Zendesk was away: every text is kept and shown meanwhile", async () => {
	const { shownMeanwhile, ticketsMeanwhile } = await outage;
	expect(shownMeanwhile).toBe(TEXTS_IN_OUTAGE);
	expect(ticketsMeanwhile).toBe(0);
});

test("Zendesk is back: what waited is told in order, once, within its limits, and no thread sleeps on it", async () => {
	const { drained, limited, alarms } = await outage;
	expect(drained).toEqual([]);
	expect(limited).toBeGreaterThan(0);
	expect(alarms).toEqual([]);
});

test("a Worker that dies while it tells the screens: each hears of every text, and none is left with a gap", async () => {
	const { broadcast } = await sends;
	expect(broadcast.heardBeforeDeath).toBeGreaterThan(0);
	expect(broadcast.missed).toEqual([]);
	expect(broadcast.gaps).toEqual([]);
});

test.each(CRASHES)("a Worker that dies $at loses nothing and does nothing twice", async ({ at }) => {
	expect((await sends).crashed.get(at)).toEqual([]);
});

test.each(CARRIER_FAULTS)(
	"the carrier $carrier: the text ends as it should, and nobody gets it twice",
	async ({ carrier, ends, arrive }) => {
		const outcome = (await sends).troubled.get(carrier);
		expect(outcome?.states).toEqual(ends);
		expect(outcome?.arrived).toBe(arrive ?? ends.length);
		expect(outcome?.attention).toEqual(ends.some((end) => end === "failed" || end === "undelivered") ? ["failed_send"] : []);
	},
);

test("a text that fails while a comment is being written is told too, and the comment stands once", async () => {
	expect((await sends).commentWritten).toEqual({ texts: 2, failures: 1 });
});

test("the same when the answer to that comment was lost", async () => {
	expect((await sends).commentLost).toEqual({ texts: 2, failures: 1 });
});

test("after all faults whatever is due has an alarm, and no state went back", async () => {
	const { alarms, backwards } = await sends;
	expect(alarms).toEqual([]);
	expect(backwards).toEqual([]);
});

test(`after ${ROUNDS} kills under load every text is there once and in its place`, async () => {
	const { texts, promised } = await rounds;
	expect(texts).toBeGreaterThan(ROUNDS);
	expect(promised).toBeGreaterThan(ROUNDS);
});

test(`after ${ROUNDS} kills under load every answer went out once, and none is left behind`, async () => {
	const { outbox, strange, waiting, alarms } = await rounds;
	expect({ outbox, strange, waiting, alarms }).toEqual({ outbox: [], strange: [], waiting: [], alarms: [] });
});

test(`after ${ROUNDS} kills under load no state went back`, async () => {
	expect((await rounds).backwards).toEqual([]);
});

test("a Worker that dies while patients are read from a file, and while they are taken over, ends with the copy of one that lived", async () => {
	const { struckIn, runs, copies: kept } = await copies;
	expect(struckIn).toEqual(["reading", "applying"]);
	const counts = { read: 10_701, added: 9_999, changed: 300, same: 400, gone: 200, rejected: 2 };
	expect(runs).toEqual([1, 2, 3].map(() => ({ state: "done", trouble: null, counts })));
	const [one, ...others] = kept;
	expect(others).toEqual([one, one]);
	expect(one).toMatchObject({ broken: [], left: { parts: 0, staged: 0 } });
});
