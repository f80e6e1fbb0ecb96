import { randomUUID } from "node:crypto";
import type { CopyRun } from "../../../shared/schemas/pm-copy.ts";
import { type Clinic, openClinic } from "../clinic.ts";
import { until } from "../until.ts";
import { type KeptCopy, keptCopies } from "./kept-copies.ts";

/** One is copied in peace; one is struck while its file is read, one while it is taken over. */
const CLINICS = ["clinic", "struck-reading", "struck-applying"] as const;
type Id = (typeof CLINICS)[number];
const PART_BYTES = 200_000;
/** After a kill an object goes on by its alarm, some twelve seconds later. */
const PATIENCE_MS = 90_000;
const HEADER = "Patient ID,Last Name,First Name,DOB,Mobile Phone";

const row = (n: number, name = `Ruiz${n}`) =>
	`P${n},${name},Ana,02/1${n % 9}/1980,(617) 20${Math.floor(n / 10_000)}-${String(n % 10_000).padStart(4, "0")}`;
const rows = (from: number, to: number, name?: string) => Array.from({ length: to - from }, (_, index) => row(from + index, name));
const fileOf = (lines: string[]) => Buffer.from([HEADER, ...lines, ""].join("\r\n"));

const FIRST = fileOf(rows(0, 900));
/** Some changed, some the same, some gone, many new, and two that contradict each other. */
const SECOND = fileOf([...rows(0, 300, "Rivas"), ...rows(300, 700), ...rows(1_000, 11_000), row(5_000, "Somebody")]);

export type CopyKills = { struckIn: string[]; runs: Pick<CopyRun, "state" | "trouble" | "counts">[]; copies: KeptCopy[] };

/** Every process of the Worker dies at once in the middle of two copies; what each clinic has when all has settled. */
export async function copyKills(): Promise<CopyKills> {
	const clinic = await openClinic();
	try {
		return await struckAndSettled(clinic);
	} finally {
		await clinic.close();
	}
}

async function struckAndSettled(clinic: Clinic): Promise<CopyKills> {
	for (const [n, id] of CLINICS.slice(1).entries()) await clinic.staff.setUp(`+1212555018${n}`, id, id);
	for (const id of CLINICS) await bring(clinic, id, FIRST);
	const [peaceful, reading, applying] = CLINICS;
	await bring(clinic, peaceful, SECOND);
	const applied = await send(clinic, applying, SECOND);
	await reached(clinic, applying, applied, ({ state }) => state === "ready");
	const read = await send(clinic, reading, SECOND);
	await call(clinic, applying, "POST", `/imports/${applied}/apply`, "{}");
	await Promise.all([reached(clinic, reading, read, isUnderWay), reached(clinic, applying, applied, isUnderWay)]);
	await clinic.worker.killWorkerd();
	await clinic.worker.up();
	const struckIn = await Promise.all([runOf(clinic, reading, read), runOf(clinic, applying, applied)]);
	await reached(clinic, reading, read, ({ state }) => state === "ready");
	await call(clinic, reading, "POST", `/imports/${read}/apply`, "{}");
	for (const [id, run] of [
		[reading, read],
		[applying, applied],
	] as const)
		await reached(clinic, id, run, ({ state }) => state === "done");
	const runs = await Promise.all(CLINICS.map((id) => newest(clinic, id)));
	await clinic.worker.stop();
	return {
		struckIn: struckIn.map(({ state }) => state),
		runs: runs.map(({ state, trouble, counts }) => ({ state, trouble, counts })),
		copies: keptCopies(clinic.state),
	};
}

const isUnderWay = ({ state, progress }: CopyRun) => (state === "reading" || state === "applying") && progress.done > 0;

async function bring(clinic: Clinic, id: Id, file: Buffer): Promise<void> {
	const run = await send(clinic, id, file);
	await reached(clinic, id, run, ({ state }) => state === "ready");
	await call(clinic, id, "POST", `/imports/${run}/apply`, "{}");
	await reached(clinic, id, run, ({ state }) => state === "done");
}

async function send(clinic: Clinic, id: Id, file: Buffer): Promise<string> {
	const run = randomUUID();
	await call(clinic, id, "POST", "/imports", JSON.stringify({ id: run, subject: "patients", bytes: file.length }));
	for (let n = 0; n * PART_BYTES < file.length; n++) {
		await call(clinic, id, "PUT", `/imports/${run}/parts/${n}`, new Uint8Array(file.subarray(n * PART_BYTES, (n + 1) * PART_BYTES)));
	}
	return run;
}

const reached = (clinic: Clinic, id: Id, runId: string, isThere: (run: CopyRun) => boolean) =>
	until(`a copy in ${id} goes on`, PATIENCE_MS, async () => {
		const run = await runOf(clinic, id, runId);
		if (run.state === "refused" || run.state === "failed") throw new Error(`The copy was ${run.state}: ${run.trouble}.`);
		return isThere(run) || null;
	});

async function runOf(clinic: Clinic, id: Id, runId: string): Promise<CopyRun> {
	const run = await newest(clinic, id);
	if (run.id !== runId) throw new Error("Another copy began.");
	return run;
}

async function newest(clinic: Clinic, id: Id): Promise<CopyRun> {
	const { items } = await call<{ items: CopyRun[] }>(clinic, id, "GET", "/imports?limit=1");
	const [run] = items;
	if (!run) throw new Error("There is no copy.");
	return run;
}

async function call<T>({ url, staff }: Clinic, id: Id, method: string, path: string, body?: string | Uint8Array<ArrayBuffer>): Promise<T> {
	const headers = { authorization: `Bearer ${staff.session}`, "content-type": typeof body === "string" ? "application/json" : "text/csv" };
	const answer = await fetch(`${url}/api/clinics/${id}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
	if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
	return answer.json() as Promise<T>;
}
