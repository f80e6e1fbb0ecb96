import { text } from "node:stream/consumers";
import { scheduler } from "node:timers/promises";
import { WebSocket } from "ws";
import { Connection } from "./connection.ts";
import type { ListenJob, ListenResult } from "./job.ts";

const PATIENCE_MS = 10_000;
process.stdout.on("error", () => process.exit(1));
const job: ListenJob = JSON.parse(await text(process.stdin));
const result: ListenResult = { toLastMs: [], errors: 0, firstError: null };

let heard = 0;
let lastHeard: (() => void) | undefined;

// Counted on the raw bytes: parsing a thousand events would be the client's time, not the server's.
function listen(socket: WebSocket) {
	socket.on("message", (event: Buffer) => {
		if (event.includes(job.until) && ++heard === job.sockets) lastHeard?.();
	});
}

function open() {
	return new Promise<WebSocket>((resolve, reject) => {
		const socket = new WebSocket(`ws://127.0.0.1:${job.port}${job.path}`, job.protocols, { perMessageDeflate: false });
		socket.once("open", () => resolve(socket));
		socket.once("error", reject);
	});
}

async function trigger(connection: Connection, request: string) {
	heard = 0;
	const everybody = new Promise<true>((resolve) => {
		lastHeard = () => resolve(true);
	});
	const since = performance.now();
	const answered = connection.ask(request);
	const reached = await Promise.race([everybody, scheduler.wait(PATIENCE_MS)]);
	if (reached) result.toLastMs.push(performance.now() - since);
	const status = await answered;
	if (reached && status === job.expected) return;
	result.errors++;
	result.firstError ??= status === job.expected ? `only ${heard} of ${job.sockets} sockets heard` : `status ${status}`;
}

const sockets: WebSocket[] = [];
for (let each = 0; each < job.sockets; each++) sockets.push(await open());
for (const socket of sockets) listen(socket);
const connection = await Connection.open(job.port);
for (const request of job.triggers) await trigger(connection, request);
process.stdout.write(JSON.stringify(result), () => process.exit(0));
