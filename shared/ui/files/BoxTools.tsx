import { useRef } from "preact/hooks";
import { IconButton } from "../Button.tsx";
import { useCareHere } from "../care/use-care-here.ts";
import { useApp } from "../context.ts";

const TYPES = "image/jpeg,image/png,image/gif,image/bmp,video/mp4,video/mpeg,video/3gpp,audio/*,application/pdf,.rtf,.csv,.ics,.vcf";

/** Beside the box: files to go with the words, and the lock. */
export function BoxTools() {
	const { words, model } = useCareHere();
	const marks = useApp().drafts.marksOf(model.thread.id);
	const input = useRef<HTMLInputElement>(null);
	const secure = Boolean(marks.value.sensitive);
	return (
		<>
			<input
				ref={input}
				type="file"
				multiple
				hidden
				aria-label={words.files.attach}
				accept={TYPES}
				onChange={({ currentTarget }) => {
					model.files.uploads.add([...(currentTarget.files ?? [])]);
					currentTarget.value = "";
				}}
			/>
			<IconButton icon="clip" label={words.files.attach} onClick={() => input.current?.click()} />
			<IconButton
				icon="lock"
				label={words.files.lock}
				aria-pressed={secure}
				class={secure ? "pc-lock--on" : ""}
				onClick={() => {
					marks.value = { ...marks.value, sensitive: !secure };
				}}
			/>
		</>
	);
}
