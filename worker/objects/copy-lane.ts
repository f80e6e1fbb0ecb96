import { runAtWork, uncleanRun } from "../store/clinic/copy-runs.ts";
import type { ClinicLog } from "./clinic-log.ts";
import { Lane } from "./lane.ts";

/** No wake of an object may think for longer than half a minute; what is left is done in the next. */
const LONGEST_MS = 8_000;
/** Whatever cuts it off, it goes on after this long. */
export const COPY_AGAIN_MS = 12_000;
const AFTER_FAULT_MS = 5_000;

/** The copy's own work, piece after piece, with room for others between two pieces. */
export class CopyLane {
	readonly #log: ClinicLog;
	readonly #lane: Lane;
	#until = 0;

	constructor(log: ClinicLog) {
		this.#log = log;
		this.#lane = new Lane(() => this.#piece());
	}

	isDue(): boolean {
		const { sql } = this.#log.storage;
		return runAtWork(sql) !== null || uncleanRun(sql) !== null;
	}

	/** When it wants to be woken again, in ms from now; null: there is nothing to do. */
	async run(): Promise<number | null> {
		this.#until = Date.now() + LONGEST_MS;
		const isWhole = await this.#lane.run();
		if (!this.isDue()) return null;
		return isWhole ? 0 : AFTER_FAULT_MS;
	}

	async #piece(): Promise<boolean> {
		const { copyStep } = await import("./copy-engine.ts");
		const went = await copyStep(this.#log, Date.now());
		// A text, or somebody who reads, comes in here.
		await new Promise((resolve) => setTimeout(resolve, 0));
		return went && Date.now() < this.#until;
	}
}
