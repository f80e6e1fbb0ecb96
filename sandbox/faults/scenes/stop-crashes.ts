import { setTimeout } from "node:timers/promises";
import { LIVE_PROTOCOL, type LiveEvent } from "../../../shared/schemas/live.ts";
import type { Clinic } from "../clinic.ts";
import { keptPhones, keptThreads } from "../kept-rows.ts";
import type { Chance } from "../seed.ts";
import { until } from "../until.ts";
import { aStopping, HARBOR, HILL, isSend, type Stopping, toCarrier } from "./stopping.ts";

type Strike = { clinic: Clinic; stopping: Stopping };
type Crash = { at: string; retryAfter?: number; run: (strike: Strike) => Promise<unknown> };

/** Long enough for all that is not to be sent meanwhile. */
const LATER_S = 45;

/** The carrier's webhook, again and again until it is kept, as a carrier with retries posts it; then once more. */
async function hear({ clinic, stopping }: Strike) {
	const post = () => clinic.carrier.post(stopping.stop).catch(() => false);
	await until("the STOP is kept", 30_000, async () => (await post()) || null);
	await post();
}

/** So many ms after the webhook was posted, with the runner and all. What lies on disk then says how far it had come. */
const afterMs =
	(ms: number): Crash["run"] =>
	async (strike) => {
		const { clinic, stopping } = strike;
		await toCarrier(clinic, stopping);
		const posted = clinic.carrier.post(stopping.stop).catch(() => false);
		await setTimeout(ms);
		await clinic.worker.killAll();
		await posted;
		const reached = howFar(clinic, stopping);
		await clinic.worker.start();
		await hear(strike);
		return reached;
	};

export type Reached = "not kept" | "kept, the number not told" | "the number told, not the other thread" | "all told";

function howFar({ state }: Clinic, { threads }: Stopping): Reached {
	const kept = keptThreads(state);
	const stopped = (id: string) => kept.find((thread) => thread.id === id)?.optedOut === true;
	if (!stopped(threads.here)) return "not kept";
	if (stopped(threads.elsewhere)) return "all told";
	const told = keptPhones(state).some((phone) => phone.optedOut && phone.threads.includes(threads.here));
	return told ? "the number told, not the other thread" : "kept, the number not told";
}

/** In the same instant as the first screen of `clinicId` hears of the thread again. */
async function asAScreenHears({ clinic, stopping }: Strike, clinicId: string, thread: string) {
	const socket = new WebSocket(`${clinic.url.replace("http", "ws")}/api/clinics/${clinicId}/live`, [
		LIVE_PROTOCOL,
		`session.${clinic.staff.session}`,
	]);
	const greeted = Promise.withResolvers<void>();
	const struck = Promise.withResolvers<void>();
	socket.onmessage = ({ data }) => {
		const event: LiveEvent = JSON.parse(data);
		if (event.type === "hello") greeted.resolve();
		if (event.type !== "thread" && event.type !== "message") return;
		if (event.thread.id !== thread) return;
		clinic.worker.strike();
		struck.resolve();
	};
	await greeted.promise;
	const posted = clinic.carrier.post(stopping.stop).catch(() => false);
	await struck.promise;
	await posted;
	socket.close();
	await clinic.worker.up();
}

export const CRASHES: readonly Crash[] = [
	{
		at: "before the webhook comes, which is never posted again",
		retryAfter: 3,
		run: async ({ clinic, stopping }) => {
			await clinic.worker.killWorkerd();
			await clinic.carrier.text(stopping.stop);
			await clinic.worker.up();
		},
	},
	{
		at: "before the webhook comes, which is posted again",
		run: async (strike) => {
			await toCarrier(strike.clinic, strike.stopping);
			await strike.clinic.worker.killWorkerd();
			await strike.clinic.worker.up();
			await hear(strike);
		},
	},
	...[2, 4, 6, 8, 11, 15, 20].map((ms) => ({ at: `${ms} ms after the webhook was posted`, run: afterMs(ms) })),
	{
		at: "as a screen of the clinic hears of it",
		run: async (strike) => {
			await toCarrier(strike.clinic, strike.stopping);
			await asAScreenHears(strike, placeOf(strike.stopping).id, strike.stopping.threads.here);
			await hear(strike);
		},
	},
	{
		at: "as a screen of the other clinic hears of it",
		run: async (strike) => {
			await toCarrier(strike.clinic, strike.stopping);
			await asAScreenHears(strike, placeOf(strike.stopping) === HILL ? HARBOR.id : HILL.id, strike.stopping.threads.elsewhere);
			await hear(strike);
		},
	},
	{
		at: "as the answer to the webhook leaves",
		run: async (strike) => {
			await toCarrier(strike.clinic, strike.stopping);
			await strike.clinic.carrier.post(strike.stopping.stop, strike.clinic.worker.strike);
			await strike.clinic.worker.up();
			await hear(strike);
		},
	},
];

function placeOf({ stop }: Stopping) {
	return stop.to === HILL.number ? HILL : HARBOR;
}

/** Each crash in a phone of its own, in turn to the clinic whose carrier confirms and to the one that confirms itself. */
export async function crashAllStops(clinic: Clinic, draw: Chance) {
	const stoppings = new Map<string, Stopping>();
	const reached = new Set<unknown>();
	for (const [index, { at, retryAfter = LATER_S, run }] of CRASHES.entries()) {
		const released = Promise.withResolvers<void>();
		// Where the webhook is lost for good, only a carrier that heeds STOP itself can tell.
		const here = index % 2 === 0 ? HARBOR : HILL;
		const stopping = await aStopping(clinic, draw, here, retryAfter, released.promise);
		stoppings.set(at, stopping);
		reached.add(await run({ clinic, stopping }));
		released.resolve();
	}
	return { stoppings, reached };
}

/** Struck in the instant in which a text that waited has been claimed, before the carrier sees it: that one is in flight, too. */
export async function strikeAtClaim(clinic: Clinic, draw: Chance): Promise<Stopping> {
	const released = Promise.withResolvers<void>();
	const stopping = await aStopping(clinic, draw, HARBOR, 1, released.promise);
	const claimed = clinic.taps.carrier.trap("asked", (passing) => isSend(passing, HARBOR.number, stopping.phone), clinic.worker.strike);
	await claimed;
	await toCarrier(clinic, stopping);
	released.resolve();
	await clinic.worker.up();
	await hear({ clinic, stopping });
	return stopping;
}
