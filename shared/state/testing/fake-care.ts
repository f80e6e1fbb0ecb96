import type * as z from "zod/mini";
import type { Ask } from "../../api/call.ts";
import { Refused } from "../../api/trouble.ts";
import type { Consent } from "../../schemas/consent.ts";
import type { Message } from "../../schemas/message.ts";
import type { Thread } from "../../schemas/thread.ts";
import type { PatientOwned } from "../phone-owner.ts";
import { minutesLater } from "./builders.ts";
import { type FilesState, fakeFiles } from "./fake-files.ts";

export type FakePatient = { id: string; name: string; birthDate: string | null; language: "en" | "es" } & Partial<PatientOwned>;
export type CareState = { patients: FakePatient[]; consents: Consent[]; phiOn: boolean };
type State = CareState & FilesState & { threads: Map<string, Thread>; messages: Map<string, Message[]> };
type Body = Record<string, string | null>;

export const noCare = (): CareState => ({ patients: [], consents: [], phiOn: true });

export const ana: FakePatient = { id: "ana", name: "Ana Ruiz", birthDate: "1981-03-14", language: "en" };
export const leo: FakePatient = { id: "leo", name: "Leo Ruiz", birthDate: "2012-08-02", language: "es" };

export function aConsent(over: Partial<Consent> = {}): Consent {
	return {
		id: "c1",
		patientId: "ana",
		state: "granted",
		wordingVersion: 1,
		wordingHash: "ab".repeat(32),
		language: "en",
		requestMessageId: "r1",
		answerMessageId: "a1",
		at: minutesLater(10),
		askedAt: minutesLater(5),
		by: { id: "7", name: "Dana K." },
		expiresAt: minutesLater(72 * 60),
		...over,
	};
}

/** The Worker's answers about consent, opt-outs and people, in memory. */
export function fakeCare(state: State) {
	return {
		ask: (schema: z.ZodMiniType, path: string, ask: Ask = {}) => schema.parse(fakeFiles(state, path, ask) ?? answer(state, path, ask)),
		tell: (path: string, ask: Ask) => void fakeFiles(state, path, ask),
		file: (path: string, query: Ask["query"]) => new Blob([`${path}?${query?.patientId}`]),
	};
}

function answer(state: State, path: string, { method = "GET", body }: Ask): unknown {
	const [, , kind = "", id = "", noun = "", nounId = ""] = path.split("/");
	const said = (body ?? {}) as Body;
	if (kind === "clinics") return clinicAnswer(state, noun, nounId, method, said);
	if (noun === "messages") return setAbout(state, id, nounId, said);
	if (noun === "consents" || noun === "consent-requests") return consentAnswer(state, id, nounId, method, said);
	return change(state, id, threadChange(state, id, `${method} ${noun}`, nounId, said));
}

function clinicAnswer(state: State, noun: string, id: string, method: string, body: Body): unknown {
	if (noun === "settings") return { settings: { consent: { versions: [WORDING] }, phi: { on: state.phiOn }, secure: { notice: NOTICE } } };
	if (id === "search") return { items: state.patients, next: null };
	if (method === "PATCH") return changePatient(state, id, body);
	if (method === "POST") {
		const language = body.language === "es" ? "es" : "en";
		const patient: FakePatient = { id: String(body.id), name: String(body.name), birthDate: body.birthDate ?? null, language };
		state.patients = [...state.patients.filter((one) => one.id !== patient.id), patient];
		return patient;
	}
	const found = state.patients.find((one) => one.id === id);
	return found && { ...UNOWNED, ...found };
}

const UNOWNED = { source: "staff", version: 1, numbers: [], guardians: [] };

function changePatient(state: State, id: string, body: object) {
	state.patients = state.patients.map((one) => (one.id === id ? { ...one, ...body, version: (one.version ?? 1) + 1 } : one));
	return { ...UNOWNED, ...state.patients.find((one) => one.id === id) };
}

const NOTICE = { en: "{clinic} has a private message for you: {link}", es: "{clinic} tiene un mensaje privado: {link}" };

const WORDING = {
	version: 1,
	text: {
		en: "Riverside: may we text you health details? Texts are not private. Reply AGREE or NO.",
		es: "Riverside: ¿podemos enviarle datos de salud? Responda ACEPTO o NO.",
	},
};

function threadChange(state: State, id: string, what: string, nounId: string, body: Body): Partial<Thread> {
	const thread = state.threads.get(id);
	const optOut: Thread["optOut"] = {
		at: minutesLater(30),
		source: "staff",
		elsewhere: false,
		reason: String(body.reason),
		liftedBy: "staff",
	};
	const stopped = { optOut, canSend: { allowed: false, code: "opted_out_by_staff" } };
	const others = thread?.patients.filter((one) => one.id !== nounId) ?? [];
	switch (what) {
		case "POST attention": {
			const attention = thread?.attention.filter((item) => item.kind !== body.kind || item.messageId !== body.messageId) ?? [];
			return body.as === "opt_out" ? { attention, ...stopped } : { attention };
		}
		case "POST opt-out":
			return stopped;
		case "DELETE opt-out":
			return { optOut: null, canSend: { allowed: true } };
		case "PUT patients":
			return { patients: [...others, ...state.patients.filter((one) => one.id === nounId)] };
		case "DELETE patients":
			return { patients: others };
		default:
			return { ...stopped, patients: [], attention: [{ kind: "wrong_number", since: minutesLater(30) }] };
	}
}

function consentAnswer(state: State, threadId: string, consentId: string, method: string, body: Body): unknown {
	if (method === "GET") return { items: state.consents, next: null };
	const ended = state.consents.find((one) => one.id === consentId);
	const { patientId } = ended ?? { patientId: String(body.patientId) };
	const consent = ended
		? aConsent({ id: "c9", patientId, state: "withdrawn", ends: consentId, reason: String(body.reason) })
		: aConsent({ id: String(body.id), patientId, state: "open", answerMessageId: null });
	state.consents = [consent, ...state.consents];
	const { id, at } = consent;
	const others = state.threads.get(threadId)?.consents.filter((one) => one.patientId !== patientId) ?? [];
	change(state, threadId, { consents: [...others, { id, patientId, state: consent.state, at }] });
	return consent;
}

function setAbout(state: State, threadId: string, messageId: string, { patientId }: Body): Message {
	const texts = state.messages.get(threadId) ?? [];
	const found = texts.find((one) => one.id === messageId);
	if (!found) throw notFound();
	const { about: _, ...rest } = found;
	const moved = patientId ? { ...rest, about: patientId } : rest;
	state.messages.set(
		threadId,
		texts.map((one) => (one.id === messageId ? moved : one)),
	);
	return moved;
}

function change(state: State, id: string, over: Partial<Thread>): Thread {
	const thread = state.threads.get(id);
	if (!thread) throw notFound();
	const changed = { ...thread, ...over, version: thread.version + 1 };
	state.threads.set(id, changed);
	return changed;
}

function notFound(): Error {
	return new Refused({ type: "about:blank", status: 404, code: "not_found", title: "not_found" });
}
