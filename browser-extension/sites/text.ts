export const isVisible = (element: Element): boolean => element.checkVisibility?.({ visibilityProperty: true }) ?? true;

/** What a person sees of it: a hidden copy of a surname is not read twice. */
export function textOf(element: Element | null | undefined): string {
	if (!element) return "";
	const words: string[] = [];
	gather(element, words);
	return words.join("").replace(/\s+/g, " ").trim();
}

function gather(element: Element, words: string[]): void {
	for (const node of element.childNodes) {
		if (node.nodeType === Node.TEXT_NODE) words.push(node.nodeValue ?? "");
		else if (node instanceof Element && !/^(SCRIPT|STYLE|TEMPLATE)$/.test(node.tagName) && isVisible(node)) {
			words.push(" ");
			gather(node, words);
			words.push(" ");
		}
	}
}

/** What stands in it: of a field of a form, what was written there. */
export function writtenIn(element: Element | null | undefined): string {
	const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
	return isField ? element.value.trim() : textOf(element);
}

const DATE =
	/\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.](?:\d{1,2}|\p{L}{3,}\.?)[-/.,\s]+\d{2,4}|\d{1,2}\.?\s\p{L}{3,}\.?,?\s\d{4}|\p{L}{3,}\.? \d{1,2},? \d{4}/u;

/** The first date in a text, as it is written. An age is none: "11 mths, 12 days". */
export const dateIn = (text: string): string | null => DATE.exec(text)?.[0] ?? null;
