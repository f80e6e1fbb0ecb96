import type { ColumnMap, CopyColumn } from "../../schemas/pm-copy.ts";
import { COLUMNS, missingColumns } from "../../state/pm-columns.ts";
import { useApp } from "../context.ts";
import { usePmWords } from "./pm-wording.ts";
import type { FirstRows } from "./use-first-rows.ts";

type ColumnTableProps = {
	subject: "patients" | "appointments";
	header: string[];
	map: ColumnMap;
	rows: FirstRows;
	set(column: CopyColumn, name: string): void;
};

/** Our fields and their columns, with what stands there: a wrong choice is seen before it is read. */
export function ColumnTable({ subject, header, map, rows, set }: ColumnTableProps) {
	const { preview: words } = usePmWords();
	const missing = missingColumns(subject, map);
	return (
		<>
			<p class="pc-muted">{words.mapText}</p>
			<div class="pc-pm__scroll">
				<table class="pc-table">
					<thead>
						<tr>
							<th scope="col">{words.ours}</th>
							<th scope="col">{words.theirs}</th>
							{rows.length > 0 && <th scope="col">{words.firstRow}</th>}
						</tr>
					</thead>
					<tbody>
						{COLUMNS[subject].map((column) => (
							<Row
								key={column}
								{...{ column, header, rows }}
								name={map[column] ?? ""}
								isMissing={missing.has(column)}
								set={(name) => set(column, name)}
							/>
						))}
					</tbody>
				</table>
			</div>
		</>
	);
}

type RowProps = Pick<ColumnTableProps, "header" | "rows"> & {
	column: CopyColumn;
	name: string;
	isMissing: boolean;
	set(name: string): void;
};

function Row({ column, header, name, rows, isMissing, set }: RowProps) {
	const { columns, preview: words } = usePmWords();
	const dark = useApp().dark.value;
	const values = name ? rows.map((row) => row[name] || "–").join(" · ") : "";
	return (
		<tr>
			<th scope="row">
				{columns[column]} {isMissing && <span class="pc-tag pc-tag--warning">{words.needed}</span>}
			</th>
			<td>
				<div class={`c-field c-field--compact ${dark ? "c-field--dark" : ""}`}>
					<select
						class="c-field__input c-field__input--select"
						aria-label={`${columns[column]}: ${words.theirs}`}
						aria-invalid={isMissing}
						value={name}
						onChange={(event) => set(event.currentTarget.value)}
					>
						<option value="">{words.none}</option>
						{header.map((theirs, index) => (
							<option key={index} value={theirs}>
								{theirs}
							</option>
						))}
					</select>
				</div>
			</td>
			{rows.length > 0 && (
				<td class="pc-muted">
					<bdi>{values}</bdi>
				</td>
			)}
		</tr>
	);
}
