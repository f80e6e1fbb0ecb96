import { useEffect, useRef } from "preact/hooks";
import type { PmModel } from "../../state/pm.ts";
import type { Wall } from "../../words/time.ts";
import { PmChoose } from "./PmChoose.tsx";
import { PmPreview } from "./PmPreview.tsx";
import { PmProgress } from "./PmProgress.tsx";
import { usePmWords } from "./pm-wording.ts";
import { useFigures } from "./use-figures.ts";

/** One file, at the step where it is. */
export function PmFile({ pm, wall }: { pm: PmModel; wall: Wall }) {
	const words = usePmWords();
	const { file } = pm;
	const heading = useRef<HTMLHeadingElement>(null);
	const preview = file.preview.value;
	const step = file.upload.sending.value ? "sending" : (preview?.run.state ?? "choose");
	useFocusAt(heading, step);
	const subject = preview?.run.subject;
	const looks = ["ready", "refused", "failed"].includes(step);
	return (
		<section class="pc-settings__part" aria-labelledby="pm-file">
			<h3 id="pm-file" tabIndex={-1} ref={heading} class="pc-pm__heading">
				{looks && subject ? words.preview.title[subject] : words.upload.title}
			</h3>
			{step === "sending" ? <Sending pm={pm} /> : preview ? <PmPreview {...{ file, preview, wall }} /> : <PmChoose file={file} />}
		</section>
	);
}

function Sending({ pm: { file } }: { pm: PmModel }) {
	const words = usePmWords();
	const { bytes } = useFigures();
	const sending = file.upload.sending.value;
	if (!sending) return null;
	const { done, total, waiting } = sending;
	return (
		<PmProgress
			label={words.upload.sending}
			done={done}
			total={total}
			said={words.upload.progress(bytes(done), bytes(total))}
			lost={waiting}
			cancel={() => void file.cancel()}
		/>
	);
}

/** Each step takes the place of the one before, and what was pressed is gone with it. */
function useFocusAt(heading: { current: HTMLElement | null }, step: string): void {
	const last = useRef(step);
	useEffect(() => {
		if (last.current === step) return;
		last.current = step;
		if (document.activeElement === document.body) heading.current?.focus();
	}, [step]);
}
