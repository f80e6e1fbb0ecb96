/** What a lawyer with the whole correspondence before them would say: nothing here knows how the product decides. */
export class ConsentTruth {
	/** The patient's words about texting, wherever said, with the order in which they came to light. */
	#words: { say: "stop" | "start"; at: number }[] = [];
	#recorded: { by: "staff" | "carrier"; at: number }[] = [];
	#lifts: number[] = [];
	#question: { id: string; patientId: string; version: number; askedAt: number; until: number; went: boolean; stopped: boolean } | null =
		null;
	#grants = new Map<string, number>();
	readonly granted: string[] = [];
	/** Said after a STOP elsewhere that the thread may not have heard of: written down or not, it is worth nothing. */
	readonly worthless: string[] = [];
	/** Every moment in which the patient said STOP in this thread. */
	readonly stops: number[] = [];
	spam = false;

	stop(at: number, here: boolean): void {
		this.#words.push({ say: "stop", at });
		if (here) this.stops.push(at);
	}

	start(at: number): void {
		this.#words.push({ say: "start", at });
	}

	record(by: "staff" | "carrier", at: number): void {
		this.#recorded.push({ by, at });
	}

	startedAfter(at: number): boolean {
		return this.#words.some((word) => word.say === "start" && word.at > at);
	}

	lift(at: number): void {
		this.#lifts.push(at);
	}

	/** Whether a text may still go: only a word that is no older than every stop brings texting back. */
	optedOut(): boolean {
		const newest = (say: "stop" | "start") => Math.max(-1, ...this.#words.filter((word) => word.say === say).map(({ at }) => at));
		const started = newest("start");
		const lifted = Math.max(-1, ...this.#lifts);
		const recorded = this.#recorded.some(({ by, at }) => at > started && !(by === "staff" && at <= lifted));
		return newest("stop") > started || recorded;
	}

	/** All that was agreed to or asked is void, whatever comes after. */
	voided(): void {
		this.#question = null;
		this.#grants.clear();
	}

	/** The same, while this thread cannot know it yet: a yes may still be written down, and is worth nothing. */
	voidedElsewhere(): void {
		if (this.#question) this.#question.stopped = true;
		this.#grants.clear();
	}

	asked(id: string, patientId: string, version: number, askedAt: number, until: number): void {
		this.#question = { id, patientId, version, askedAt, until, went: false, stopped: false };
	}

	/** `at`: when it went; its time begins there. */
	went(id: string, went: boolean, at: number | null = null): void {
		const question = this.#question;
		if (question?.id !== id) return;
		question.went = went;
		if (at === null) return;
		question.until += at - question.askedAt;
		question.askedAt = at;
	}

	notAsked(id: string): void {
		if (this.#question?.id === id) this.#question = null;
	}

	answer(says: "yes" | "no", at: number): void {
		const asked = this.#question;
		if (!asked?.went || at <= asked.askedAt || at > asked.until) return;
		this.#question = null;
		this.#grants.delete(asked.patientId);
		if (says === "no") return;
		if (asked.stopped) {
			this.worthless.push(asked.id);
			return;
		}
		this.granted.push(asked.id);
		this.#grants.set(asked.patientId, asked.version);
	}

	withdraw(patientId: string): void {
		this.#grants.delete(patientId);
	}

	agreed(patientId: string | null, version: number): boolean {
		return patientId !== null && this.#grants.get(patientId) === version;
	}
}
