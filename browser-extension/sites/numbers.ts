import type { Seen } from "../messages.ts";
import { labelOf, marksAbove } from "./label-of.ts";
import { isElsewhere, isNotOwn, isOwn } from "./labels.ts";
import { isVisible, writtenIn } from "./text.ts";

type Numbers = Seen["numbers"];

/** North American, international, national with a leading zero, local of seven digits, masked. */
const NUMBER =
	/(?<![\d\w])(?<!\d[-.])(?:(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}|\+\d[\d\s().-]{6,16}\d|0\d[\d\s-]{7,11}\d|\d{3}[-.\s]\d{4}|\(?[*•#xX\d]{3}\)?[\s.-]?[*•#xX\d]{3}[\s.-]?[*•#xX\d]{4})(?!\d)(?![-.]\d)(?:\s*(?:x|ext\.?)\s*\d{1,6})?/g;
const BRACKET = /^\s*[[(]([^\])\d]{2,40})[\])]/;

/** A number that can be dialled from anywhere: not masked, and with its area code. */
export function isWhole(typed: string): boolean {
	const [main = ""] = typed.split(/x|ext/i);
	return !/[*•#]/.test(main) && main.replace(/\D/g, "").length >= 10;
}

/** Each number of a text with its own label, which stands before it or in brackets behind it, else with the label of the whole text. */
export function numbersIn(text: string, outer: string | null): Numbers {
	const found: Numbers = [];
	let from = 0;
	for (const match of text.matchAll(NUMBER)) {
		const before = text
			.slice(from, match.index)
			.replace(/[\s:.,;|/–-]+$/u, "")
			.trim();
		from = match.index + match[0].length;
		const bracket = BRACKET.exec(text.slice(from));
		from += bracket?.[0].length ?? 0;
		const label = bracket?.[1] ?? (/[^\W\d]{2}/.test(before) ? before : null) ?? outer;
		// A heading of somebody else's beats a harmless word beside the number.
		if (label && isOwn(label) && !(outer && isNotOwn(outer))) found.push({ typed: match[0].trim(), label });
	}
	return found;
}

/** The labelled numbers within a patient's region that can be their own. Never the first that stands there. */
export function numbersOf(region: Element): Numbers {
	const found = new Map<string, Numbers[number]>();
	const walker = document.createTreeWalker(region, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const field = node instanceof Element ? node : null;
		const element = field ?? node.parentElement;
		const text = field ? (field.matches("input:not([type=hidden],[type=password])") ? writtenIn(field) : "") : (node.nodeValue ?? "");
		// A number that is out of use is kept, and marked so, in OpenEMR.
		if (!element || !/\d\d/.test(text) || !isVisible(element) || element.closest("script, style, option, [data-status=I]")) continue;
		const numbers = numbersIn(text, labelOf(node, region));
		if (numbers.length > 0 && !isElsewhere(marksAbove(element, region))) for (const number of numbers) found.set(number.typed, number);
	}
	return [...found.values()];
}
