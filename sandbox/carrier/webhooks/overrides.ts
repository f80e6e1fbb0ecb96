export type Overrides = { connectMs: number; readMs: number; totalMs: number; retries: number; retryOn: ReadonlySet<string> };

const NUMERIC: Record<string, { field: "connectMs" | "readMs" | "totalMs" | "retries"; from: number; to: number }> = {
	ct: { field: "connectMs", from: 100, to: 10_000 },
	rt: { field: "readMs", from: 100, to: 15_000 },
	tt: { field: "totalMs", from: 100, to: 15_000 },
	rc: { field: "retries", from: 0, to: 5 },
};
const RETRY_ON = new Set(["4xx", "5xx", "ct", "rt", "all"]);
const IGNORED = new Set(["e", "sni"]);

const DEFAULTS: Overrides = { connectMs: 5000, readMs: 15_000, totalMs: 15_000, retries: 1, retryOn: new Set(["ct"]) };

/** What the fragment of a webhook's URL asks for. A bad value is error 11243, and the defaults hold. */
export function overridesOf(url: string): { overrides: Overrides; errorCode: number | null } {
	const hash = url.indexOf("#");
	const wanted: Overrides = { ...DEFAULTS };
	if (hash === -1) return { overrides: wanted, errorCode: null };
	for (const [key, value] of new URLSearchParams(url.slice(hash + 1))) {
		const numeric = NUMERIC[key];
		const policies = value.split(",");
		if (numeric && /^\d+$/.test(value) && Number(value) >= numeric.from && Number(value) <= numeric.to)
			wanted[numeric.field] = Number(value);
		else if (key === "rp" && policies.every((policy) => RETRY_ON.has(policy))) wanted.retryOn = new Set(policies);
		else if (!IGNORED.has(key)) return { overrides: { ...DEFAULTS }, errorCode: 11243 };
	}
	return { overrides: wanted, errorCode: null };
}

export function withoutFragment(url: string): string {
	const hash = url.indexOf("#");
	return hash === -1 ? url : url.slice(0, hash);
}
