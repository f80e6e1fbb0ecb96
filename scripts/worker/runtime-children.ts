import { ChildProcess } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";

/** Calls back for every workerd that miniflare starts; it tells nobody the process id itself. */
export function onRuntimeStart(started: (runtime: ChildProcess) => void) {
	subscribe("child_process", (message) => {
		if (typeof message !== "object" || message === null || !("process" in message)) return;
		const child = message.process;
		if (!(child instanceof ChildProcess)) return;
		child.once("spawn", () => {
			if (/workerd(\.exe)?$/.test(child.spawnfile)) started(child);
		});
	});
}
