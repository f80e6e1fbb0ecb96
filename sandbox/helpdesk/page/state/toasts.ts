import { signal } from "@preact/signals";

export type Toast = { id: number; text: string; kind: "notice" | "alert" | "error"; sticky: boolean };

export const toasts = signal<Toast[]>([]);
let lastId = 0;

export function dismiss(id: number): void {
	toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

export function toast(text: string, kind: Toast["kind"] = "notice", options: { ms?: number; sticky?: boolean } = {}): void {
	const id = ++lastId;
	toasts.value = [...toasts.value, { id, text, kind, sticky: options.sticky === true }];
	if (options.sticky !== true) setTimeout(() => dismiss(id), options.ms ?? 5000);
}
