import { type Instance, listenKey } from "./instance.ts";
import type { Room } from "./room.ts";

const PATIENCE_MS = 30_000;

/** Asks the app's handlers of a hook; rejects with their words when one says no. The SDK takes one at a time of each name. */
export function askHook(room: Room, instance: Instance, hook: string): Promise<void> {
	if (!instance.listens.has(listenKey(instance.guid, hook))) return Promise.resolve();
	return new Promise((resolve, reject) => {
		const settle = (error: unknown) => {
			clearTimeout(timer);
			instance.waiting.delete(hook);
			if (error === undefined) resolve();
			else reject(new Error(typeof error === "string" && error !== "" ? error : "The app stopped this."));
		};
		const timer = setTimeout(() => settle("The app did not answer."), PATIENCE_MS);
		instance.waiting.set(hook, settle);
		room.send(instance, { key: `zaf.${hook}`, needsReply: true, instanceGuid: instance.guid });
	});
}
