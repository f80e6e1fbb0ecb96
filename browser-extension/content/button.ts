import { LOOK } from "./look.ts";

/** The name of our element in the page; whatever the page makes of it, its inside is closed. */
export const TAG = "patient-chat-button";

/** Kept from the page's own listeners: a row's click opens the chart, a grid's keys move its focus. */
const ISOLATED =
	"click dblclick auxclick mousedown mouseup pointerdown pointerup pointercancel touchstart touchend keydown keyup keypress dragstart".split(
		" ",
	);

const SVG = "http://www.w3.org/2000/svg";
const BUBBLE = "M3 2.75h10q1.25 0 1.25 1.25v6q0 1.25-1.25 1.25H8l-3.25 2.5v-2.5H3Q1.75 11.25 1.75 10V4Q1.75 2.75 3 2.75z";

/** `press` is told of the first touch, `click` of the whole click; both only of a person's. */
export type Pressed = { press(): void; click(): void };

/** One button in a closed root, with nothing of any patient in it. */
export function makeButton({ press, click }: Pressed, wide: boolean): HTMLElement {
	const host = document.createElement(TAG);
	const root = host.attachShadow({ mode: "closed" });
	const box = document.createElement("span");
	const button = document.createElement("button");
	const [lang, word = ""] = /^es\b/i.test(document.documentElement.lang || navigator.language) ? ["es", "Chatear"] : ["en", "Chat"];
	Object.assign(button, { type: "button", lang, title: word, ariaLabel: word, className: wide ? "wide" : "" });
	button.append(icon(), wide ? word : "");
	for (const type of ISOLATED) box.addEventListener(type, (event) => event.stopPropagation());
	for (const type of ["pointerdown", "keydown"]) button.addEventListener(type, ({ isTrusted }) => isTrusted && press());
	button.addEventListener("click", (event) => {
		event.preventDefault();
		if (event.isTrusted) click();
	});
	box.append(button);
	dress(root);
	root.append(box);
	return host;
}

let sheet: CSSStyleSheet | undefined;

/** Adopted sheets stand under no policy of the page; a browser that refuses them to extensions takes an element. */
function dress(root: ShadowRoot): void {
	try {
		if (!sheet) {
			sheet = new CSSStyleSheet();
			sheet.replaceSync(LOOK);
		}
		root.adoptedStyleSheets = [sheet];
	} catch {
		const style = document.createElement("style");
		style.textContent = LOOK;
		root.append(style);
	}
}

function icon(): Element {
	const svg = document.createElementNS(SVG, "svg");
	const path = document.createElementNS(SVG, "path");
	svg.setAttribute("viewBox", "0 0 16 16");
	svg.ariaHidden = "true";
	path.setAttribute("d", BUBBLE);
	svg.append(path);
	return svg;
}
