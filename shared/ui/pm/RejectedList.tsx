import { useState } from "preact/hooks";
import type { PreviewSeen } from "../../state/pm-answers.ts";
import { Button } from "../Button.tsx";
import { saveFile } from "../care/save-file.ts";
import { sayOf, usePmWords } from "./pm-wording.ts";
import { useFigures } from "./use-figures.ts";

const AT_ONCE = 50;

/** Rows that are left out: the line of the file, and why. */
export function RejectedList({ preview: { rejected } }: { preview: PreviewSeen }) {
	const words = usePmWords();
	const { count } = useFigures();
	const [shown, setShown] = useState(AT_ONCE);
	if (rejected.length === 0) return null;
	const save = () => {
		const lines = rejected.map(({ line, reason }) => `${line},${quoted(sayOf(words.reasons, reason))}`);
		const text = [`${words.preview.line},${words.preview.reason}`, ...lines].join("\r\n");
		// Excel takes it for UTF-8 only with the mark in front.
		saveFile(new Blob(["\ufeff", text, "\r\n"], { type: "text/csv" }), "left-out.csv");
	};
	const rest = Math.min(AT_ONCE, rejected.length - shown);
	return (
		<details class="pc-pm__part" open={rejected.length <= AT_ONCE}>
			<summary>
				{words.preview.rejected} <span class="pc-count">{count(rejected.length)}</span>
			</summary>
			<p class="pc-muted">{words.preview.rejectedText}</p>
			<table class="pc-table">
				<thead>
					<tr>
						<th scope="col">{words.preview.line}</th>
						<th scope="col">{words.preview.reason}</th>
					</tr>
				</thead>
				<tbody>
					{rejected.slice(0, shown).map(({ line, reason }, index) => (
						<tr key={index}>
							<td class="pc-pm__number">{count(line)}</td>
							<td>{sayOf(words.reasons, reason)}</td>
						</tr>
					))}
				</tbody>
			</table>
			<div class="pc-settings__actions">
				{rest > 0 && <Button onClick={() => setShown(shown + AT_ONCE)}>{words.preview.more(count(rest))}</Button>}
				<Button icon="down" onClick={save}>
					{words.preview.save}
				</Button>
			</div>
		</details>
	);
}

function quoted(text: string): string {
	return `"${text.replaceAll('"', '""')}"`;
}
