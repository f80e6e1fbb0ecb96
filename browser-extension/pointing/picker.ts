import type { SiteRule } from "../../shared/schemas/pm-site.ts";
import { compose, NO_RULE, type PointStep } from "./compose.ts";
import { look } from "./look.ts";
import { createOutline } from "./outline.ts";
import { isToPicker } from "./picker-words.ts";

const CLICKS = [
	"pointerdown",
	"pointerup",
	"mousedown",
	"mouseup",
	"click",
	"dblclick",
	"auxclick",
	"contextmenu",
	"touchstart",
	"touchend",
];

type Port = { send(message: object): void; listen(hear: (message: unknown) => void, until: AbortSignal): void };

/** While an admin points: outlines what is under the pointer, and takes the click before the page has it. */
export function startPicker(page: Document, port: Port, over: AbortSignal): void {
	const outline = createOutline(page);
	const picks = new Map<PointStep, Element>();
	let step: PointStep | null = null;
	let rule: SiteRule = NO_RULE;
	let under: Element | null = null;

	const href = () => page.location.href;
	const turnTo = (element: Element | null) => {
		under = element;
		outline.show(element);
	};

	function take(): void {
		if (!step || !under) return;
		picks.set(step, under);
		rule = compose(rule, picks, href());
		port.send({ type: "pointed", step, found: { rule, sees: look(rule, page, href()) } });
		step = null;
		turnTo(null);
	}

	function onPointer(event: Event): void {
		if (!step) return;
		event.preventDefault();
		event.stopImmediatePropagation();
		if (event.type !== "click" || !event.isTrusted) return;
		take();
	}

	function onKey(event: Event): void {
		if (!step || !event.isTrusted || !(event instanceof KeyboardEvent)) return;
		const acts: Record<string, () => void> = {
			Escape: () => {
				step = null;
				turnTo(null);
				port.send({ type: "stopped" });
			},
			ArrowUp: () => under?.parentElement && under.parentElement !== page.body && turnTo(under.parentElement),
			ArrowDown: () => under?.firstElementChild && turnTo(under.firstElementChild),
			Enter: take,
		};
		const act = acts[event.key];
		if (!act) return;
		event.preventDefault();
		event.stopImmediatePropagation();
		act();
	}

	const first = page.defaultView ?? page;
	for (const name of CLICKS) first.addEventListener(name, onPointer, { capture: true, signal: over, passive: false });
	first.addEventListener("keydown", onKey, { capture: true, signal: over });
	page.addEventListener("pointermove", (event) => step && turnTo(elementOf(event, outline.host)), { capture: true, signal: over });
	page.addEventListener("focusin", ({ target }) => step && target instanceof Element && turnTo(target), { capture: true, signal: over });
	page.addEventListener("pointerout", ({ relatedTarget }) => relatedTarget === null && turnTo(null), { signal: over });
	over.addEventListener("abort", () => outline.remove(), { once: true });
	port.listen((message) => {
		if (!isToPicker(message)) return;
		rule = message.rule;
		if (message.type === "try") return port.send({ type: "tried", sees: look(rule, page, href()) });
		for (const undone of message.undo) picks.delete(undone);
		step = message.step === "off" ? null : message.step;
		if (!step) turnTo(null);
	}, over);
}

/** Open shadow roots of the page are part of it. */
function elementOf(event: PointerEvent, own: Element): Element | null {
	const [at] = event.composedPath();
	return at instanceof Element && at !== own && at !== at.ownerDocument.documentElement && at !== at.ownerDocument.body ? at : null;
}
