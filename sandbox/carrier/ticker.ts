import type { DueJob } from "./account/due.ts";
import type { Exchange } from "./exchange.ts";
import { advance, postReceipt } from "./progress.ts";
import { postInbound } from "./webhooks/inbound.ts";

const LONGEST_MS = 60_000;

function step(exchange: Exchange, { id, job }: DueJob) {
	if (job.kind !== "advance") return;
	exchange.atomically(() => {
		for (const { status, errorCode, afterMs } of advance(exchange, job.sid, job)) {
			exchange.due.add(exchange.now() + afterMs, { kind: "receipt", sid: job.sid, status, errorCode });
		}
		exchange.due.done(id);
	});
}

async function post(exchange: Exchange, { job }: DueJob): Promise<void> {
	if (job.kind === "receipt") return postReceipt(exchange, job.sid, job);
	const message = exchange.messages.get(job.sid);
	if (message) await postInbound(exchange, message);
}

/** Does what is due, when it is due. A post is struck off only when it is over: one that a stop cut short is made again. */
export function startTicker(exchange: Exchange): { stop(): Promise<void> } {
	const underWay = new Set<Promise<void>>();
	let timer: NodeJS.Timeout | undefined;
	let isLooking = false;

	function begin(due: DueJob) {
		exchange.due.begin(due.id);
		const work = post(exchange, due)
			.catch((error: unknown) => process.emitWarning(error instanceof Error ? error : String(error)))
			.then(() => {
				underWay.delete(work);
				if (!exchange.stopped.aborted) exchange.due.done(due.id);
			});
		underWay.add(work);
	}

	function takeReady(): boolean {
		const ready = exchange.due.ready(exchange.now());
		for (const due of ready) {
			if (due.job.kind === "advance") step(exchange, due);
			else begin(due);
		}
		return ready.length > 0;
	}

	function look() {
		if (exchange.stopped.aborted) return;
		while (takeReady());
		const next = exchange.due.next();
		clearTimeout(timer);
		if (next !== null) timer = setTimeout(look, Math.min(LONGEST_MS, Math.max(1, next - exchange.now())));
	}

	exchange.wake.up = () => {
		if (isLooking) return;
		isLooking = true;
		setImmediate(() => {
			isLooking = false;
			look();
		});
	};
	exchange.wake.up();
	return {
		async stop() {
			clearTimeout(timer);
			await Promise.allSettled(underWay);
		},
	};
}
