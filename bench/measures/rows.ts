import { scheduler } from "node:timers/promises";
import { fire } from "../load/child.ts";
import { phone, webhookRequest } from "../load/webhook-request.ts";
import { createClinic } from "../our-contestant.ts";
import { startHelpdesk } from "../outside/helpdesk.ts";
import { CLINIC_NUMBER, withHelpdesk } from "../outside/settings.ts";
import { signIn } from "../outside/sign-in.ts";
import { plainFigure } from "../report/figure.ts";
import { bundleCountingWorker } from "../rows/counting-worker.ts";
import { prepareServer, type Server } from "../server/workerd.ts";
import type { OurMeasure } from "./measure.ts";

const TEXTS = 10;

/** Everything one text causes until the last object is quiet again, the ticket in Zendesk included. */
export const rows: OurMeasure = {
	name: "rows",
	async run() {
		const outside = await startHelpdesk();
		const server = await prepareServer(await bundleCountingWorker(), withHelpdesk(outside.url, outside.url));
		try {
			await server.start();
			await createClinic(server, await signIn(server.port, outside.url), "measured", CLINIC_NUMBER);
			const first = await writtenBy(server, 1);
			const later = (await writtenBy(server, TEXTS)) / TEXTS;
			return [
				plainFigure("Rows written per text in", later, `${later.toFixed(1)} rows`, { limit: 20, better: "less" }),
				plainFigure("Rows written by the first text of a thread", first, `${first} rows`, null),
			];
		} finally {
			await server.remove();
			outside.stop();
		}
	},
};

async function writtenBy(server: Server, texts: number) {
	const before = await whenQuiet(server);
	for (let each = 0; each < texts; each++) {
		await fire({ port: server.port, connections: 1, expected: 200, requests: [webhookRequest(phone(1))] });
		await whenQuiet(server);
	}
	return (await whenQuiet(server)) - before;
}

/** The count, once it has stood still for as long as an outbox may take to be drained. */
async function whenQuiet(server: Server) {
	let last = -1;
	for (let still = 0; still < 4; ) {
		const { rows: written, alarms } = await (await fetch(`http://127.0.0.1:${server.port}/rows-written`)).json();
		still = written + alarms === last ? still + 1 : 0;
		last = written + alarms;
		await scheduler.wait(150);
	}
	return last;
}
