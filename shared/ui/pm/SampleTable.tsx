import { type PreviewSeen, textsIn } from "../../state/pm-answers.ts";
import { clockTime, dateOf, type Wall } from "../../words/time.ts";
import { useLocale } from "../context.ts";
import { usePmWords } from "./pm-wording.ts";
import { useFieldName } from "./use-field-name.ts";

/** The first rows as they will stand in the copy: a wrong birth date shows here. */
export function SampleTable({ preview, wall }: { preview: PreviewSeen; wall: Wall }) {
	const { preview: words } = usePmWords();
	const nameOf = useFieldName();
	const sayValue = useValue(wall);
	const rows = preview.sample.map(textsIn);
	const names = [...new Set(rows.flatMap((row) => Object.keys(row).filter((name) => row[name] !== "")))];
	if (rows.length === 0 || names.length === 0) return null;
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
									{nameOf(name)}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{rows.map((row, index) => (
							<tr key={index}>
								{names.map((name) => (
									<td key={name}>
										<bdi>{sayValue(name, row[name] ?? "")}</bdi>
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

/** With the month as a word: a day and a month that were swapped are seen at once. */
function useValue(wall: Wall): (field: string, value: string) => string {
	const locale = useLocale();
	const languages = new Intl.DisplayNames(locale, { type: "language" });
	return (field, value) => {
		if (field === "language" && value) return languages.of(value) ?? value;
		if (field === "birthDate" && /^\d{4}-\d\d-\d\d$/.test(value)) return dateOf(value, { locale, timeZone: "UTC" });
		return field === "start" ? `${dateOf(value, wall)}, ${clockTime(value, wall)}` : value;
	};
}
