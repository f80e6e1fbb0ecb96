/** How much is measured. The quick plan shows that everything still works; only the full one is worth quoting. */
export type Plan = {
	rounds: number;
	threads: number;
	busyRequests: number;
	calmRequests: number;
	newThreads: number;
	pushes: number;
	pages: number;
	starts: number;
	long: number;
	short: number;
};

export const FULL: Plan = {
	rounds: 7,
	threads: 1000,
	busyRequests: 4000,
	calmRequests: 600,
	newThreads: 300,
	pushes: 25,
	pages: 200,
	starts: 9,
	long: 100_000,
	short: 100,
};
export const QUICK: Plan = {
	rounds: 3,
	threads: 200,
	busyRequests: 800,
	calmRequests: 150,
	newThreads: 60,
	pushes: 6,
	pages: 40,
	starts: 3,
	long: 100_000,
	short: 100,
};
