import { useState } from "preact/hooks";
import { Button } from "../Button.tsx";
import { SettingsSwitch } from "../SettingsChoice.tsx";
import type { PreviewProps } from "./PmPreview.tsx";
import { sayOf, usePmWords } from "./pm-wording.ts";
import { useFigures } from "./use-figures.ts";

/** Take it over, or throw it away. What looks like a mistake needs a second, deliberate step. */
export function PreviewActs({ file, preview: { run } }: Omit<PreviewProps, "wall">) {
	const words = usePmWords();
	const { count } = useFigures();
	const [despite, setDespite] = useState(false);
	const { added, changed, gone } = run.counts;
	const all = added + changed + gone;
	const isSmaller = run.trouble === "much_smaller" && run.startedBy === "staff";
	const mayApply = run.state === "failed" || isSmaller || (run.state === "ready" && !run.trouble);
	const busy = file.busy.value;
	return (
		<div class="pc-settings__bar">
			{isSmaller && <SettingsSwitch label={words.preview.despite(count(gone))} on={despite} disabled={busy} set={setDespite} />}
			{mayApply && run.state === "ready" && all === 0 && <p>{words.preview.nothing}</p>}
			{run.trouble === "much_smaller" && !isSmaller && <p>{words.preview.byHand}</p>}
			<div class="pc-settings__actions">
				{mayApply && (all > 0 || run.state === "failed") && (
					<Button
						kind={isSmaller ? "danger" : "primary"}
						disabled={busy || (isSmaller && !despite)}
						onClick={() => void file.apply(isSmaller)}
					>
						{isSmaller ? words.preview.despiteApply : run.state === "failed" ? words.preview.goOn : words.preview.applyCount(count(all))}
					</Button>
				)}
				{run.state === "failed" ? (
					<Button kind="basic" onClick={() => file.close()}>
						{words.preview.next}
					</Button>
				) : (
					<Button kind="basic" disabled={busy} onClick={() => void file.drop()}>
						{words.preview.drop}
					</Button>
				)}
				<p class="pc-settings__said pc-settings__said--danger" role="status">
					{file.refusal.value && sayOf(words.refused, file.refusal.value)}
				</p>
			</div>
		</div>
	);
}
