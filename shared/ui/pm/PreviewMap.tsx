import { useState } from "preact/hooks";
import type { ColumnMap } from "../../schemas/pm-copy.ts";
import { type DateOrder, textsIn } from "../../state/pm-answers.ts";
import { COLUMNS, isSameMap, mapIn, missingColumns } from "../../state/pm-columns.ts";
import { Button } from "../Button.tsx";
import { SettingsChoice } from "../SettingsChoice.tsx";
import { ColumnTable } from "./ColumnTable.tsx";
import type { PreviewProps } from "./PmPreview.tsx";
import { usePmWords } from "./pm-wording.ts";
import { useFigures } from "./use-figures.ts";
import { useFirstRows } from "./use-first-rows.ts";

const ORDERS = ["dmy", "mdy", "ymd"] as const;

/** How the file was read, and the way to have it read otherwise. */
export function PreviewMap({ file, preview }: Omit<PreviewProps, "wall">) {
	const { preview: words } = usePmWords();
	const { run, dates, header } = preview;
	const subject = run.subject === "appointments" ? "appointments" : "patients";
	const saved = mapIn(subject, textsIn(preview.map));
	const [map, setMap] = useState<ColumnMap>(saved);
	const [order, setOrder] = useState<DateOrder>(dates.order);
	const { count } = useFigures();
	const rows = useFirstRows(file.file.value, preview);
	if (run.source !== "csv" || header.length === 0) return null;
	const changed = !isSameMap(map, saved) || order !== dates.order;
	const isOpen = preview.run.trouble !== null || missingColumns(subject, saved).size > 0;
	return (
		<>
			<section class="pc-pm__understood">
				<h4>{words.understood}</h4>
				<Understood {...{ preview, order, setOrder }} />
			</section>
			<details class="pc-pm__part" open={isOpen}>
				<summary>
					{words.map}{" "}
					<span class="pc-muted">
						{words.mapped(count(Object.keys(mapIn(subject, textsIn(map))).length), count(COLUMNS[subject].length))}
					</span>
				</summary>
				<ColumnTable {...{ subject, header, map, rows }} set={(column, name) => setMap({ ...map, [column]: name })} />
			</details>
			{changed && (
				<ReadAgain
					busy={file.busy.value}
					act={() =>
						void file.remap(mapIn(subject, textsIn(map)), order === dates.order && dates.decidedBy !== "staff" ? undefined : order)
					}
					discard={() => {
						setMap(saved);
						setOrder(dates.order);
					}}
				/>
			)}
		</>
	);
}

function ReadAgain({ busy, act, discard }: { busy: boolean; act(): void; discard(): void }) {
	const { preview: words } = usePmWords();
	return (
		<div class="pc-settings__note pc-pm__note">
			<p>{words.mapChanged}</p>
			<div class="pc-settings__actions">
				<Button kind="primary" disabled={busy} onClick={act}>
					{words.readAgain}
				</Button>
				<Button kind="basic" onClick={discard}>
					{words.discard}
				</Button>
			</div>
		</div>
	);
}

type UnderstoodProps = Pick<PreviewProps, "preview"> & { order: DateOrder; setOrder(order: DateOrder): void };

function Understood({ preview: { encoding, delimiter, dates }, order, setOrder }: UnderstoodProps) {
	const { preview: words } = usePmWords();
	return (
		<>
			<dl class="pc-pm__facts">
				<dt>{words.encoding}</dt>
				<dd>{words.encodings[encoding]}</dd>
				<dt>{words.delimiter}</dt>
				<dd>{words.delimiters[delimiter]}</dd>
				{dates.decidedBy === "file" && (
					<>
						<dt>{words.order}</dt>
						<dd>
							{words.orders[dates.order]} <span class="pc-muted">{words.decidedBy.file}</span>
						</dd>
					</>
				)}
			</dl>
			{dates.decidedBy !== "file" && (
				<SettingsChoice
					legend={words.order}
					value={order}
					choices={ORDERS.map((value) => ({
						value,
						title: words.orders[value],
						hint: value === dates.order ? words.decidedBy[dates.decidedBy] : "",
					}))}
					pick={setOrder}
				/>
			)}
		</>
	);
}
