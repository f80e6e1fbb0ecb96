import { type ReadonlySignal, type Signal, signal } from "@preact/signals";

/** Long enough to read; and where there is something to press, to reach it by keyboard. */
const SHOWN_MS = 5_000;
const SHOWN_TO_ACT_MS = 10_000;

export type Toast = { text: string; action?: { label: string; act(): void } };
/** `places`: parts of the screen that show it themselves. */
export type ToastModel = {
	places: Signal<number>;
	shown: ReadonlySignal<Toast | null>;
	show(toast: Toast): void;
	hide(): void;
};

export function createToast(): ToastModel {
	const shown = signal<Toast | null>(null);
	let timer: ReturnType<typeof setTimeout> | undefined;
	function hide(): void {
		clearTimeout(timer);
		shown.value = null;
	}
	return {
		places: signal(0),
		shown,
		hide,
		show(toast) {
			hide();
			shown.value = toast;
			timer = setTimeout(hide, toast.action ? SHOWN_TO_ACT_MS : SHOWN_MS);
		},
	};
}
