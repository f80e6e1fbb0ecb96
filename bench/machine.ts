import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { pinned } from "./server/pin.ts";
import { onMemoryDisk } from "./server/workerd.ts";

/** What somebody needs to know before comparing these figures with their own. */
export function machine() {
	const [cpu] = cpus();
	const workerd = JSON.parse(readFileSync(new URL("../node_modules/workerd/package.json", import.meta.url), "utf8")).version;
	return [
		`${cpus().length} × ${cpu?.model.trim() || "processor"}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
		`workerd ${workerd}, Node ${process.versions.node}`,
		pinned ? "server on core 0, load on core 1" : "not pinned to cores: there is no taskset here",
		onMemoryDisk ? "state in memory (tmpfs)" : "state on disk: there is no memory disk here",
	].join("; ");
}
