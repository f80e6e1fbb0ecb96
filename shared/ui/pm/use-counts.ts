import type { CopyRun } from "../../schemas/pm-copy.ts";
import { usePmWords } from "./pm-wording.ts";
import { useFigures } from "./use-figures.ts";

const KINDS = ["added", "changed", "gone", "rejected"] as const;

/** What a copy did, without its zeros. */
export function useCounts(): (counts: CopyRun["counts"]) => string {
	const { runs } = usePmWords();
	const { count } = useFigures();
	return (counts) => {
		const said = KINDS.filter((kind) => counts[kind] > 0).map((kind) => runs.counts[kind](count(counts[kind])));
		return said.join(" · ") || runs.same;
	};
}
