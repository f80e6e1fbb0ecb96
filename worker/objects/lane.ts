/** Work for one target, one piece after another: to start it while it runs only makes it look again. */
export class Lane {
	#running: Promise<void> | null = null;
	readonly step: () => Promise<boolean>;

	/** `step` does one piece and says whether there was one; it never throws for a fault of the target. */
	constructor(step: () => Promise<boolean>) {
		this.step = step;
	}

	run(): Promise<void> {
		this.#running ??= this.#work().finally(() => {
			this.#running = null;
		});
		return this.#running;
	}

	async #work(): Promise<void> {
		while (await this.step());
	}
}
