import { signal } from "@preact/signals";
import type { CopyRun } from "../schemas/pm-copy.ts";
import type { PmRequests } from "./pm-requests.ts";
import type { Wait } from "./pm-upload.ts";

export type Follow = ReturnType<typeof createFollow>;

const LOOK_EVERY_MS = 1_500;
const LOOK_AGAIN_MS = 5_000;
/** The newest: files that came meanwhile may stand before it. */
const FEW = 5;
const MOVING = new Set<CopyRun["state"]>(["reading", "applying"]);

export function isMoving(run: CopyRun | null): boolean {
	return run !== null && MOVING.has(run.state);
}

/** The last reading of the clinic's server, looked at for as long as it goes on and somebody has it on screen. */
export function createFollow({ requests, wait, ended }: { requests: Pick<PmRequests, "runs">; wait: Wait; ended(): void }) {
	const run = signal<CopyRun | null>(null);
	const lost = signal(false);

	async function look(over: AbortSignal): Promise<void> {
		const found = await requests.runs(undefined, FEW).catch(() => null);
		if (over.aborted) return;
		lost.value = found === null;
		if (!found) return;
		const before = run.peek();
		run.value = found.items.find(({ source }) => source === "fhir") ?? before;
		if (isMoving(before) && !isMoving(run.peek())) ended();
	}

	return {
		...{ run, lost },
		async follow(over: AbortSignal): Promise<void> {
			await look(over);
			while (!over.aborted && (lost.peek() || isMoving(run.peek()))) {
				await wait(lost.peek() ? LOOK_AGAIN_MS : LOOK_EVERY_MS, over);
				if (!over.aborted) await look(over);
			}
		},
	};
}
