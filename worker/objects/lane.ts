/** Work for one target, one piece after another: to start it while it runs only makes it look again. */
export class Lane {
	#running: Promise<boolean> | null = null;
	readonly step: () => Promise<boolean>;

	/** `step` does one piece and says whether there was one. A fault of the target is its own matter; any other ends the run. */
	constructor(step: () => Promise<boolean>) {
		this.step = step;
	}

	/** False when a fault ended it: what is due stays due. */
	run(): Promise<boolean> {
		this.#running ??= this.#work().finally(() => {
			this.#running = null;
		});
		return this.#running;
	}

	async #work(): Promise<boolean> {
		try {
			while (await this.step());
			return true;
		} catch {
			return false;
		}
	}
}
