import { randomUUID } from "node:crypto";
import { scheduler } from "node:timers/promises";
import type { OurContestant } from "../our-contestant.ts";
import { type Figure, ms, plainFigure } from "../report/figure.ts";
import { median } from "../report/rounds.ts";
import type { OurMeasure } from "./measure.ts";

const PATIENTS = 100_000;
/** Half of what Cloudflare gives a Worker: V8 takes what it may have before it clears up, and with more than that workerd ends. */
const HEAP_MIB = 64;
const PART_BYTES = 1024 * 1024;
const LOOK_EVERY_MS = 250;
const PATIENCE_MS = 10 * 60_000;
const CLINIC = "/api/clinics/measured";

/** A file of all patients, looked at and let through, then the same file again; staff look a patient up all the while. */
export const pmCopy: OurMeasure = {
	name: "pm-copy",
	async run({ ours }) {
		await ours.server.stop();
		ours.server.limitHeap(HEAP_MIB);
		await ours.server.start();
		const idle = ours.server.peakBytes();
		const first = await bring(ours, file());
		const second = await bring(ours, file());
		const waits = [...first.waitsMs, ...second.waitsMs];
		const grown = ours.server.peakBytes() - idle;
		if (first.counts.added !== PATIENTS || second.counts.same !== PATIENTS) throw new Error("The copy is not what the file says.");
		const seconds = (value: number) => `${value.toFixed(1)} s`;
		const budget = (limit: number) => ({ limit, better: "less" as const });
		const line = (what: string, value: number, shown: string, limit: number): Figure => plainFigure(what, value, shown, budget(limit));
		return [
			line("100,000 patients from a file: read, compared, applied", first.seconds, seconds(first.seconds), 120),
			line("The same file once more", second.seconds, seconds(second.seconds), 120),
			line("Memory that workerd takes for both, at its most", grown / 2 ** 20, `${(grown / 2 ** 20).toFixed(0)} MiB`, 128),
			line("Staff look a patient up meanwhile, p50", median(waits), ms(median(waits)), 100),
			line("Staff look a patient up meanwhile, at worst", Math.max(...waits), ms(Math.max(...waits)), 1_000),
		];
	},
};

function file(): Buffer {
	const rows = Array.from({ length: PATIENTS }, (_, n) => {
		const digits = String(2_000_000 + n);
		return `P${n},Ruiz${n},"Ana, ${n % 7}",0${1 + (n % 9)}/${10 + (n % 19)}/19${10 + (n % 90)},(617) ${digits.slice(0, 3)}-${digits.slice(3)},English`;
	});
	return Buffer.from(["Patient ID,Last Name,First Name,DOB,Mobile Phone,Language", ...rows, ""].join("\r\n"));
}

async function bring(ours: OurContestant, bytes: Buffer) {
	const since = performance.now();
	const id = randomUUID();
	const waitsMs: number[] = [];
	await ask(ours, "POST", "/imports", JSON.stringify({ id, subject: "patients", bytes: bytes.length }));
	for (let n = 0; n * PART_BYTES < bytes.length; n++) {
		await ask(ours, "PUT", `/imports/${id}/parts/${n}`, bytes.subarray(n * PART_BYTES, (n + 1) * PART_BYTES));
	}
	await until(ours, id, "ready", waitsMs);
	await ask(ours, "POST", `/imports/${id}/apply`, "{}");
	const { counts } = await until(ours, id, "done", waitsMs);
	return { seconds: (performance.now() - since) / 1000, counts, waitsMs };
}

async function until(ours: OurContestant, id: string, state: string, waitsMs: number[]) {
	for (const giveUpAt = Date.now() + PATIENCE_MS; Date.now() < giveUpAt; await scheduler.wait(LOOK_EVERY_MS)) {
		const since = performance.now();
		await ask(ours, "GET", "/patients?number=%2B16172000001");
		waitsMs.push(performance.now() - since);
		const { items } = await ask(ours, "GET", "/imports?limit=1");
		if (items[0]?.id === id && items[0].state === state) return items[0];
		if (["refused", "failed"].includes(items[0]?.state)) throw new Error(`The run was ${items[0].state}: ${items[0].trouble}.`);
	}
	throw new Error(`The run did not become ${state}.`);
}

async function ask(ours: OurContestant, method: string, path: string, body?: string | Buffer) {
	const headers = { Authorization: `Bearer ${ours.session}`, "Content-Type": typeof body === "string" ? "application/json" : "text/csv" };
	const sent = body === undefined ? {} : { body: typeof body === "string" ? body : new Uint8Array(body) };
	const response = await fetch(`http://127.0.0.1:${ours.server.port}${CLINIC}${path}`, { method, headers, ...sent });
	if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}.`);
	return response.json();
}
