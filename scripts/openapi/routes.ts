import * as z from "zod/mini";
import { Worklist } from "../../shared/schemas/appointment.ts";
import { Session } from "../../shared/schemas/boot.ts";
import { ChangeClinic, Clinic, ClinicPage, CreateClinic, Member, PutMember } from "../../shared/schemas/clinic.ts";
import { Erase } from "../../shared/schemas/erase.ts";
import { SignInGrant, StaffSession } from "../../shared/schemas/extension-sign-in.ts";
import { ClientId, ClinicId, HelpdeskId, ThreadId } from "../../shared/schemas/ids.ts";
import { Message, MessagePage, MessageQuery, ResolveMessage } from "../../shared/schemas/message.ts";
import { SendMessage } from "../../shared/schemas/send-message.ts";
import {
	Counts,
	MarkRead,
	SearchThreads,
	SetStatus,
	StartThread,
	Thread,
	ThreadPage,
	ThreadQuery,
	TicketThreads,
} from "../../shared/schemas/thread.ts";
import { CLINIC_ROUTES } from "./clinic-routes.ts";
import { EXTENSION_ROUTES } from "./extension-routes.ts";
import { FILE_ROUTES } from "./file-routes.ts";
import { IMPORT_PARAMETERS, IMPORT_ROUTES } from "./import-routes.ts";
import { PATIENT_MATCH_ROUTES } from "./patient-match-routes.ts";
import { PM_CONNECTION_ROUTES } from "./pm-connection-routes.ts";
import type { Route } from "./route.ts";
import { SECURE_ROUTES } from "./secure-routes.ts";
import { THREAD_PEOPLE_ROUTES } from "./thread-people-routes.ts";

/** Of each `{name}` in a path. */
export const PARAMETERS: Record<string, z.ZodMiniType> = {
	clinicId: ClinicId,
	threadId: ThreadId,
	messageId: z.string(),
	consentId: z.string(),
	fileId: ClientId,
	part: z.number(),
	patientId: ClientId,
	siteId: ClientId,
	list: Worklist,
	ticketId: HelpdeskId,
	zendeskUserId: HelpdeskId,
	...IMPORT_PARAMETERS,
};

const OfRequester = z.object({ requester: z.optional(HelpdeskId) });
const Since = z.object({ since: z.optional(z.number()) });

