import type { RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** This near the end counts as the end: a wheel rarely stops on the pixel. */
const NEAR_END_PX = 48;
const NEAR_TOP_PX = 240;

type Content = { firstKey: string | undefined; lastKey: string | undefined; length: number; mine: number };

export type Scrolling = {
	box: RefObject<HTMLDivElement | null>;
	/** The newest text is in view. */
	atEnd: boolean;
	/** Rows that came below while the reader was further up. */
	below: number;
	toEnd(): void;
	onScroll(): void;
};

/**
 * Keeps the reader's place: at the end it follows new rows; further up nothing moves, whether rows come below or above.
 * `mine` counts own texts on their way: writing one always leads to the end.
 */
export function useScroll(content: Content, nearTop: () => void): Scrolling {
	const box = useRef<HTMLDivElement>(null);
	const before = useRef({ height: 0, content });
	const end = useRef(true);
	const [atEnd, setAtEnd] = useState(true);
	const [below, setBelow] = useState(0);

	const toEnd = useCallback(() => {
		const element = box.current;
		if (!element) return;
		element.scrollTop = element.scrollHeight;
		end.current = true;
		setAtEnd(true);
		setBelow(0);
	}, []);

	useLayoutEffect(() => {
		const element = box.current;
		if (!element) return;
		const was = before.current;
		const grownAbove = was.content.firstKey !== content.firstKey && was.content.lastKey === content.lastKey;
		const grownBelow = was.content.lastKey !== content.lastKey;
		if (end.current || content.mine > was.content.mine) toEnd();
		else if (grownAbove) element.scrollTop += element.scrollHeight - was.height;
		else if (grownBelow) setBelow((count) => count + Math.max(1, content.length - was.content.length));
		before.current = { height: element.scrollHeight, content };
	}, [content.firstKey, content.lastKey, content.length, content.mine, toEnd]);

	useEffect(() => {
		const element = box.current;
		if (!element || typeof ResizeObserver === "undefined") return;
		const observer = new ResizeObserver(() => end.current && toEnd());
		observer.observe(element);
		if (element.firstElementChild) observer.observe(element.firstElementChild);
		return () => observer.disconnect();
	}, [toEnd]);

	function onScroll(): void {
		const element = box.current;
		if (!element) return;
		end.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
		before.current.height = element.scrollHeight;
		setAtEnd(end.current);
		if (end.current) setBelow(0);
		if (element.scrollTop < NEAR_TOP_PX) nearTop();
	}

	return { box, atEnd, below, toEnd, onScroll };
}
