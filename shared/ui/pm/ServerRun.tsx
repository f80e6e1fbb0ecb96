import type { CopyRun } from "../../schemas/pm-copy.ts";
import { isMoving } from "../../state/pm-follow.ts";
import { PmProgress } from "./PmProgress.tsx";
import { sayOf, usePmWords } from "./pm-wording.ts";
import { useCounts } from "./use-counts.ts";
import { useFigures } from "./use-figures.ts";

/** How the reading of the server goes, or what came of the last one. */
export function ServerRun({ run, lost }: { run: CopyRun; lost: boolean }) {
	const { runs, troubles, upload } = usePmWords();
	const sayCounts = useCounts();
	const { count } = useFigures();
	const { state, trouble, counts, progress } = run;
	if (isMoving(run)) {
		const { done, total } = state === "applying" ? progress : { done: 0, total: null };
		const said = total === null ? upload.rows(count(counts.read)) : upload.progress(count(done), count(total));
		return <PmProgress label={runs.states[state]} {...{ done, total, said, lost }} />;
	}
	const isTrouble = state === "refused" || state === "failed";
	return (
		<p class={isTrouble ? "pc-settings__said pc-settings__said--danger" : "pc-settings__said"} role="status">
			{runs.states[state]}
			{state === "done" && `: ${sayCounts(counts)}`}
			{trouble && `. ${sayOf(troubles, trouble)}`}
		</p>
	);
}
