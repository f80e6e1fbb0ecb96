import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listen, stop } from "../../carrier/listen.ts";
import type { PmPatient } from "../seed.ts";
import { framed } from "./frame.ts";
import type { Markup } from "./html.ts";
import { appointmentList, appointmentsFile, exportPage, invoiceList, patientsFile, visitsOf } from "./other-pages.ts";
import { patientList, patientRecord } from "./patient-pages.ts";
import { shownDate } from "./shown.ts";

export type PmWebOptions = { port: number; patients: readonly PmPatient[]; timeZone: string; now?: () => number };
export type PmWeb = { url: string; port: number; close(): Promise<void> };

type Answer = { page: Markup; title: string } | { file: string; name: string } | { to: string } | { style: string };

/** The web pages of a practice's own system, which know nothing of us: only the extension brings the Chat button into them. */
export async function startPmWeb(options: PmWebOptions): Promise<PmWeb> {
	const style = readFileSync(new URL("pm.css", import.meta.url), "utf8");
	const server = createServer((request, response) => respond(options, style, request, response));
	const port = await listen(server, options.port, "127.0.0.1");
	return { url: `http://localhost:${port}`, port, close: () => stop(server) };
}

function respond(options: PmWebOptions, style: string, request: IncomingMessage, response: ServerResponse): void {
	const url = URL.parse(request.url ?? "/", "http://localhost");
	const answer = url && request.method === "GET" ? answerTo(options, style, url) : null;
	if (!url || answer === null) return void response.writeHead(404, { "content-type": "text/plain" }).end("There is no such page here.");
	if ("to" in answer) return void response.writeHead(302, { location: answer.to }).end();
	const safe = { "cache-control": "no-store", "x-content-type-options": "nosniff" };
	if ("style" in answer) return void response.writeHead(200, { ...safe, "content-type": "text/css; charset=utf-8" }).end(answer.style);
	if ("file" in answer) {
		const name = `attachment; filename="${answer.name}"`;
		return void response
			.writeHead(200, { ...safe, "content-type": "text/csv; charset=utf-8", "content-disposition": name })
			.end(answer.file);
	}
	// As strict as careful systems are: no script of anybody's runs here.
	const policy = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'";
	response.writeHead(200, { ...safe, "content-type": "text/html; charset=utf-8", "content-security-policy": policy });
	response.end(framed(answer.title, url.pathname, answer.page));
}

function answerTo({ patients, timeZone, now = Date.now }: PmWebOptions, style: string, { pathname, searchParams }: URL): Answer | null {
	const { dayOf, timeOf } = clockOf(timeZone);
	const id = /^\/patients\/([^/]+)$/.exec(pathname)?.[1];
	if (id) {
		const patient = patients.find((each) => each.id === decoded(id));
		if (patient?.replacedBy) return { to: `/patients/${encodeURIComponent(patient.replacedBy)}` };
		return patient ? { title: "Record", page: patientRecord(patient, (start) => `${shownDate(dayOf(start))}, ${timeOf(start)}`) } : null;
	}
	switch (pathname) {
		case "/":
			return { to: "/patients" };
		case "/pm.css":
			return { style };
		case "/patients": {
			const sort = searchParams.get("sort") === "born" ? "born" : "name";
			const asked = { words: searchParams.get("q") ?? "", sort, page: Number(searchParams.get("page")) || 1 } as const;
			return { title: "Patients", page: patientList(patients, asked) };
		}
		case "/appointments": {
			const asked = searchParams.get("day") ?? "";
			const day = /^\d{4}-\d\d-\d\d$/.test(asked) ? asked : dayOf(new Date(now()).toISOString());
			return { title: "Appointments", page: appointmentList(visitsOf(patients, day, dayOf), day, timeOf) };
		}
		case "/invoices":
			return { title: "Invoices", page: invoiceList(patients) };
		case "/export":
			return { title: "Export", page: exportPage() };
		case "/export/patients.csv":
			return { name: "patients.csv", file: patientsFile(patients) };
		case "/export/appointments.csv":
			return { name: "appointments.csv", file: appointmentsFile(patients, (start) => ({ day: dayOf(start), time: timeOf(start) })) };
		default:
			return null;
	}
}

/** Null for what is no encoding of anything. */
function decoded(text: string): string | null {
	try {
		return decodeURIComponent(text);
	} catch {
		return null;
	}
}

/** The practice's clock. */
function clockOf(timeZone: string) {
	const day = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
	const time = new Intl.DateTimeFormat("en-US", { timeZone, hour: "numeric", minute: "2-digit" });
	return {
		dayOf: (start: string) => day.format(new Date(start)),
		timeOf: (start: string) => time.format(new Date(start)).replace("\u202f", " "),
	};
}
