import { threadOf } from "../objects/stubs.ts";
import { aClinic, aNumber, testEnv } from "./clinic.ts";
import { aStaffId, call } from "./staff-door.ts";
import { aText, must } from "./thread-room.ts";

export const CANARY = "canary-7f3a";

export type Place = { clinic: string; thread: string; message: string; staff: string };
type Answers = { reader: number; member: number; clinicAdmin: number; accountAdmin: number };
export type Route = { ask: string; body?: unknown; answers: Answers };

const all = (status: number): Answers => ({ reader: status, member: status, clinicAdmin: status, accountAdmin: status });
const writers = (status: number): Answers => ({ ...all(status), reader: 403 });
const admins = (status: number): Answers => ({ reader: 403, member: 403, clinicAdmin: status, accountAdmin: status });

const WORDING = { en: "May we text you? Reply AGREE or NO.", es: "¿Podemos escribirle? Responda ACEPTO o NO." };

/** Every route of the staff API that names a clinic or one of its threads, and what each role gets. */
export const ROUTES: Route[] = [
	{ ask: "GET /api/clinics/:clinic/threads", answers: all(200) },
	{ ask: "GET /api/clinics/:clinic/counts", answers: all(200) },
	{ ask: "POST /api/clinics/:clinic/threads/search", body: { q: "ruiz" }, answers: all(200) },
	{ ask: "POST /api/clinics/:clinic/threads", body: { number: "+16175550142" }, answers: writers(201) },
	{ ask: "PUT /api/clinics/:clinic/members/:staff", body: { role: "reader" }, answers: admins(200) },
	{ ask: "DELETE /api/clinics/:clinic/members/:staff", answers: admins(204) },
	{ ask: "GET /api/clinics/:clinic/settings", answers: all(200) },
	{ ask: "PATCH /api/clinics/:clinic/settings", body: { version: 0, revocation: "as_law" }, answers: admins(200) },
	{ ask: "POST /api/clinics/:clinic/wordings", body: { id: "w2", text: WORDING }, answers: admins(201) },
	{ ask: "GET /api/clinics/:clinic/audit", answers: admins(200) },
	{ ask: "GET /api/clinics/:clinic/patients", answers: all(200) },
	{ ask: "POST /api/clinics/:clinic/patients", body: { id: "p1", name: "Maria Lopez" }, answers: writers(201) },
	{ ask: "GET /api/clinics/:clinic/patients/p1", answers: all(404) },
	{ ask: "POST /api/clinics/:clinic/patients/match", body: { externalId: "42" }, answers: all(200) },
	{ ask: "POST /api/clinics/:clinic/patients/search", body: { q: "lopez" }, answers: all(200) },
	{ ask: "GET /api/clinics/:clinic/patients/p1/merge", answers: all(404) },
	{ ask: "POST /api/clinics/:clinic/patients/p1/merge", body: { id: "g1", into: "p2" }, answers: writers(404) },
	{ ask: "DELETE /api/clinics/:clinic/patients/p1/merge", answers: writers(404) },
	{ ask: "GET /api/clinics/:clinic/pm-sites", answers: all(200) },
	{
		ask: "PUT /api/clinics/:clinic/pm-sites/s1",
		body: { origin: "https://pm.example", name: "PM", kind: "openmrs" },
		answers: admins(201),
	},
	{ ask: "DELETE /api/clinics/:clinic/pm-sites/s1", answers: admins(204) },
	{ ask: "GET /api/clinics/:clinic/worklists", answers: all(200) },
	{ ask: "GET /api/clinics/:clinic/worklists/today", answers: all(200) },
	{ ask: "GET /api/threads/:thread", answers: all(200) },
	{ ask: "GET /api/threads/:thread/messages", answers: all(200) },
	{ ask: "POST /api/threads/:thread/links", body: { id: "l1", patientId: "p1" }, answers: writers(409) },
	{ ask: "DELETE /api/threads/:thread/links/:message", answers: writers(404) },
	{ ask: "GET /api/threads/:thread/cards/appointments?patientId=p1", answers: all(404) },
	{ ask: "PUT /api/threads/:thread/read", body: { messageId: ":message" }, answers: all(204) },
	{ ask: "PUT /api/threads/:thread/status", body: { status: "pending" }, answers: writers(200) },
	{ ask: "POST /api/threads/:thread/messages", body: { id: "m1", body: "hello" }, answers: writers(201) },
	{ ask: "DELETE /api/threads/:thread/messages/:message", body: { reason: "wrong person" }, answers: writers(200) },
	{ ask: "GET /api/threads/:thread/files", answers: all(200) },
	{
		ask: "POST /api/threads/:thread/files",
		body: { id: "f1", name: "card.png", size: 9, contentType: "image/png" },
		answers: writers(201),
	},
	{ ask: "DELETE /api/threads/:thread/files/f9", answers: writers(404) },
	{ ask: "POST /api/threads/:thread/files/f9/open", answers: all(404) },
	{ ask: "POST /api/threads/:thread/files/f9/retry", answers: writers(404) },
	{ ask: "POST /api/threads/:thread/messages/:message/resolution", body: { as: "sent" }, answers: writers(409) },
];

export async function aPlace(): Promise<Place> {
	const clinic = await aClinic();
	const pair = { clinicNumber: must(clinic.numbers[0]).number, number: aNumber() };
	const stub = threadOf(testEnv, pair);
	const text = aText(CANARY);
	await stub.receive(pair, clinic, text);
	await stub.drain();
	return { clinic: clinic.id, thread: stub.id.toString(), message: text.id, staff: aStaffId() };
}

/** A place that nobody made. */
export function nowhere(): Place {
	return { clinic: `clinic-${crypto.randomUUID()}`, thread: "f".repeat(64), message: "m0", staff: "5" };
}

export function pathOf(ask: string, place: Place): { method: string; path: string } {
	const [method = "", path = ""] = fill(ask, place).split(" ");
	return { method, path };
}

export function asked(token: string | null, { ask, body }: Route, place: Place): Promise<Response> {
	const { method, path } = pathOf(ask, place);
	return call(token, method, path, body === undefined ? {} : { body: JSON.parse(fill(JSON.stringify(body), place)) });
}

function fill(text: string, place: Place): string {
	return text.replace(/:(clinic|thread|message|staff)\b/g, (_, name: keyof Place) => place[name]);
}
