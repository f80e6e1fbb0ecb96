import { uuidIn } from "./ids.ts";
import { numbersOf } from "./numbers.ts";
import { showsOf } from "./pointed.ts";
import { seenOf } from "./seen.ts";
import type { Banner, Rows, Site } from "./site.ts";
import { dateIn, isVisible, textOf } from "./text.ts";

const LINK = 'a[href*="/patient/"]';

/** Of `/patient/<uuid>/chart`; a form for a new patient has none. */
const idIn = (address: string) => uuidIn(address.split("/patient/")[1]?.slice(0, 36) ?? "");

/** Names of slots and extensions stay; classes are hashes that change with each build. */
const banner: Banner = {
	find: (page) =>
		[...page.querySelectorAll("[data-extension-slot-name=patient-header-slot] [data-extension-id=patient-banner]")].find(isVisible) ?? null,
	name: firstWords,
	read: (region) => {
		const name = textOf(firstWords(region));
		return seenOf({
			externalId: idIn(region.ownerDocument.location.pathname),
			name,
			birthDate: dateIn(textOf(region).replace(name, "")),
			numbers: numbersOf(region),
		});
	},
};

/** The name is the first thing written in the banner, but for the initials of a picture. */
function firstWords(region: Element): Element | null {
	const walker = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const element = node.parentElement;
		const text = node.nodeValue?.trim();
		if (text && element && !element.closest("button, svg, style") && !isPicture(element, text) && isVisible(element)) return element;
	}
	return null;
}

/** Initials stand for a name, which is their title. */
const isPicture = (element: Element, text: string) => (element.closest("[title]")?.getAttribute("title")?.trim() ?? text) !== text;

const rows = (from: Rows["from"], selector: string): Rows => ({
	...showsOf(
		{
			selector,
			id: { selector: LINK, attribute: "href" },
			name: { selector: LINK, attribute: null },
			birthDate: null,
			number: null,
		},
		null,
	),
	from,
	selector,
});

/** Appointments and visits, whose rows unfold into a second one of the same patient; and lists that do not unfold. */
const lists = [rows("appointment", "tr[data-parent-row]"), rows("row", `tbody tr:not([data-parent-row]):has(${LINK})`)];

export const openmrs: Site = ({ pathname }) => ({ banner: idIn(pathname) ? banner : null, rows: lists });
