import { text } from "node:stream/consumers";
import { Connection } from "./connection.ts";
import type { FireJob, FireResult } from "./job.ts";

process.stdout.on("error", () => process.exit(1));
const job: FireJob = JSON.parse(await text(process.stdin));
const connections = await Promise.all(Array.from({ length: job.connections }, () => Connection.open(job.port)));
const result: FireResult = { elapsedMs: 0, latenciesMs: [], errors: 0, firstError: null };

let next = 0;
async function work(connection: Connection) {
	for (let request = job.requests[next++]; request !== undefined; request = job.requests[next++]) {
		const since = performance.now();
		const status = await connection.ask(request);
		if (status === job.expected) {
			result.latenciesMs.push(performance.now() - since);
			continue;
		}
		result.errors++;
		result.firstError ??= status === 0 ? "connection lost" : `status ${status}`;
		if (status === 0) return;
	}
}

const since = performance.now();
await Promise.all(connections.map(work));
result.elapsedMs = performance.now() - since;
for (const connection of connections) connection.close();
process.stdout.write(JSON.stringify(result));
