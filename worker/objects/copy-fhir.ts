import { type Env, practiceServers } from "../compose.ts";
import { type FhirReading, questionNow, questions, type ReadClinic, scopeOf, turned, unread, waitMs } from "../domain/copy/fhir-reading.ts";
import { addDays, instantOf, localAt } from "../domain/hours/zoned.ts";
import type { NoAnswer, PmPage, PmQuestion, PmRefusal, PracticeManagement } from "../ports.ts";
import {
	connectionNow,
	dropReading,
	type KeptReading,
	keys,
	marks,
	readings,
	saveConnection,
	saveReading,
} from "../store/clinic/connection.ts";
import type { ClinicLog } from "./clinic-log.ts";
import { refuseRun, type StartRun, staged, stageRecords, startRun, stopRun } from "./copy-run.ts";
import { Lane } from "./lane.ts";
import { readingAtWork } from "./pm-due.ts";
import { openKey } from "./pm-key.ts";
import { settleReadings } from "./pm-marks.ts";

/** The server did not answer in the way that was foreseen: it is asked again after this long. */
export const GO_ON_MS = 30_000;

export type ReadingAsked = Pick<StartRun, "id" | "startedBy" | "staffId">;

const LONGEST_MS = 5 * 60_000;

/** Begins to read the clinic's server; one run at a time. */
export function startReading(log: ClinicLog, clinic: ReadClinic, asked: ReadingAsked, now: number): ReturnType<typeof startRun> {
	const { sql } = log.storage;
	if (!connectionNow(sql)) return { refused: "no_connection" };
	settleReadings(sql);
	const place = { timeZone: clinic.timeZone, country: clinic.country };
	const start = { ...asked, source: "fhir", subject: "both", place, asked: "fhir", bytes: null, isWhole: false } as const;
	const answer = startRun(log, start, now);
	if ("refused" in answer || !answer.created) return answer;
	for (const { runId } of readings(sql)) dropReading(sql, runId);
	saveReading(sql, { runId: answer.run.id, dueAt: now, reading: unread(clinic) });
	return answer;
}

/** Reads the clinic's server page by page; each is kept together with where the next one is. */
export class FhirLane {
	readonly #log: ClinicLog;
	readonly #env: Env;
	readonly #lane: Lane;
	#until = 0;

	constructor(log: ClinicLog, env: Env) {
		this.#log = log;
		this.#env = env;
		this.#lane = new Lane(() => this.#step());
	}

	/** Reads what is due, for a while: no wake of an object may last longer than a quarter of an hour. */
	async run(): Promise<void> {
		this.#until = Date.now() + LONGEST_MS;
		if (!(await this.#lane.run())) return this.#later();
	}

	async #step(): Promise<boolean> {
		const kept = readingAtWork(this.#log.storage.sql);
		const now = Date.now();
		if (!kept || (kept.dueAt ?? 0) > now || now > this.#until) return false;
		const practice = await this.#practice(kept.reading);
		const question = questionNow(kept.reading);
		const answer = practice && (question ? await practice.page(question, kept.reading.next) : await this.#plan(practice, kept.reading));
		// It was stopped, or the connection cut, while the server answered.
		if (readingAtWork(this.#log.storage.sql)?.runId !== kept.runId) return true;
		if (!answer) refuseRun(this.#log, kept.runId, "not_allowed", Date.now());
		else if ("kind" in answer) this.#unanswered(kept, answer);
		else if ("plan" in answer) this.#planned(kept, answer);
		else if (question) this.#keep(kept, question, answer);
		return true;
	}

	/** Null when the connection was cut. */
	async #practice({ clinic }: FhirReading): Promise<PracticeManagement | null> {
		const { sql } = this.#log.storage;
		const connection = connectionNow(sql)?.settings;
		if (!connection) return null;
		const key = keys(sql).find(({ algorithm }) => algorithm === connection.algorithm);
		const privateJwk = key ? await openKey(this.#env.DATA_KEY, clinic.id, key.sealed) : null;
		const { timeZone, country } = clinic;
		const { connect } = await practiceServers(this.#env);
		return connect({
			...connection,
			key: key && privateJwk ? { kid: key.kid, privateJwk } : null,
			timeZone,
			country,
		});
	}

	async #plan(practice: PracticeManagement, reading: FhirReading): Promise<FhirReading | PmRefusal | NoAnswer> {
		const abilities = await practice.abilities();
		if ("kind" in abilities) return abilities;
		const { sql } = this.#log.storage;
		const now = Date.now();
		const connection = connectionNow(sql);
		if (!connection) return reading;
		saveConnection(sql, { ...connection, abilities: { ...abilities, askedAt: new Date(now).toISOString() } });
		const plan = questions(abilities, marks(sql), windowOf(reading.clinic, connection.settings.forwardDays, now), now);
		return plan.length > 0 ? { ...reading, plan, attempt: 0 } : { kind: "refused", trouble: "cannot_give" };
	}

	#planned(kept: KeptReading, reading: FhirReading): void {
		saveReading(this.#log.storage.sql, { ...kept, reading, dueAt: Date.now() });
	}

	#unanswered({ runId, reading }: KeptReading, answer: PmRefusal | NoAnswer): void {
		const now = Date.now();
		if (answer.kind === "refused") {
			refuseRun(this.#log, runId, answer.trouble, now);
			return;
		}
		const wait = waitMs(reading.attempt, answer.retryAfterMs);
		const { storage } = this.#log;
		saveReading(storage.sql, {
			runId,
			dueAt: now + (wait ?? 0),
			reading: { ...reading, attempt: wait === null ? 0 : reading.attempt + 1 },
		});
		if (wait === null) stopRun(this.#log, runId, "no_answer", now);
	}

	/** The page's records and the place of the next page, or neither. */
	#keep({ runId, reading }: KeptReading, question: PmQuestion, page: PmPage): void {
		const { storage } = this.#log;
		const after = turned(reading, question, page);
		const isOver = questionNow(after) === null;
		storage.transactionSync(() => {
			const understood = page.items.map((item, index) => ({ ...item, line: reading.read + index + 1 }));
			const left = page.rejected.map(({ at, reason, whose }) => ({ line: reading.read + at, reason, whose }));
			stageRecords(storage.sql, runId, understood, left, { done: after.read, total: null });
			saveReading(storage.sql, { runId, dueAt: isOver ? null : Date.now(), reading: after });
			if (isOver) staged(storage.sql, runId, scopeOf(after));
		});
	}

	#later(): void {
		const kept = readingAtWork(this.#log.storage.sql);
		if (kept) saveReading(this.#log.storage.sql, { ...kept, dueAt: Date.now() + GO_ON_MS });
	}
}

/** From the beginning of the clinic's day, for so many of its days. */
function windowOf({ timeZone }: ReadClinic, days: number, now: number): { from: number; until: number } {
	const today = localAt(now, timeZone);
	return { from: instantOf(today, 0, timeZone), until: instantOf(addDays(today, days), 0, timeZone) };
}
