/** Work for one target, one piece after another: to start it while it runs only makes it look again. */
export class Lane {
	#running: Promise<boolean> | null = null;
	#again = false;
	readonly step: () => Promise<boolean>;

	/** `step` does one piece and says whether there was one. A fault of the target is its own matter; any other ends the run. */
	constructor(step: () => Promise<boolean>) {
		this.step = step;
	}

	/** False when a fault ended it: what is due stays due. */
	run(): Promise<boolean> {
		this.#again = true;
		this.#running ??= this.#work();
		return this.#running;
	}

	async #work(): Promise<boolean> {
		try {
			while (this.#again) {
				this.#again = false;
				while (await this.step());
			}
			return true;
		} catch {
			return false;
		} finally {
			// In the same breath as the last look: who comes later starts a new run.
			this.#running = null;
		}
	}
}
