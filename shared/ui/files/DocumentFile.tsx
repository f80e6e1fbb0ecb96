import type { Attachment } from "../../schemas/message.ts";
import { useCareHere } from "../care/use-care-here.ts";
import { useLocale } from "../context.ts";
import { entry } from "../delivery.ts";
import { Icon } from "../Icon.tsx";
import { fileIcon } from "./file-icon.ts";
import { fileSize } from "./file-size.ts";
import { useOpenFile } from "./use-open-file.ts";

/** What is not shown where it stands: its name and size, to be opened. */
export function DocumentFile({ file, fileId }: { file: Attachment; fileId: string }) {
	const { words } = useCareHere();
	const locale = useLocale();
	const openFile = useOpenFile();
	const { size = 0, warnings = [] } = file;
	const name = file.name || words.files.panel.noName;
	return (
		<>
			<button type="button" class="pc-file" title={words.files.open(name)} onClick={() => openFile(fileId)}>
				<Icon name={fileIcon(file.type)} />
				<bdi class="pc-file__name">{name}</bdi>
				<span class="pc-file__size">{fileSize(size, locale)}</span>
			</button>
			{warnings.map((warning) => (
				<p key={warning} class="pc-note pc-note--warning">
					{entry<string>(words.files.warnings, warning)}
				</p>
			))}
		</>
	);
}
