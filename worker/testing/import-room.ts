import { runDurableObjectAlarm } from "cloudflare:test";
import { exports } from "cloudflare:workers";
import { PatientPage } from "../../shared/schemas/patient.ts";
import { CopyRun, CopyRunPage, ImportPreview } from "../../shared/schemas/pm-copy.ts";
import { PmStatus } from "../../shared/schemas/pm-status.ts";
import { clinicOf } from "../objects/stubs.ts";
import { testEnv } from "./clinic.ts";
import { aClinicRoom } from "./clinic-room.ts";
import { aSignedIn, call, ORIGIN } from "./staff-door.ts";

type Subject = "patients" | "appointments";

/** A clinic, and an admin with files of its practice management system. */
export async function anImportRoom(role: "admin" | "member" | "reader" = "admin") {
	const { id, log, stub } = await aClinicRoom();
	const { token } = await aSignedIn({ clinicId: id, role });
	const path = `/api/clinics/${id}`;
	const ask = (method: string, rest: string, body?: unknown) => call(token, method, `${path}${rest}`, body === undefined ? {} : { body });
	const start = (subject: Subject, text: string, more: object = {}) =>
		ask("POST", "/imports", { id: crypto.randomUUID(), subject, bytes: bytesOf(text).byteLength, ...more });
	const part = (runId: string, n: number, bytes: Uint8Array<ArrayBuffer> | string) =>
		call(token, "PUT", `${path}/imports/${runId}/parts/${n}`, { raw: bytes, headers: { "Content-Type": "application/octet-stream" } });
	const preview = async (runId: string) => ImportPreview.parse(await (await ask("GET", `/imports/${runId}`)).json());

	/** Until nothing moves by itself any more, as the alarm does it. */
	async function settled(runId: string): Promise<CopyRun> {
		for (let wake = 0; wake < 50; wake++) {
			const { run } = await preview(runId);
			if (!["reading", "applying"].includes(run.state) && !(await runDurableObjectAlarm(stub))) return run;
			await runDurableObjectAlarm(stub);
		}
		throw new Error("it never comes to rest");
	}

	/** Sends a whole file and has it read. */
	async function read(subject: Subject, text: string, more: object = {}): Promise<CopyRun> {
		const run = CopyRun.parse(await (await start(subject, text, more)).json());
		if (run.state === "receiving") CopyRun.parse(await (await part(run.id, 0, text)).json());
		return settled(run.id);
	}

	async function apply(runId: string, body: object = {}): Promise<CopyRun> {
		CopyRun.parse(await (await ask("POST", `/imports/${runId}/apply`, body)).json());
		return settled(runId);
	}

	return {
		...{ id, token, stub, log, ask, start, part, preview, settled, read, apply },
		/** Read, looked at, and let through. */
		bring: async (subject: Subject, text: string, more: object = {}) => apply((await read(subject, text, more)).id),
		patients: async () => PatientPage.parse(await (await ask("GET", "/patients?limit=100")).json()).items,
		status: async () => PmStatus.parse(await (await ask("GET", "/pm-status")).json()),
		runs: async () => CopyRunPage.parse(await (await ask("GET", "/imports?limit=100")).json()).items,
		leave: (key: string | null, subject: string, body: string, clinicId = id) => leave(key, clinicId, subject, body),
		clinic: clinicOf(testEnv, id),
	};
}

/** What a program of the clinic does at night. */
function leave(key: string | null, clinicId: string, subject: string, body: string): Promise<Response> {
	const headers: HeadersInit = key === null ? {} : { Authorization: `Bearer ${key}` };
	return exports.default.fetch(`${ORIGIN}/import/${clinicId}/${subject}`, { method: "PUT", body, headers });
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
	return new Uint8Array(new TextEncoder().encode(text));
}

/** A file as a practice management system writes it. */
export function table(header: string, rows: readonly string[]): string {
	return [header, ...rows].map((row) => `${row}\r\n`).join("");
}

export const PATIENTS = "Patient ID,Last Name,First Name,DOB,Mobile Phone,Language";
export const APPOINTMENTS = "Appointment ID,Patient ID,Start,Duration,Status,Type";

/** Patient `n` of a clinic. */
export function patientRow(n: number, more: { number?: string; name?: string } = {}): string {
	const { number = `(617) 555-${String(1000 + n).slice(-4)}`, name = `Ruiz${n}` } = more;
	return `${1000 + n},${name},Ana,02/13/1980,${number},English`;
}
