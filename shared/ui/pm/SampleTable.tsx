import { type PreviewSeen, textsIn } from "../../state/pm-answers.ts";
import { usePmWords } from "./pm-wording.ts";

/** The first rows as they will stand in the copy: a wrong birth date shows here. */
export function SampleTable({ preview }: { preview: PreviewSeen }) {
	const { preview: words, columns } = usePmWords();
	const rows = preview.sample.map(textsIn);
	const names = [...new Set(rows.flatMap((row) => Object.keys(row).filter((name) => row[name] !== "")))];
	if (rows.length === 0 || names.length === 0) return null;
	const titles = new Map<string, string>(Object.entries(columns));
	return (
		<details class="pc-pm__part" open>
			<summary>{words.sample}</summary>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrolled by keyboard too. */}
			<section class="pc-pm__scroll" tabIndex={0} aria-label={words.sample}>
				<table class="pc-table pc-table--cells">
					<thead>
						<tr>
							{names.map((name) => (
								<th key={name} scope="col">
									{titles.get(name) ?? name}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{rows.map((row, index) => (
							<tr key={index}>
								{names.map((name) => (
									<td key={name}>
										<bdi>{row[name]}</bdi>
									</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</section>
		</details>
	);
}
