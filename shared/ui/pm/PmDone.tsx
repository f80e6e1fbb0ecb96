import { Button } from "../Button.tsx";
import { Icon } from "../Icon.tsx";
import type { PreviewProps } from "./PmPreview.tsx";
import { usePmWords } from "./pm-wording.ts";
import { RejectedList } from "./RejectedList.tsx";
import { useCounts } from "./use-counts.ts";

export function PmDone({ file, preview }: Omit<PreviewProps, "wall">) {
	const { preview: words } = usePmWords();
	const sayCounts = useCounts();
	const { state, counts } = preview.run;
	return (
		<div class="pc-pm__preview">
			<div class="pc-pm__done" role="status">
				<Icon name={state === "done" ? "check" : "close"} />
				<p>
					<strong>{state === "done" ? words.done : words.dropped}</strong> {state === "done" && sayCounts(counts)}
				</p>
			</div>
			<RejectedList preview={preview} />
			<div>
				<Button onClick={() => file.close()}>{words.next}</Button>
			</div>
		</div>
	);
}
