import { setTimeout } from "node:timers/promises";
import type { LiveEvent } from "../../../shared/schemas/live.ts";
import { LIVE_PROTOCOL } from "../../../shared/schemas/live-protocol.ts";
import type { Clinic } from "../clinic.ts";
import { keptPhones, keptThreads } from "../kept-rows.ts";
import type { Chance } from "../seed.ts";
import { until } from "../until.ts";
import { aStopping, HARBOR, HILL, isSend, type Stopping, toCarrier } from "./stopping.ts";

type Strike = { clinic: Clinic; stopping: Stopping };
type Crash = { at: string; retryAfter?: number; run: (strike: Strike) => Promise<unknown> };

/** The Worker that waits for this answer is dead before it could come. */
const never = new Promise<void>(() => {});
/** Long enough for all that is not to be sent meanwhile. */
const LATER_S = 45;
/** Long enough for the carrier to hear the STOP first, also on a slow machine; what waited is then refused by it. */
const SOON_S = 12;

/** The carrier's webhook, again and again until it is kept, as a carrier with retries posts it; then once more. */
async function hear({ clinic, stopping }: Strike) {
	const post = () => clinic.carrier.post(stopping.stop).catch(() => false);
	await until("the STOP is kept", 30_000, async () => (await post()) || null);
	await post();
}

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
		retryAfter: SOON_S,
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

/** Each crash with a phone of its own, in turn to the clinic whose carrier confirms and to the one that confirms itself. */
export async function crashAllStops(clinic: Clinic, draw: Chance): Promise<Map<string, Stopping>> {
	const struck = new Map<string, Stopping>();
	for (const [index, { at, retryAfter = LATER_S, run }] of CRASHES.entries()) {
		// The first one's webhook is lost for good: only a carrier that heeds STOP itself can tell.
		const stopping = await aStopping(clinic, draw, index % 2 === 0 ? HARBOR : HILL, retryAfter, never);
		struck.set(at, stopping);
		await run({ clinic, stopping });
	}
	return struck;
}

const MOST_SWEEPS = 3;

/** Later and later after the webhook was posted, until once all had been told: the steps are this machine's own. */
export async function sweepStops(clinic: Clinic, draw: Chance): Promise<{ struck: Stopping[]; reached: Set<Reached> }> {
	const struck: Stopping[] = [];
	const reached = new Set<Reached>();
	for (let sweep = 0; sweep < MOST_SWEEPS && !reached.has("kept, the number not told"); sweep++) {
		for (let ms = 1, far: Reached = "not kept"; far !== "all told"; ms = Math.ceil(ms * 1.25)) {
			const stopping = await aStopping(clinic, draw, draw.one([HARBOR, HILL]), LATER_S, never);
			far = await struckAfter(ms, { clinic, stopping });
			struck.push(stopping);
			reached.add(far);
		}
	}
	return { struck, reached };
}

/** The runner and all; what lies on disk then says how far the STOP had come. */
async function struckAfter(ms: number, strike: Strike): Promise<Reached> {
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
