import type { PreviewSeen } from "../../state/pm-answers.ts";
import { usePmWords } from "./pm-wording.ts";
import { useFigures } from "./use-figures.ts";

const KINDS = ["added", "changed", "same", "gone", "rejected"] as const;

export function PreviewCounts({ preview: { run } }: { preview: PreviewSeen }) {
	const { preview: words } = usePmWords();
	const { count } = useFigures();
	return (
		<div class="pc-pm__counts">
			<dl class="pc-pm__figures">
				{KINDS.map((kind) => (
					<div key={kind} class={`pc-card ${run.counts[kind] === 0 ? "pc-pm__zero" : ""}`}>
						<dt>{words.counts[kind]}</dt>
						<dd>{count(run.counts[kind])}</dd>
					</div>
				))}
			</dl>
			{run.counts.gone > 0 && <p class="pc-hint pc-muted">{words.goneHint}</p>}
		</div>
	);
}
