/**
 * A clinic's copy is brought up to date once for each of its days, at its own time or as soon after it as can be: a night that was slept
 * through is caught up. Clocks that jump over the time, or pass it twice, change nothing about that.
 */
export type NightPlan = {
	/** HH:MM on the clinic's clock. */
	at: string;
	/** YYYY-MM-DD: the last day it was begun for. */
	lastDay: string;
};

/** `date` YYYY-MM-DD and `time` HH:MM, on the clinic's clock. */
export type WallClock = { date: string; time: string; dayBefore: string };

/** The day whose turn it is, or null. */
export function nightDue(plan: NightPlan, clock: WallClock): string | null {
	const latest = latestNight(plan.at, clock);
	return latest > plan.lastDay ? latest : null;
}

/** The day of the last time that has been: today's, or else yesterday's. */
export function latestNight(at: string, { date, time, dayBefore }: WallClock): string {
	return time >= at ? date : dayBefore;
}
