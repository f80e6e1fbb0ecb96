import type { Seen } from "../messages.ts";
import { isDue, keyOf } from "../sites/seen.ts";
import type { Banner } from "../sites/site.ts";
import { isVisible } from "../sites/text.ts";
import { say } from "./background-port.ts";
import { makeButton } from "./button.ts";
import { dropStrangers } from "./ours.ts";
import { shiftIn, standIn } from "./place.ts";
import { isFrameShown } from "./shown.ts";

/** Room of the icon and the word. */
const WIDTH = 72;
/** How long a banner that did not change with the address is taken for the one before's. */
const STALE_MS = 5000;

type Parts = { own: WeakSet<Element>; again(ms: number): void };
type Settled = { region: Element; externalId: string | null; words: string };

/** The button beside the name of the open record, and who that is. */
export class BannerButton {
	readonly #parts: Parts;
	readonly #host: HTMLElement;
	#banner: Banner | null = null;
	#region: Element | null = null;
	#settled: Settled | null = null;
	#staleSince: number | null = null;
	#told: string | null = null;
	/** Out of sight in between: another tab or frame may have told of somebody else. */
	#away = false;
	#pressed: string | null = null;

	constructor(parts: Parts) {
		this.#parts = parts;
		this.#host = makeButton({ press: () => this.#press(), click: () => this.#click() }, true);
		parts.own.add(this.#host);
	}

	/** Looks again; gives the region to watch. */
	look(banner: Banner | null): Element | null {
		this.#banner = banner;
		this.#region = banner?.find(document) ?? null;
		if (!isFrameShown()) {
			this.#away = true;
			return this.#region;
		}
		const seen = this.#now();
		if (seen) this.#stand();
		else this.#host.remove();
		this.#tell(seen);
		return this.#region;
	}

	/** The page goes, and its patient with it. */
	leave(): void {
		if (!this.#away) this.#tell(null);
	}

	end(): void {
		this.#host.remove();
	}

	#now(): Seen | null {
		const region = this.#region;
		if (!this.#banner || !region?.isConnected || !isVisible(region)) return null;
		const seen = this.#banner.read(region);
		return !isDue(seen) || this.#isStale(region, seen) ? null : seen;
	}

	/** The address is already the next patient's, the banner still the one before's: nobody, until it changes. */
	#isStale(region: Element, { externalId, name, birthDate }: Seen): boolean {
		const words = JSON.stringify([name, birthDate]);
		const last = this.#settled;
		if (last && last.externalId !== externalId && last.region === region && last.words === words) {
			this.#staleSince ??= performance.now();
			const left = this.#staleSince + STALE_MS - performance.now();
			if (left > 0) {
				this.#parts.again(left);
				return true;
			}
		}
		this.#staleSince = null;
		this.#settled = { region, externalId, words };
		return false;
	}

	#stand(): void {
		const region = this.#region;
		const name = region && (this.#banner?.name(region) ?? region);
		if (!region || !name) return;
		dropStrangers(region, this.#parts.own);
		const place = standIn(name, region);
		if (this.#host.parentElement !== place) place.prepend(this.#host);
		this.#host.style.setProperty("--shift", `${shiftIn(place, region, WIDTH)}px`);
	}

	#tell(seen: Seen | null): void {
		const key = seen && keyOf(seen);
		const isNews = key !== this.#told || (this.#away && key !== null);
		this.#away = false;
		this.#told = key;
		if (isNews) say({ type: "moved", seen });
	}

	#press(): void {
		const seen = this.#now();
		this.#pressed = seen && keyOf(seen);
	}

	#click(): void {
		const seen = this.#now();
		const isOther = seen && this.#pressed !== null && this.#pressed !== keyOf(seen);
		this.#pressed = null;
		if (seen && !isOther) say({ type: "chat", from: "banner", seen });
	}
}
