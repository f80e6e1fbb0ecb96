import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { IconButton } from "../Button.tsx";
import { useWords } from "../context.ts";
import { useCareHere } from "./use-care-here.ts";

/** Closed by itself it gives the focus back to where it was opened from. */
export function Dialog({ title, children }: { title: string; children(close: () => void): ComponentChildren }) {
	const words = useWords();
	const { model } = useCareHere();
	const dialog = useRef<HTMLDialogElement>(null);
	const id = useId();
	const close = () => dialog.current?.close();
	useEffect(() => dialog.current?.showModal(), []);
	useEffect(() => {
		// What was pressed may be gone, and the keyboard with it.
		if (document.activeElement === document.body) dialog.current?.focus();
	});
	return (
		<dialog
			class="pc-dialog pc-care"
			ref={dialog}
			tabIndex={-1}
			aria-labelledby={id}
			onClose={() => {
				model.dialog.value = null;
			}}
		>
			<div class="pc-dialog__head">
				<h2 id={id}>{title}</h2>
				<IconButton icon="close" label={words.close} onClick={close} />
			</div>
			{children(close)}
			<p class="pc-hidden" role="status">
				{model.said.value}
			</p>
		</dialog>
	);
}
