import type { CareModel } from "../../state/care.ts";

/** Files that are dropped on the box, or pasted into it, go with its words. */
export function takesFiles({ files: { uploads } }: CareModel) {
	const take = (event: Event, files: FileList | undefined) => {
		if (!files?.length) return;
		event.preventDefault();
		uploads.add([...files]);
	};
	return {
		onDragOver: (event: DragEvent) => event.preventDefault(),
		onDrop: (event: DragEvent) => take(event, event.dataTransfer?.files),
		onPaste: (event: ClipboardEvent) => take(event, event.clipboardData?.files),
	};
}
