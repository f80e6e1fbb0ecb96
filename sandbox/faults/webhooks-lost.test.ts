import { afterEach, beforeEach, expect, test } from "vitest";
import { CLINIC, type Clinic, openClinic } from "./clinic.ts";
import { lostOrTwice, outOfOrder, ticketsWrong } from "./invariants.ts";
import { holds } from "./until.ts";

const ANA = "+12125561001";
const BEN = "+12125561002";
const MINUTE_MS = 60_000;

let clinic: Clinic;
/** How far the carrier's clock is behind: a text of minutes ago is past any webhook that may still come. */
let behindMs = 0;
beforeEach(async () => {
	behindMs = 0;
	clinic = await openClinic({ now: () => Date.now() - behindMs });
});
afterEach(() => clinic.close());

async function shownOf(number: string) {
	const thread = (await clinic.staff.threads()).find((item) => item.number === number);
	return thread ? clinic.staff.messages(thread.id) : [];
}

/** Its webhook is lost: only the carrier's list has it. */
const unheard = (from: string, body: string) => clinic.carrier.text({ from, to: CLINIC, body, webhook: "skip" });

/** The runner asks the carrier's list as it starts, as it does every five minutes. */
const startAgain = () => clinic.worker.killAll().then(() => clinic.worker.start());

test("texts whose webhooks were lost are fetched, marked late, and stand where they belong", async () => {
	await clinic.carrier.text({ from: ANA, to: CLINIC, body: "on time" });
	await holds(20_000, async () => expect((await shownOf(ANA)).map((message) => message.body)).toEqual(["on time"]));
	await clinic.worker.killAll();
	behindMs = 5 * MINUTE_MS;
	for (const body of ["first", "second", "third"]) await unheard(ANA, body);
	await unheard(BEN, "Ben's only one");
	behindMs = 3 * MINUTE_MS;
	await unheard(ANA, "fourth");
	behindMs = 0;

	await clinic.worker.start();
	const came = (await clinic.carrier.messages()).map((text) => text.sid);
	await holds(30_000, async () => expect(lostOrTwice(came, [...(await shownOf(ANA)), ...(await shownOf(BEN))])).toEqual([]));
	const shown = await shownOf(ANA);
	expect(shown.map(({ body, flags }) => [body, ...flags])).toEqual([
		["first", "late"],
		["second", "late"],
		["third", "late"],
		["fourth", "late"],
		["on time"],
	]);
	expect(outOfOrder(shown)).toEqual([]);
	expect((await shownOf(BEN)).map(({ body, flags }) => [body, ...flags])).toEqual([["Ben's only one", "late"]]);

	await startAgain();
	const threads = await clinic.staff.threads();
	const ticketed = threads.map((thread) => ({ ...thread, received: thread.unanswered }));
	expect(ticketed.map(({ received }) => received).sort()).toEqual([1, 5]);
	await holds(60_000, async () => expect(ticketsWrong(ticketed, await clinic.helpdesk.tickets())).toEqual([]));
});

test("a list that cannot be had is asked for again the next time, and no text is left out for it", async () => {
	await clinic.worker.killAll();
	behindMs = 4 * MINUTE_MS;
	for (let count = 0; count < 130; count++) await unheard(count % 2 ? ANA : BEN, `Text ${count}`);
	behindMs = 0;
	await clinic.carrier.fault({ on: "list", kind: "503" });
	await clinic.worker.start();
	await holds(20_000, async () =>
		expect((await clinic.carrier.journal()).filter((entry) => "fault" in entry && entry.fault === "503")).toHaveLength(1),
	);

	await startAgain();
	const came = (await clinic.carrier.messages()).map((text) => text.sid);
	await holds(30_000, async () => expect(lostOrTwice(came, [...(await shownOf(ANA)), ...(await shownOf(BEN))])).toEqual([]));
	for (const [number, odd] of [
		[ANA, 1],
		[BEN, 0],
	] as const) {
		const wanted = Array.from({ length: 65 }, (_, index) => `Text ${index * 2 + odd}`);
		expect((await shownOf(number)).map((message) => message.body)).toEqual(wanted);
	}
});
