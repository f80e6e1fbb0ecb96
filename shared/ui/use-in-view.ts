import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

/** Whether somebody can really see this element: it is within the window, and the window is in front. */
export function useInView(element: RefObject<Element | null>): boolean {
	const [within, setWithin] = useState(false);
	const [front, setFront] = useState(() => document.visibilityState === "visible");
	useEffect(() => {
		if (!element.current || typeof IntersectionObserver === "undefined") return;
		const observer = new IntersectionObserver((seen) => setWithin(seen.at(-1)?.isIntersecting ?? false));
		observer.observe(element.current);
		return () => observer.disconnect();
	}, [element]);
	useEffect(() => {
		const stop = new AbortController();
		document.addEventListener("visibilitychange", () => setFront(document.visibilityState === "visible"), { signal: stop.signal });
		return () => stop.abort();
	}, []);
	return within && front;
}
