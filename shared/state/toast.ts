import { type ReadonlySignal, signal } from "@preact/signals";

/** Long enough to read and reach by keyboard. */
const SHOWN_MS = 10_000;

export type Toast = { text: string; action?: { label: string; act(): void } };
export type ToastModel = { shown: ReadonlySignal<Toast | null>; show(toast: Toast): void; hide(): void };

export function createToast(): ToastModel {
	const shown = signal<Toast | null>(null);
	let timer: ReturnType<typeof setTimeout> | undefined;
	function hide(): void {
		clearTimeout(timer);
		shown.value = null;
	}
	return {
		shown,
		hide,
		show(toast) {
			hide();
			shown.value = toast;
			timer = setTimeout(hide, SHOWN_MS);
		},
	};
}
