import type { Site } from "../sites/site.ts";
import { BannerButton } from "./banner-button.ts";
import { TAG } from "./button.ts";
import { later } from "./later.ts";
import { addressHere, onMove } from "./moves.ts";
import { dropStrangers, isOurChange } from "./ours.ts";
import { RowButtons } from "./row-buttons.ts";
import { watchTyping } from "./typing.ts";

const SOON_MS = 100;
/** How long after a cause late content is waited for. */
const SETTLE_MS = 20_000;

type Life = { signal: AbortSignal; isOver(): boolean };

/**
 * Looks for patients after a cause: the start, a navigation, a person's click, the tab coming to front. For a while then all of the page is
 * watched for what comes late; at rest only the regions that were found and the line of elements above them.
 */
export function watchPage(sites: Site[], { signal, isOver }: Life): void {
	const own = new WeakSet<Element>();
	const { isTyping } = watchTyping(signal);
	const banner = new BannerButton({ own, again: (ms) => setTimeout(() => look(), ms) });
	const rows = new RowButtons({ own, isTyping, isOver });
	const sight = new IntersectionObserver(() => look());
	const changed = (records: MutationRecord[]) => {
		if (!records.every(isOurChange)) look();
	};
	const wide = new MutationObserver(changed);
	const narrow = new MutationObserver(changed);
	let kept: Element[] = [];
	let watchedRegion: Element | null = null;
	let resting: ReturnType<typeof setTimeout> | undefined;

	const look = later(SOON_MS, signal, isTyping, () => {
		if (isOver()) return;
		const shows = sites.map((site) => site(addressHere(), document));
		const region = banner.look(shows.find((each) => each.banner)?.banner ?? null);
		const holding = rows.look(shows.flatMap((each) => each.rows));
		keep(region, holding);
	});

	function keep(region: Element | null, holding: Element[]): void {
		const found = region ? [region, ...holding] : holding;
		const line = [...new Set(found.flatMap(above))];
		if (region !== watchedRegion || line.length !== kept.length || line.some((each, index) => each !== kept[index])) {
			narrow.disconnect();
			sight.disconnect();
			for (const each of line) narrow.observe(each, { childList: true });
			if (region) {
				narrow.observe(region, { childList: true, subtree: true, characterData: true });
				sight.observe(region);
			}
			kept = line;
			watchedRegion = region;
		}
	}

	const cause = () => {
		if (isOver()) return;
		clearTimeout(resting);
		wide.observe(document.documentElement, { childList: true, subtree: true });
		resting = setTimeout(() => wide.disconnect(), SETTLE_MS);
		look();
	};

	dropStrangers(document, own);
	onMove(cause, signal);
	const byPerson = { capture: true, passive: true, signal };
	addEventListener("click", cause, byPerson);
	addEventListener("keyup", ({ key }) => key === "Enter" && cause(), byPerson);
	addEventListener("pageshow", cause, { signal });
	addEventListener("pagehide", () => banner.leave(), { signal });
	document.addEventListener("visibilitychange", cause, { signal });
	signal.addEventListener("abort", () => {
		for (const observer of [wide, narrow, sight]) observer.disconnect();
		clearTimeout(resting);
		banner.end();
		rows.end();
		for (const host of document.querySelectorAll(TAG)) if (own.has(host)) host.remove();
	});
	cause();
}

function above(element: Element): Element[] {
	const line: Element[] = [];
	for (let at = element.parentElement; at; at = at.parentElement) line.push(at);
	return line;
}
