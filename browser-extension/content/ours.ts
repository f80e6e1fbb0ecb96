import { TAG } from "./button.ts";

export const isOurs = (node: Node): boolean => node.nodeName.toLowerCase() === TAG;

/** A change that is only our own buttons coming and going. */
export const isOurChange = ({ type, addedNodes, removedNodes }: MutationRecord): boolean =>
	type === "childList" && [...addedNodes, ...removedNodes].every(isOurs) && ![...removedNodes].some(isOurs);

/** A button that this script did not make: of the version before, or a page's copy of one, which has nothing inside. */
export function dropStrangers(within: ParentNode, own: WeakSet<Element>): void {
	for (const host of within.querySelectorAll(TAG)) if (!own.has(host)) host.remove();
}
