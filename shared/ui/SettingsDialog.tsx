import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Button } from "./Button.tsx";

type SettingsDialogProps = {
	title: string;
	no: string;
	yes: string;
	danger?: boolean;
	close(): void;
	act(): void;
	children: ComponentChildren;
};

/** Asked only before what cannot be undone. */
export function SettingsDialog({ title, no, yes, danger = false, close, act, children }: SettingsDialogProps) {
	const id = useId();
	const dialog = useRef<HTMLDialogElement>(null);
	useEffect(() => dialog.current?.showModal(), []);
	return (
		<dialog class="pc-dialog" ref={dialog} onClose={close} aria-labelledby={id}>
			<div class="pc-dialog__head">
				<h2 id={id}>{title}</h2>
			</div>
			<div class="pc-settings__ask">{children}</div>
			<div class="pc-form__actions">
				<Button kind={danger ? "danger" : "primary"} onClick={act}>
					{yes}
				</Button>
				<Button onClick={() => dialog.current?.close()}>{no}</Button>
			</div>
		</dialog>
	);
}
