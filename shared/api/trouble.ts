import type { Problem } from "../schemas/problem.ts";

/** The Worker said no, and why. */
export class Refused extends Error {
	readonly problem: Problem;

	constructor(problem: Problem) {
		super(problem.code);
		this.name = "Refused";
		this.problem = problem;
	}
}

/** No truthful answer: the request may or may not have been carried out. */
export class Unreached extends Error {
	constructor() {
		super("unreached");
		this.name = "Unreached";
	}
}

export type TroubleKind = "offline" | "signed_out" | "not_allowed" | "gone" | "not_configured" | "other";

const KINDS: ReadonlyMap<number, TroubleKind> = new Map([
	[401, "signed_out"],
	[403, "not_allowed"],
	[404, "gone"],
]);

/** What a screen says when it could not load. */
export function troubleKind(error: unknown): TroubleKind {
	if (!(error instanceof Refused)) return error instanceof Unreached ? "offline" : "other";
	if (error.problem.code === "not_configured") return "not_configured";
	return KINDS.get(error.problem.status) ?? (isPassing(error) ? "offline" : "other");
}

/** The same request may well succeed in a moment. */
export function isPassing(error: unknown): boolean {
	if (error instanceof Unreached) return true;
	if (!(error instanceof Refused) || error.problem.code === "not_configured") return false;
	return error.problem.status === 429 || error.problem.status >= 500;
}
