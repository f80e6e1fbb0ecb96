import type { Status } from "../desk/state.ts";

/** `new` is left once; `closed` is never left and is reached from `solved` only. */
const MOVES: Record<Status, readonly Status[]> = {
	new: ["new", "open", "pending", "hold", "solved"],
	open: ["open", "pending", "hold", "solved"],
	pending: ["open", "pending", "hold", "solved"],
	hold: ["open", "pending", "hold", "solved"],
	solved: ["open", "pending", "hold", "solved", "closed"],
	closed: [],
};

export function mayMove(from: Status, to: Status): boolean {
	return MOVES[from].includes(to);
}
