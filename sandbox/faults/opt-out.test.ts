import { afterAll, beforeAll, expect, test } from "vitest";
import { type Clinic, openClinic } from "./clinic.ts";
import { asleep, forgotten, untoldOf, wentBack } from "./invariants.ts";
import { keptPhones, keptThreads } from "./kept-rows.ts";
import { CRASHES, crashAllStops, strikeAtClaim, sweepStops } from "./scenes/stop-crashes.ts";
import { aStopping, expectStopped, HARBOR, HILL, openHill, outcomeOf, type Stopping, toCarrier } from "./scenes/stopping.ts";
import { lastWordOf, STORM_TEXTS, type Stormed, standingOf, stormFoundLate, stormOfWebhooks } from "./scenes/word-storm.ts";
import { chance } from "./seed.ts";
import { holds } from "./until.ts";

const SETTLED_WITHIN_MS = 30_000;

const draw = chance();
let clinic: Clinic;
/** How far the carrier's clock is behind. */
let behindMs = 0;
let crashed: Map<string, Stopping>;
beforeAll(async () => {
	console.info(`SEED=${draw.seed}`);
	clinic = await openClinic({ now: () => Date.now() - behindMs });
	await openHill(clinic);
	crashed = await crashAllStops(clinic, draw);
});
afterAll(() => clinic?.close());

const stopped = (stopping: Stopping) => holds(SETTLED_WITHIN_MS, async () => expectStopped(await outcomeOf(clinic, stopping)));

test.each(CRASHES)("a Worker that dies $at: none of five texts goes, in either clinic, and nobody can write", async ({ at }) => {
	const stopping = crashed.get(at);
	if (!stopping) throw new Error("It was not struck.");
	await stopped(stopping);
	for (const thread of Object.values(stopping.threads))
		await expect(clinic.staff.send(thread, `after-${stopping.phone.slice(1)}`, "One more.")).rejects.toThrow("opted_out");
});

test("a Worker that dies any moment after the webhook was posted, also before the number is told: the same holds", async () => {
	const { struck, reached } = await sweepStops(clinic, draw);
	console.info([...reached].join("; "));
	expect([...reached]).toContain("kept, the number not told");
	for (const stopping of struck) await stopped(stopping);
});

test("a Worker that dies between the claim of a text and the carrier: a STOP just after it lets no other go", async () => {
	const stopping = await strikeAtClaim(clinic, draw);
	await holds(SETTLED_WITHIN_MS, async () => {
		const { states, ...outcome } = await outcomeOf(clinic, stopping);
		expect(outcome).toMatchObject({ wentAnyway: [], inFlight: 1, boxes: ["opted_out", "opted_out"] });
		// Where it is ours, it waits until the claim is known to be lost.
		expect(outcome.confirmations).toBeLessThanOrEqual(1);
		expect(states.toSorted()).toEqual(["cancelled", "cancelled", "cancelled", "cancelled", "claimed"]);
	});
});

test.each([HARBOR, HILL])(
	"nothing dies: a STOP to $id is confirmed once, only what was in flight goes, and nothing more with a START",
	async (place) => {
		const released = Promise.withResolvers<void>();
		const stopping = await aStopping(clinic, draw, place, 2, released.promise);
		await toCarrier(clinic, stopping);
		expect([await clinic.carrier.post(stopping.stop), await clinic.carrier.post(stopping.stop)]).toEqual([true, true]);
		released.resolve();
		await holds(SETTLED_WITHIN_MS, async () => {
			const outcome = await outcomeOf(clinic, stopping);
			expectStopped(outcome);
			expect([outcome.inFlight, outcome.confirmations]).toEqual([1, 1]);
		});
		const start = { ...stopping.stop, sid: draw.sid(), body: "START" };
		await toCarrier(clinic, { ...stopping, stop: start });
		expect(await clinic.carrier.post(start)).toBe(true);
		const { boxes, states, wentAnyway } = await outcomeOf(clinic, stopping);
		expect([boxes, new Set(states), wentAnyway]).toEqual([["open", "open"], new Set(["cancelled"]), []]);
	},
);

test("nobody says STOP: all six texts of the same scene go", async () => {
	const released = Promise.withResolvers<void>();
	const stopping = await aStopping(clinic, draw, HARBOR, 1, released.promise);
	released.resolve();
	await holds(SETTLED_WITHIN_MS, async () => {
		const { wentAnyway, inFlight, boxes } = await outcomeOf(clinic, stopping);
		expect([wentAnyway.toSorted(), inFlight, boxes]).toEqual([stopping.waiting, 1, ["open", "open"]]);
	});
});

/** Both clinics hold what the last word asks for. */
async function lastWordCounts(stormed: Stormed) {
	await holds(SETTLED_WITHIN_MS, async () => {
		const { heard, lastSays } = await lastWordOf(clinic, stormed);
		expect(heard).toBe(STORM_TEXTS);
		const [harbor, hill] = await standingOf(clinic, stormed);
		expect(lastSays).toContain(harbor);
		expect(hill).toBe(harbor);
	});
}

test(`${STORM_TEXTS} texts of STOP and START to two clinics, shuffled, doubled, with a crash half-way: the last word counts`, async () => {
	const stormed = await stormOfWebhooks(clinic, draw);
	await lastWordCounts(stormed);
	const sent = (await clinic.carrier.sent()).filter((text) => text.to === stormed.phone);
	expect(sent.length).toBeLessThanOrEqual(1);
});

test("as many whose webhooks were lost, found minutes later and out of turn: the last word by its time counts", async () => {
	const stormed = await stormFoundLate(clinic, draw, (ms) => {
		behindMs = ms;
	});
	await lastWordCounts(stormed);
});

test("after all of it whatever is due has an alarm, no number forgot a thread, and no state went back", async () => {
	await clinic.worker.stop();
	const threads = keptThreads(clinic.state);
	expect(threads.length).toBeGreaterThan(CRASHES.length);
	expect([...asleep(threads, Date.now()), ...forgotten(threads), ...untoldOf(keptPhones(clinic.state))]).toEqual([]);
	expect(threads.flatMap((thread) => wentBack(thread.events))).toEqual([]);
});
