import { useMemo } from "preact/hooks";
import { FileList } from "../../state/file-list.ts";
import type { Wall } from "../../words/time.ts";
import { Button } from "../Button.tsx";
import { NotLoaded } from "../care/NotLoaded.tsx";
import { useCareHere } from "../care/use-care-here.ts";
import { useWords } from "../context.ts";
import { FileRow } from "./FileRow.tsx";

/** Newest first, a page at a time. */
export function FilesPanel({ wall, readOnly }: { wall: Wall; readOnly: boolean }) {
	const { loading } = useWords();
	const { words, model } = useCareHere();
	const { panel } = words.files;
	const list = useMemo(() => new FileList((cursor) => model.files.page(cursor)), [model]);
	const { items, next, state } = list;
	const none = items.value.length === 0;
	if (none && state.value === "failed") return <NotLoaded retry={() => void list.more()} />;
	if (none && state.value === "loading") return <div class="pc-shape pc-shape--box" role="status" aria-label={loading} />;
	if (none) return <p class="pc-muted">{panel.none}</p>;
	return (
		<>
			<ul class="pc-care__list pc-file-list">
				{items.value.map((file) => (
					<FileRow key={file.id} file={file} wall={wall} readOnly={readOnly} gone={() => list.forget(file.id)} />
				))}
			</ul>
			{state.value === "failed" && <p role="alert">{panel.moreFailed}</p>}
			{next.value !== null && (
				<Button disabled={state.value === "loading"} onClick={() => void list.more()}>
					{state.value === "loading" ? panel.loading : panel.more}
				</Button>
			)}
		</>
	);
}
