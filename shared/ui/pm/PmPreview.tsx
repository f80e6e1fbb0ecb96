import type { PreviewSeen } from "../../state/pm-answers.ts";
import type { ImportModel } from "../../state/pm-import.ts";
import type { Wall } from "../../words/time.ts";
import { Banner } from "../Banner.tsx";
import { Button } from "../Button.tsx";
import { ChangesTable } from "./ChangesTable.tsx";
import { PmDone } from "./PmDone.tsx";
import { PmProgress } from "./PmProgress.tsx";
import { PreviewActs } from "./PreviewActs.tsx";
import { PreviewCounts } from "./PreviewCounts.tsx";
import { PreviewMap } from "./PreviewMap.tsx";
import { sayOf, usePmWords } from "./pm-wording.ts";
import { RejectedList } from "./RejectedList.tsx";
import { SampleTable } from "./SampleTable.tsx";
import { useFigures } from "./use-figures.ts";

export type PreviewProps = { file: ImportModel; preview: PreviewSeen; wall: Wall };

/** What the Worker understood of a file, and what comes of it. */
export function PmPreview({ file, preview, wall }: PreviewProps) {
	const { state } = preview.run;
	if (state === "reading" || state === "receiving" || state === "applying") return <Moving {...{ file, preview }} />;
	if (state === "done" || state === "dropped") return <PmDone file={file} preview={preview} />;
	const hasRows = preview.run.counts.read > 0;
	return (
		<div class="pc-pm__preview">
			<Standing preview={preview} />
			{hasRows && <PreviewCounts preview={preview} />}
			{preview.run.trouble !== "empty" && <PreviewMap file={file} preview={preview} />}
			<SampleTable preview={preview} wall={wall} />
			<RejectedList preview={preview} />
			{hasRows && <ChangesTable preview={preview} />}
			<PreviewActs file={file} preview={preview} />
		</div>
	);
}

function Standing({ preview: { run } }: Pick<PreviewProps, "preview">) {
	const words = usePmWords();
	if (!run.trouble && run.state === "ready") return <p class="pc-muted">{words.preview.nothingYet}</p>;
	return (
		<Banner tone="danger" icon="alert">
			<strong>{run.state === "failed" ? words.preview.failedTitle : words.preview.refusedTitle}</strong>{" "}
			{run.trouble && sayOf(words.troubles, run.trouble)}
		</Banner>
	);
}

function Moving({ file, preview: { run } }: Omit<PreviewProps, "wall">) {
	const words = usePmWords();
	const { bytes, count } = useFigures();
	const { done, total } = run.progress;
	const shown = run.state === "applying" ? count : bytes;
	const said = total === null ? words.upload.rows(count(run.counts.read)) : words.upload.progress(shown(done), shown(total));
	return (
		<>
			<PmProgress
				label={run.state === "applying" ? words.upload.applying : words.upload.reading}
				{...{ done, total, said, lost: file.lost.value }}
			/>
			{file.refusal.value && (
				<p class="pc-note pc-note--danger" role="alert">
					{sayOf(words.refused, file.refusal.value)} <Button onClick={() => file.open(run.id)}>{words.status.reload}</Button>
				</p>
			)}
		</>
	);
}
