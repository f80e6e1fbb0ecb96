import * as z from "zod/mini";
import type { LiveOptions, LiveSocket } from "../../shared/live/socket.ts";
import { type Area, kept } from "./kept.ts";

type Parts = {
	area: Area;
	open(options: LiveOptions): LiveSocket;
	show(waiting: number | null): void;
	ended(): void;
	watched(): boolean;
};

/** How many threads wait for an answer, over all clinics: on the button, and kept for when the background is stopped and woken. */
export class Waiting {
	readonly #parts: Parts;
	readonly #kept;
	readonly #counts = new Map<string, number>();
	#sockets: LiveSocket[] = [];
	#stop: AbortController | null = null;

	constructor(parts: Parts) {
		this.#parts = parts;
		this.#kept = kept(parts.area, "waiting", z.number());
	}

	/** What was last known, until the Worker says what is. */
	async restore(): Promise<void> {
		const last = await this.#kept.read();
		if (this.#counts.size === 0) this.#parts.show(last);
	}

	follow(address: string, clinicIds: string[], token: () => string): void {
		this.#close();
		const stop = new AbortController();
		this.#stop = stop;
		this.#sockets = clinicIds.map((clinicId) =>
			this.#parts.open({
				url: `${address.replace(/^http/, "ws")}/api/clinics/${clinicId}/live`,
				token,
				heard: ({ waiting }) => this.#count(clinicId, waiting),
				stateChanged: () => {},
				ended: (why) => (why === "signed_out" ? this.#parts.ended() : this.#count(clinicId, 0)),
				signal: stop.signal,
				watched: () => this.#parts.watched(),
			}),
		);
	}

	get isFollowing(): boolean {
		return this.#stop !== null;
	}

	renew(session: string): void {
		for (const socket of this.#sockets) socket.renew(session);
	}

	async forget(): Promise<void> {
		this.#close();
		this.#parts.show(null);
		await this.#kept.write(null);
	}

	#close(): void {
		this.#stop?.abort();
		this.#stop = null;
		this.#sockets = [];
		this.#counts.clear();
	}

	#count(clinicId: string, waiting: number): void {
		this.#counts.set(clinicId, waiting);
		const sum = [...this.#counts.values()].reduce((total, count) => total + count, 0);
		this.#parts.show(sum);
		void this.#kept.write(sum);
	}
}
