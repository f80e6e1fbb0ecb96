import { useLayoutEffect } from "preact/hooks";
import { useApp } from "./context.ts";

/** Single keys of a page, but never while somebody writes, and never with a modifier that belongs to the browser. */
export function useKeys(keys: Record<string, () => void>): void {
	const app = useApp();
	useLayoutEffect(() => {
		const stop = new AbortController();
		document.addEventListener(
			"keydown",
			(event) => {
				const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
				if (!act || !app.keysOn.value || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
				event.preventDefault();
				act();
			},
			{ signal: stop.signal },
		);
		return () => stop.abort();
	});
}

function isWriting(target: EventTarget | null): boolean {
	return target instanceof Element && target.closest("input, textarea, select, [role=menu], dialog") !== null;
}
