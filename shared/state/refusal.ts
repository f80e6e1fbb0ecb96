import { isPassing, Refused } from "../api/trouble.ts";

/** What a form says when the Worker did not do what it asked: the Worker's own code, or that nobody could be reached. */
export function refusalCode(error: unknown): string {
	if (isPassing(error)) return "unreached";
	return error instanceof Refused ? error.problem.code : "other";
}
