import type { Browser } from "wxt/browser";
import * as z from "zod/mini";
import { PanelSays, type ToPanel } from "../own-pages.ts";

/** A panel that does not come up in this time is not coming. */
const WAIT_MS = 60_000;

export type PanelPort = Pick<Browser.runtime.Port, "postMessage" | "onMessage" | "onDisconnect">;

/** The panels that are open, each in its window; what one is to show waits for it in memory alone. */
export class Panels {
	readonly #open = new Map<PanelPort, number>();
	readonly #waiting = new Map<number, { word: ToPanel; at: number }>();
	readonly #now: () => number;

	constructor(now: () => number) {
		this.#now = now;
	}

	join(port: PanelPort): void {
		port.onMessage.addListener((message: unknown) => {
			const said = z.safeParse(PanelSays, message);
			if (said.success) this.#arrived(port, said.data.windowId);
		});
		port.onDisconnect.addListener(() => void this.#open.delete(port));
	}

	isOpenIn(windowId: number): boolean {
		return this.#in(windowId).length > 0;
	}

	/** Now, or as soon as the panel of this window is there. */
	show(windowId: number, word: ToPanel): void {
		const here = this.#in(windowId);
		for (const port of here) port.postMessage(word);
		if (here.length === 0) this.#waiting.set(windowId, { word, at: this.#now() });
	}

	/** Only to a panel that is there. */
	tell(windowId: number, word: ToPanel): void {
		for (const port of this.#in(windowId)) port.postMessage(word);
	}

	tellAll(word: ToPanel): void {
		for (const port of this.#open.keys()) port.postMessage(word);
	}

	get someOpen(): boolean {
		return this.#open.size > 0;
	}

	#in(windowId: number): PanelPort[] {
		return [...this.#open].filter(([, at]) => at === windowId).map(([port]) => port);
	}

	#arrived(port: PanelPort, windowId: number): void {
		this.#open.set(port, windowId);
		const waiting = this.#waiting.get(windowId);
		this.#waiting.delete(windowId);
		if (waiting && this.#now() - waiting.at < WAIT_MS) port.postMessage(waiting.word);
	}
}
