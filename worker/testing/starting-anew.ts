import { expect } from "vitest";

type Listener = NodeJS.UnhandledRejectionListener;

/**
 * An act in which an object gives up and starts anew. The runtime rejects whatever else was under way in the object too,
 * with nobody there to hear it: only that one kind of silence is allowed here.
 */
export async function startingAnew(act: () => Promise<unknown>): Promise<void> {
	const listeners = process.listeners("unhandledRejection") as Listener[];
	const instead: Listener = (reason, promise) => {
		if (!isReset(reason)) for (const listener of listeners) listener(reason, promise);
	};
	process.removeAllListeners("unhandledRejection");
	process.on("unhandledRejection", instead);
	try {
		await expect(act()).rejects.toThrow();
		await scheduler.wait(1);
	} finally {
		process.removeListener("unhandledRejection", instead);
		for (const listener of listeners) process.on("unhandledRejection", listener);
	}
}

function isReset(reason: unknown): boolean {
	return reason instanceof Error && "durableObjectReset" in reason && reason.durableObjectReset === true;
}
