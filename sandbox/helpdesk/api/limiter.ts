export type Allowance = { ok: boolean; total: number; remaining: number /** Seconds until the oldest use is forgotten. */; resets: number };

export type Limiter = {
	/** Takes one of `total` in `windowMs`, if there is one. */
	take(name: string, total: number, windowMs: number): Allowance;
	/** The same without taking. */
	look(name: string, total: number, windowMs: number): Allowance;
};

/** A sliding window: never more than `total` in any stretch of `windowMs`. */
export function createLimiter(now: () => number): Limiter {
	const uses = new Map<string, number[]>();
	const look = (name: string, total: number, windowMs: number): Allowance => {
		const at = now();
		const recent = (uses.get(name) ?? []).filter((use) => use > at - windowMs);
		uses.set(name, recent);
		const oldest = recent[0] ?? at;
		return {
			ok: recent.length < total,
			total,
			remaining: Math.max(0, total - recent.length),
			resets: Math.max(1, Math.ceil((oldest + windowMs - at) / 1000)),
		};
	};
	return {
		look,
		take: (name, total, windowMs) => {
			const allowance = look(name, total, windowMs);
			if (!allowance.ok) return allowance;
			uses.get(name)?.push(now());
			return { ...allowance, remaining: allowance.remaining - 1 };
		},
	};
}
