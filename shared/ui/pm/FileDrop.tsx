import { useRef, useState } from "preact/hooks";
import { Button } from "../Button.tsx";
import { Icon } from "../Icon.tsx";
import { usePmWords } from "./pm-wording.ts";

type FileDropProps = { take(files: File[]): void; describedBy: string | undefined };

/** Dropped or picked: the button does for the keyboard what dropping does for the mouse. */
export function FileDrop({ take, describedBy }: FileDropProps) {
	const { upload } = usePmWords();
	const input = useRef<HTMLInputElement>(null);
	const [over, setOver] = useState(false);
	const hover = (on: boolean) => (event: DragEvent) => {
		event.preventDefault();
		setOver(on);
	};
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; the button inside does the same.
		<div
			class={over ? "pc-drop pc-drop--over" : "pc-drop"}
			onDragEnter={hover(true)}
			onDragOver={hover(true)}
			onDragLeave={hover(false)}
			onDrop={(event) => {
				hover(false)(event);
				take([...(event.dataTransfer?.files ?? [])]);
			}}
		>
			<Icon name="file" />
			<span>{upload.drop}</span>
			<Button onClick={() => input.current?.click()} aria-describedby={describedBy}>
				{upload.pick}
			</Button>
			<span class="pc-hint pc-muted">{upload.pickHint}</span>
			<input
				ref={input}
				type="file"
				hidden
				accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
				aria-label={upload.pick}
				onChange={(event) => {
					take([...(event.currentTarget.files ?? [])]);
					// The same file may be chosen again.
					event.currentTarget.value = "";
				}}
			/>
		</div>
	);
}
