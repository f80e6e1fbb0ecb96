import { appendEvent, type ChainHead, chainHead } from "../store/chain.ts";

/** One row of the clinic's log: who did what, by ids alone. */
export type ClinicEntry = { type: string; facts: object };

/** What a clinic keeps changes together with its log: both, or neither. */
export class ClinicLog {
	readonly storage: DurableObjectStorage;
	#head: ChainHead;

	constructor(storage: DurableObjectStorage) {
		this.storage = storage;
		this.#head = chainHead(storage.sql);
	}

	/** `write` and the row that tells of it, in one transaction. `staffId` null: no person asked for it. */
	commit<T>(staffId: string | null, entry: ClinicEntry, now: number, write: (sql: SqlStorage) => T): T {
		const actor = staffId === null ? "system" : `staff:${staffId}`;
		const { written, head } = this.storage.transactionSync(() => {
			const head = appendEvent(this.storage.sql, this.#head, { ...entry, actor }, now);
			return { written: write(this.storage.sql), head };
		});
		this.#head = head;
		return written;
	}
}
