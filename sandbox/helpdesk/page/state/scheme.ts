import { effect, signal } from "@preact/signals";

export type Scheme = "light" | "dark";
const KEY = "scheme";

function read(): Scheme {
	return document.documentElement.dataset.scheme === "dark" ? "dark" : "light";
}

export const scheme = signal<Scheme>(read());

effect(() => {
	document.documentElement.dataset.scheme = scheme.value;
});

export function setScheme(next: Scheme): void {
	scheme.value = next;
	localStorage.setItem(KEY, next);
}

// The start page around this one has the same switch.
addEventListener("storage", (event) => {
	if (event.key === KEY && (event.newValue === "light" || event.newValue === "dark")) scheme.value = event.newValue;
});
