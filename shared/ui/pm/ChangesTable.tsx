import type { PreviewSeen } from "../../state/pm-answers.ts";
import { usePmWords } from "./pm-wording.ts";
import { useFieldName } from "./use-field-name.ts";
import { useFigures } from "./use-figures.ts";

/** Ids and field names only: what is in the fields stays with the patient. */
export function ChangesTable({ preview: { changes, run } }: { preview: PreviewSeen }) {
	const { preview: words } = usePmWords();
	const nameOf = useFieldName();
	const { count } = useFigures();
	if (changes.length === 0) return null;
	const all = run.counts.added + run.counts.changed + run.counts.gone;
	return (
		<details class="pc-pm__part">
			<summary>
				{words.changes} {all > changes.length && <span class="pc-muted">{words.changesFirst(count(changes.length), count(all))}</span>}
			</summary>
			<table class="pc-table">
				<thead>
					<tr>
						<th scope="col">{words.id}</th>
						<th scope="col">{words.kind}</th>
						<th scope="col">{words.fields}</th>
					</tr>
				</thead>
				<tbody>
					{changes.map(({ externalId, kind, fields }) => (
						<tr key={`${kind} ${externalId}`}>
							<td>
								<bdi>{externalId}</bdi>
							</td>
							<td>{words.kinds[kind]}</td>
							<td class="pc-muted">{fields.map(nameOf).join(", ")}</td>
						</tr>
					))}
				</tbody>
			</table>
		</details>
	);
}
