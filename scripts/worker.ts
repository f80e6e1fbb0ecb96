import { buildWorker } from "./build-worker.ts";
import { buildApp } from "./worker/build-app.ts";
import { startClockwork } from "./worker/clockwork.ts";
import { parseCron } from "./worker/cron.ts";
import { lockFolder } from "./worker/folder-lock.ts";
import { cronExpressions, miniflareOptions } from "./worker/miniflare-options.ts";
import { readRequest, WrongRequest } from "./worker/request.ts";
import { Runtime } from "./worker/runtime.ts";

async function run() {
	const request = readRequest(process.argv.slice(2));
	// Whoever started us over a channel may be killed without a word; we go with them. So early, there is nothing to stop in order.
	const giveUp = () => process.exit(1);
	process.once("disconnect", giveUp);
	await buildApp();
	const built = await buildWorker();
	const lock = await lockFolder(request.folder);
	const runtime = new Runtime(miniflareOptions(built, request));
	await runtime.start();
	const clockwork = startClockwork(cronExpressions(built).map(parseCron), (cron, at) => runtime.fireCron(cron, at));
	const leave = async () => {
		clockwork.stop();
		await runtime.stop();
		lock.close();
		process.exit(0);
	};
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, leave);
	process.off("disconnect", giveUp);
	process.once("disconnect", leave);
	console.log(`Patient Chat is ready on http://127.0.0.1:${request.port}`);
}

run().catch((failure: unknown) => {
	console.error(failure instanceof WrongRequest || failure instanceof Error ? failure.message : "The Worker could not be started.");
	process.exit(failure instanceof WrongRequest ? 2 : 1);
});
