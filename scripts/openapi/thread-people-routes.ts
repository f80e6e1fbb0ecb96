import * as z from "zod/mini";
import {
	AskConsent,
	Consent,
	ConsentPage,
	LiftOptOut,
	OptOutByStaff,
	ReportWrongNumber,
	SetAbout,
	SettleAttention,
	WithdrawConsent,
} from "../../shared/schemas/consent.ts";
import { ClientId } from "../../shared/schemas/ids.ts";
import { Message } from "../../shared/schemas/message.ts";
import { Thread } from "../../shared/schemas/thread.ts";
import type { Route } from "./route.ts";

const OfPatient = z.object({ patientId: ClientId, format: z._default(z.enum(["json", "pdf"]), "json") });

/** Whom a thread is with, what they agreed to, and whether the number wants texts. */
export const THREAD_PEOPLE_ROUTES: readonly Route[] = [
	{
		method: "post",
		path: "/api/threads/{threadId}/consent-requests",
		summary: "Asks a patient, by one text, whether health details may come by SMS.",
		body: AskConsent,
		answers: { 200: Consent, 201: Consent },
		refusals: { 403: "read_only", 409: "question_open, already_granted, id_reused, or why no text may go to this number" },
	},
	{
		method: "get",
		path: "/api/threads/{threadId}/consents",
		summary: "Every record of consent here, newest first.",
		answers: { 200: ConsentPage },
	},
	{
		method: "delete",
		path: "/api/threads/{threadId}/consents/{consentId}",
		summary: "Withdraws a consent, with a record of its own: what was signed stays as it is.",
		body: WithdrawConsent,
		answers: { 200: Consent },
		refusals: { 403: "read_only", 409: "not_in_force" },
	},
	{
		method: "get",
		path: "/api/threads/{threadId}/consents/export",
		summary: "One patient's consent as a file, with hashes to check it by.",
		query: OfPatient,
		answers: { 200: "file" },
		files: ["application/json", "application/pdf"],
	},
	{
		method: "post",
		path: "/api/threads/{threadId}/opt-out",
		summary: "Ends texts to this number, as the patient asked by word of mouth or in writing.",
		body: OptOutByStaff,
		answers: { 200: Thread },
		refusals: { 403: "read_only" },
	},
	{
		method: "delete",
		path: "/api/threads/{threadId}/opt-out",
		summary: "Takes back what staff wrote down; what the patient said, only the patient takes back.",
		body: LiftOptOut,
		answers: { 200: Thread },
		refusals: { 403: "read_only", 409: "patient_stop" },
	},
	{
		method: "post",
		path: "/api/threads/{threadId}/attention",
		summary: "A person says what a text meant that waited for one.",
		body: SettleAttention,
		answers: { 200: Thread },
		refusals: { 403: "read_only", 409: "not_waiting" },
	},
	{
		method: "put",
		path: "/api/threads/{threadId}/patients/{patientId}",
		summary: "This number reaches this patient of the clinic.",
		answers: { 200: Thread },
		refusals: { 403: "read_only", 409: "no_patient" },
	},
	{
		method: "delete",
		path: "/api/threads/{threadId}/patients/{patientId}",
		summary: "This number no longer reaches this patient; the patient's consent here is paused.",
		answers: { 200: Thread },
		refusals: { 403: "read_only", 409: "no_patient" },
	},
	{
		method: "put",
		path: "/api/threads/{threadId}/messages/{messageId}/about",
		summary: "Whom a message is about; null: nobody has said. The same call puts it back.",
		body: SetAbout,
		answers: { 200: Message },
		refusals: { 403: "read_only", 409: "no_patient" },
	},
	{
		method: "post",
		path: "/api/threads/{threadId}/wrong-number",
		summary: "The number is not the patient's: texts end, everybody is taken off it, consents are paused.",
		body: ReportWrongNumber,
		answers: { 200: Thread },
		refusals: { 403: "read_only" },
	},
];
