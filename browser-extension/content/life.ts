import { isAttached } from "./background-port.ts";

const KEY = Symbol.for("patient-chat");
const BEGIN = "patient-chat-begin";

/** One script in a document: a second run ends the first, and one that an update has cut off ends when the next begins. */
export function newLife(): { signal: AbortSignal; isOver(): boolean } {
	const before: unknown = Reflect.get(globalThis, KEY);
	if (before instanceof AbortController) before.abort();
	// An orphan lives in a world of its own. A page that sends this too changes nothing: who is attached stays.
	document.dispatchEvent(new Event(BEGIN));
	const end = new AbortController();
	Reflect.set(globalThis, KEY, end);
	const { signal } = end;
	const isOver = () => {
		if (!signal.aborted && !isAttached()) end.abort();
		return signal.aborted;
	};
	document.addEventListener(BEGIN, isOver, { signal });
	return { signal, isOver };
}
