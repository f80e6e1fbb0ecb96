const PAUSE_MS = 500;

/** Somebody writes on this page: nothing is looked for until they pause. */
export function watchTyping(signal: AbortSignal): { isTyping(): boolean } {
	let last = Number.NEGATIVE_INFINITY;
	const keyed = ({ timeStamp }: Event) => {
		last = timeStamp;
	};
	addEventListener("keydown", keyed, { capture: true, passive: true, signal });
	return { isTyping: () => performance.now() - last < PAUSE_MS && isField(document.activeElement) };
}

const isField = (element: Element | null) =>
	element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
