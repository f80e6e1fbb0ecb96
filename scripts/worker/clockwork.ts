import type { Cron } from "./cron.ts";

const MINUTE_MS = 60_000;

/** By then what came while we were down has settled at the carrier, and the reconciler takes it. */
const SETTLED_MS = 75_000;

/** Fires each cron once now and once a little later, so that a fresh start catches up, and then on every minute it is due. */
export function startClockwork(crons: Cron[], fire: (cron: string, at: Date) => Promise<void>) {
	const tell = (cron: Cron, at: Date) =>
		void fire(cron.expression, at).catch(() => console.error(`The cron ${cron.expression} did not run to its end.`));
	let timer: NodeJS.Timeout;
	const wait = () => {
		const next = (Math.floor(Date.now() / MINUTE_MS) + 1) * MINUTE_MS;
		timer = setTimeout(() => {
			const at = new Date(next);
			for (const cron of crons) if (cron.isDue(at)) tell(cron, at);
			wait();
		}, next - Date.now());
	};
	const all = () => {
		for (const cron of crons) tell(cron, new Date());
	};
	all();
	const later = setTimeout(all, SETTLED_MS);
	wait();
	return {
		stop: () => {
			clearTimeout(timer);
			clearTimeout(later);
		},
	};
}
