import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listen, stop } from "../../carrier/listen.ts";
import type { PmPatient } from "../seed.ts";
import { allVisits, appointmentPage } from "./appointments.ts";
import { type Clock, clockOf } from "./clock.ts";
import { appointmentsFile, exportPage, patientsFile } from "./exports.ts";
import { framed } from "./frame.ts";
import type { Markup } from "./html.ts";
import { invoiceList } from "./invoices.ts";
import { patientList, patientRecord, sortAsked } from "./patient-pages.ts";
import { shownDate } from "./shown.ts";

export type PmWebOptions = { port: number; patients: readonly PmPatient[]; timeZone: string; now?: () => number };
export type PmWeb = { url: string; port: number; close(): Promise<void> };

type Answer = { page: Markup; title: string } | { file: string; name: string } | { to: string } | { style: string };

type Room = { patients: readonly PmPatient[]; clock: Clock; style: string };

/** The web pages of a practice's own system, which know nothing of us: only the extension brings the Chat button into them. */
export async function startPmWeb({ port: wanted, patients, timeZone, now }: PmWebOptions): Promise<PmWeb> {
	const style = readFileSync(new URL("pm.css", import.meta.url), "utf8");
	const room = { patients, style, clock: clockOf(timeZone, now) };
	const server = createServer((request, response) => respond(room, request, response));
	const port = await listen(server, wanted, "127.0.0.1");
	return { url: `http://localhost:${port}`, port, close: () => stop(server) };
}

function respond(room: Room, request: IncomingMessage, response: ServerResponse): void {
	const url = URL.parse(request.url ?? "/", "http://localhost");
	const answer = url && request.method === "GET" ? answerTo(room, url) : null;
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

function answerTo(room: Room, { pathname, searchParams }: URL): Answer | null {
	const { patients, clock, style } = room;
	const id = /^\/patients\/([^/]+)$/.exec(pathname)?.[1];
	if (id) return recordOf(room, decoded(id));
	switch (pathname) {
		case "/":
			return { to: "/patients" };
		case "/pm.css":
			return { style };
		case "/patients": {
			const asked = { words: searchParams.get("q") ?? "", sort: sortAsked(searchParams.get("sort")), page: pageAsked(searchParams) };
			return { title: "Patients", page: patientList(patients, asked) };
		}
		case "/appointments": {
			const asked = searchParams.get("day") ?? "";
			const isDay = /^\d{4}-\d\d-\d\d$/.test(asked) && !Number.isNaN(Date.parse(asked));
			return { title: "Appointments", page: appointmentPage(patients, isDay ? asked : null, clock) };
		}
		case "/invoices":
			return { title: "Invoices", page: invoiceList(patients) };
		case "/export":
			return { title: "Export", page: exportPage() };
		case "/export/patients.csv":
			return { name: "patients.csv", file: patientsFile(patients) };
		case "/export/appointments.csv":
			return { name: "appointments.csv", file: appointmentsFile(patients, clock) };
		default:
			return null;
	}
}

function recordOf({ patients, clock }: Room, id: string | null): Answer | null {
	const patient = patients.find((each) => each.id === id);
	if (!patient) return null;
	if (patient.replacedBy) return { to: `/patients/${encodeURIComponent(patient.replacedBy)}` };
	const visits = allVisits(patients).flatMap((each) => (each.patient === patient ? [each.appointment] : []));
	const when = (start: string) => `${shownDate(clock.dayOf(start))}, ${clock.timeOf(start)}`;
	return { title: "Record", page: patientRecord(patient, visits, when) };
}

const pageAsked = (query: URLSearchParams) => Math.max(1, Math.floor(Number(query.get("page"))) || 1);

/** Null for what is no encoding of anything. */
function decoded(text: string): string | null {
	try {
		return decodeURIComponent(text);
	} catch {
		return null;
	}
}
