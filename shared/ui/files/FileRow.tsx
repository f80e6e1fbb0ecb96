import { useState } from "preact/hooks";
import type { ThreadFile } from "../../schemas/file.ts";
import { dateOf, type Wall } from "../../words/time.ts";
import { Button } from "../Button.tsx";
import { useCareHere } from "../care/use-care-here.ts";
import { Icon } from "../Icon.tsx";
import { DeleteDialog } from "./DeleteDialog.tsx";
import { fileIcon } from "./file-icon.ts";
import { fileSize } from "./file-size.ts";
import { troubleText } from "./trouble-text.ts";
import { useOpenFile } from "./use-open-file.ts";

type FileRowProps = { file: ThreadFile; wall: Wall; readOnly: boolean; gone(): void };

export function FileRow({ file, wall, readOnly, gone }: FileRowProps) {
	const { words, model } = useCareHere();
	const openFile = useOpenFile();
	const [isDeleting, setDeleting] = useState(false);
	const { panel, open } = words.files;
	const { id, type, state, messageId } = file;
	const name = file.name || panel.noName;
	return (
		<li class="pc-file-row">
			<Icon name={fileIcon(type)} />
			<div class="pc-file-row__words">
				{state === "ready" ? (
					<button type="button" class="pc-textlink" title={open(name)} onClick={() => openFile(id)}>
						<bdi>{name}</bdi>
					</button>
				) : (
					<bdi>{name}</bdi>
				)}
				<p class="pc-muted pc-care__meta">{factsOf(file, wall, words.files)}</p>
			</div>
			{!readOnly && messageId !== null && state !== "deleted" && (
				<Button kind="basic" aria-label={panel.remove(name)} onClick={() => setDeleting(true)}>
					{panel.erase}
				</Button>
			)}
			{isDeleting && (
				<DeleteDialog
					title={panel.eraseTitle}
					text={panel.eraseText}
					done={panel.erased}
					erase={async (reason) => {
						await model.files.eraseFile(id, reason);
						gone();
					}}
					close={() => setDeleting(false)}
				/>
			)}
		</li>
	);
}

function factsOf(file: ThreadFile, wall: Wall, words: ReturnType<typeof useCareHere>["words"]["files"]): string {
	const { panel } = words;
	const on = dateOf(file.at, wall);
	const { deleted } = file;
	if (deleted) return words.gone(`${deleted.by}, ${dateOf(deleted.at, wall)}`, deleted.reason);
	const whence = file.messageId === null ? panel.unsent : file.direction === "in" ? panel.came(on) : panel.went(on);
	if (file.state === "deleted") return [words.goneFile, whence].join(" · ");
	if (file.state === "refused" || file.state === "failed") return `${troubleText(words, file.cause, file.reason)} · ${whence}`;
	return file.state === "ready" ? `${fileSize(file.size, wall.locale)} · ${whence}` : `${words.coming} · ${whence}`;
}