export const ROUTES: readonly Route[] = [
	{ method: "get", path: "/health", summary: "200 when it can serve.", answers: { 200: null }, open: true },
	{
		method: "post",
		path: "/auth/session",
		summary:
			"With a session: a longer one, 15 minutes from now, at most 12 hours after sign-in. Without: the extension's first, with its staff, for a one-time code.",
		body: z.optional(SignInGrant),
		answers: { 200: z.union([StaffSession, Session]) },
	},
	...EXTENSION_ROUTES,
	{
		method: "get",
		path: "/api/clinics",
		summary: "The caller's clinics; an account admin's are all of them.",
		answers: { 200: ClinicPage },
	},
	{
		method: "post",
		path: "/api/clinics",
		summary: "Creates a clinic with its numbers; account admins only.",
		body: CreateClinic,
		answers: { 200: Clinic, 201: Clinic },
		refusals: { 403: "not_allowed", 409: "id_reused, number_taken" },
	},
	{
		method: "patch",
		path: "/api/clinics/{clinicId}",
		summary: "Changes when a text makes a new ticket; the clinic's admins only.",
		body: ChangeClinic,
		answers: { 200: Clinic },
		refusals: { 403: "not_allowed" },
	},
	{
		method: "put",
		path: "/api/clinics/{clinicId}/members/{zendeskUserId}",
		summary: "Makes an agent a member, or changes the role.",
		body: PutMember,
		answers: { 200: Member },
		refusals: { 403: "not_allowed" },
	},
	{
		method: "delete",
		path: "/api/clinics/{clinicId}/members/{zendeskUserId}",
		summary: "Ends a membership; the member's sockets close.",
		answers: { 204: null },
		refusals: { 403: "not_allowed" },
	},
	{
		method: "get",
		path: "/api/clinics/{clinicId}/threads",
		summary: "The clinic's threads, newest activity first.",
		query: ThreadQuery,
		answers: { 200: ThreadPage },
	},
	{
		method: "post",
		path: "/api/clinics/{clinicId}/threads",
		summary: "The thread with a number, new or old; the number may be typed as people write it.",
		body: StartThread,
		answers: { 200: Thread, 201: Thread },
		refusals: { 403: "read_only", 409: "bad_number" },
	},
	{
		method: "post",
		path: "/api/clinics/{clinicId}/threads/search",
		summary: "The clinic's threads by name, number and words, newest activity first; what is looked for stands in no address.",
		body: SearchThreads,
		answers: { 200: ThreadPage },
	},
	{ method: "get", path: "/api/clinics/{clinicId}/counts", summary: "How many threads wait.", answers: { 200: Counts } },
	{
		method: "get",
		path: "/api/clinics/{clinicId}/live",
		summary:
			"A WebSocket of LiveEvent messages. Offer the subprotocols patient-chat.v1 and session.<token>; a client may say LiveRequest, or ping.",
		query: Since,
		answers: { 101: null },
	},
	{ method: "get", path: "/api/threads/{threadId}", summary: "One thread, and whether a text may go out now.", answers: { 200: Thread } },
	{
		method: "put",
		path: "/api/threads/{threadId}/status",
		summary: "Active, pending, closed or spam, by hand.",
		body: SetStatus,
		answers: { 200: Thread },
		refusals: { 403: "read_only" },
	},
	{
		method: "put",
		path: "/api/threads/{threadId}/read",
		summary: "The caller has seen everything up to this message.",
		body: MarkRead,
		answers: { 204: null },
	},
	{
		method: "get",
		path: "/api/threads/{threadId}/messages",
		summary: "Messages, newest first.",
		query: MessageQuery,
		answers: { 200: MessagePage },
	},
	{
		method: "post",
		path: "/api/threads/{threadId}/messages",
		summary: "Sends a text. The client makes the id: a repeat gives the same message and sends nothing.",
		body: SendMessage,
		answers: { 200: Message, 201: Message },
		refusals: {
			403: "read_only",
			409: "id_reused, no_patient, or why no text may go: opted_out, opted_out_by_staff, spam, not_registered, number_gone, no_carrier, not_a_phone, no_phi_consent, phi_consent_outdated, phi_consent_paused, phi_off, about_nobody, no_secure_page, no_birth_date, not_their_number",
		},
	},
	{
		method: "post",
		path: "/api/threads/{threadId}/messages/{messageId}/resolution",
		summary: "A person decides on a text that nobody knows to be sent or not.",
		body: ResolveMessage,
		answers: { 200: Message },
		refusals: { 403: "read_only", 409: "the message is not in doubt" },
	},
	{
		method: "delete",
		path: "/api/threads/{threadId}/messages/{messageId}",
		summary:
			"Deletes a message for good, its files with it, here and at the carrier; who did it and why stays. The same again changes nothing.",
		body: Erase,
		answers: { 200: Message },
		refusals: { 403: "read_only", 409: "part_of_consent, still_going" },
	},
	...CLINIC_ROUTES,
	...PATIENT_MATCH_ROUTES,
	...PM_CONNECTION_ROUTES,
	...IMPORT_ROUTES,
	...THREAD_PEOPLE_ROUTES,
	...SECURE_ROUTES,
	...FILE_ROUTES,
	{
		method: "get",
		path: "/api/tickets/{ticketId}/threads",
		summary: "The thread of this ticket, and those of its requester.",
		query: OfRequester,
		answers: { 200: TicketThreads },
	},
	{
		method: "get",
		path: "/api/requesters/{zendeskUserId}/threads",
		summary: "The threads of one Zendesk user.",
		answers: { 200: TicketThreads },
	},
];
