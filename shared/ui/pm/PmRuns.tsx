import type { CopyRun } from "../../schemas/pm-copy.ts";
import type { PmModel } from "../../state/pm.ts";
import { exactTime, type Wall } from "../../words/time.ts";
import { Button } from "../Button.tsx";
import { useWords } from "../context.ts";
import { Icon, type IconName } from "../Icon.tsx";
import { ListSkeleton } from "../Skeleton.tsx";
import { sayOf, usePmWords } from "./pm-wording.ts";
import { useCounts } from "./use-counts.ts";

const ICONS: Record<CopyRun["state"], IconName> = {
	receiving: "clock",
	reading: "clock",
	ready: "question",
	applying: "clock",
	done: "check",
	refused: "ban",
	failed: "alert",
	dropped: "close",
};

/** Every copy there was, newest first. */
export function PmRuns({ pm, wall }: { pm: PmModel; wall: Wall }) {
	const words = useWords();
	const { runs, trouble } = usePmWords();
	const { items, more, state } = pm.runs;
	return (
		<section class="pc-settings__part" aria-labelledby="pm-runs">
			<h3 id="pm-runs">{runs.title}</h3>
			{state.value.kind === "loading" && <ListSkeleton />}
			{state.value.kind === "trouble" && (
				<p role="alert">
					{trouble.text} <Button onClick={() => pm.runs.load()}>{words.retry}</Button>
				</p>
			)}
			{state.value.kind === "ready" && items.value.length === 0 && <p class="pc-muted">{runs.empty}</p>}
			{items.value.length > 0 && (
				<ol class="pc-audit" aria-label={runs.list}>
					{items.value.map((run) => (
						<Run key={run.id} run={run} wall={wall} look={() => pm.file.open(run.id)} />
					))}
				</ol>
			)}
			{more.value !== "none" && (
				<div class="pc-settings__actions">
					<Button disabled={more.value === "loading"} onClick={() => pm.runs.loadMore()}>
						{more.value === "failed" ? words.retry : runs.more}
					</Button>
					<p class="pc-settings__said" role="status">
						{more.value === "failed" && runs.moreFailed}
					</p>
				</div>
			)}
		</section>
	);
}

function Run({ run, wall, look }: { run: CopyRun; wall: Wall; look(): void }) {
	const words = usePmWords();
	const sayCounts = useCounts();
	const { runs } = words;
	const mayLook = run.source === "csv" && ["ready", "refused", "failed"].includes(run.state);
	return (
		<li class="pc-audit__entry pc-run">
			<div>
				<p>
					<strong>{runs.sources[run.source]}</strong> · {runs.subjects[run.subject]}{" "}
					<span class="pc-muted">· {runs.startedBy[run.startedBy]}</span>
				</p>
				<p class="pc-hint pc-muted">
					<time dateTime={run.startedAt}>{exactTime(run.startedAt, wall)}</time>
					{run.state === "done" && ` · ${sayCounts(run.counts)}`}
				</p>
				{run.trouble && <p class="pc-hint">{sayOf(words.troubles, run.trouble)}</p>}
			</div>
			<span class={`pc-run__state pc-run__state--${run.state}`}>
				<Icon name={ICONS[run.state]} /> {runs.states[run.state]}
			</span>
			{mayLook && (
				<Button kind="basic" onClick={look}>
					{runs.look}
				</Button>
			)}
		</li>
	);
}
