import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** Rows drawn beyond the edges, so that a quick scroll shows no holes. */
const SPARE = 8;
const NEAR_END_ROWS = 12;

export type Window = { box: RefObject<HTMLDivElement | null>; from: number; to: number; onScroll(): void; show(index: number): void };

/** Of a long list of equal rows, only those in view are in the page. */
export function useWindow(count: number, rowPx: number, nearEnd: () => void): Window {
	const box = useRef<HTMLDivElement>(null);
	const [view, setView] = useState({ top: 0, height: 800 });

	function measure(): void {
		const element = box.current;
		if (!element) return;
		const top = Math.floor(element.scrollTop / rowPx);
		const height = element.clientHeight || 800;
		if (top !== view.top || height !== view.height) setView({ top, height });
		if (top + Math.ceil(height / rowPx) > count - NEAR_END_ROWS) nearEnd();
	}

	// After each change of the list: a first page shorter than the window asks for the next.
	useEffect(measure, [count, rowPx]);
	useEffect(() => {
		if (!box.current || typeof ResizeObserver === "undefined") return;
		const observer = new ResizeObserver(measure);
		observer.observe(box.current);
		return () => observer.disconnect();
	});

	function show(index: number): void {
		const element = box.current;
		if (!element) return;
		const top = index * rowPx;
		if (top < element.scrollTop) element.scrollTop = top;
		else if (top + rowPx > element.scrollTop + element.clientHeight) element.scrollTop = top + rowPx - element.clientHeight;
	}

	const from = Math.max(0, view.top - SPARE);
	return { box, from, to: Math.min(count, view.top + Math.ceil(view.height / rowPx) + SPARE), onScroll: measure, show };
}
