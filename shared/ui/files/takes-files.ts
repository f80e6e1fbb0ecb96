import type { CareModel } from "../../state/care.ts";

/** Files that are pasted into the box go with its words. */
export function takesFiles({ files: { uploads } }: CareModel) {
	return {
		onPaste(event: ClipboardEvent) {
			const { clipboardData: pasted } = event;
			if (!pasted?.files.length) return;
			// From a table or a letter comes a picture of the words as well: the words are meant.
			if (pasted.types.includes("text/html") && pasted.getData("text/plain").trim() !== "") return;
			event.preventDefault();
			uploads.add([...pasted.files]);
		},
	};
}
