import type { DatabaseSync } from "node:sqlite";
import * as z from "zod/mini";
import { MessageStatus } from "./message.ts";

/** What the carrier has promised itself to do; kept in the state, so a restart goes on with it. */
export const Job = z.union([
	z.object({ kind: z.literal("advance"), sid: z.string(), status: MessageStatus, errorCode: z.nullable(z.number()), last: z.boolean() }),
	z.object({ kind: z.literal("receipt"), sid: z.string(), status: MessageStatus, errorCode: z.nullable(z.number()) }),
	z.object({ kind: z.literal("webhook"), sid: z.string() }),
]);
export type Job = z.infer<typeof Job>;
export type DueJob = { id: number; at: number; job: Job };

const Row = z.object({ id: z.number(), at: z.number(), job: z.string() });
const Next = z.object({ at: z.nullable(z.number()) });

export function openDue(db: DatabaseSync) {
	const insert = db.prepare("INSERT INTO due (at, job) VALUES (?, ?)");
	const ready = db.prepare("SELECT id, at, job FROM due WHERE begun = 0 AND at <= ? ORDER BY at, id");
	const next = db.prepare("SELECT min(at) AS at FROM due WHERE begun = 0");
	const begin = db.prepare("UPDATE due SET begun = 1 WHERE id = ?");
	const remove = db.prepare("DELETE FROM due WHERE id = ?");
	// What a stop cut short is to be done again.
	db.exec("UPDATE due SET begun = 0 WHERE begun = 1");
	return {
		add(at: number, job: Job) {
			insert.run(at, JSON.stringify(job));
		},
		ready: (now: number): DueJob[] =>
			ready.all(now).map((found) => {
				const row = Row.parse(found);
				return { id: row.id, at: row.at, job: Job.parse(JSON.parse(row.job)) };
			}),
		/** Of those not begun; in the past when the clock went on in the meantime. */
		next: (): number | null => Next.parse(next.get()).at,
		begin(id: number) {
			begin.run(id);
		},
		done(id: number) {
			remove.run(id);
		},
	};
}
