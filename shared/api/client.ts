import type * as z from "zod/mini";
import { Session } from "../schemas/boot.ts";
import { Clinic, ClinicPage, type CreateClinic, Member, type Role } from "../schemas/clinic.ts";
import { Message, MessagePage } from "../schemas/message.ts";
import type { SendMessage } from "../schemas/send-message.ts";
import { Counts, type Tab, Thread, ThreadPage, type ThreadStatus, TicketThreads } from "../schemas/thread.ts";
import { type Ask, type Connection, call, fetchFile, tell } from "./call.ts";

export type ThreadList = { tab?: Tab | undefined; q?: string | undefined; cursor?: string | undefined; limit?: number };
export type Resolution = "sent" | "resend";
export type Api = ReturnType<typeof createApi>;

export function createApi(connection: Connection) {
	return {
		...sessions(connection),
		...clinics(connection),
		...threads(connection),
		...messages(connection),
		/** For screens that few people open: their requests are written, and loaded, with them. */
		ask: <Schema extends z.ZodMiniType>(schema: Schema, path: string, ask?: Ask) => call(connection, schema, path, ask),
		file: (path: string, query: Ask["query"]) => fetchFile(connection, path, { query }),
		/** For what answers nothing. */
		tell: (path: string, ask: Ask) => tell(connection, path, ask),
	};
}

function sessions(connection: Connection) {
	return {
		renewSession: () => call(connection, Session, "/auth/session", { method: "POST" }),
	};
}

function clinics(connection: Connection) {
	return {
		async clinics(signal?: AbortSignal): Promise<Clinic[]> {
			const items: Clinic[] = [];
			let cursor: string | undefined;
			do {
				const page = await call(connection, ClinicPage, "/api/clinics", { query: { cursor }, signal });
				items.push(...page.items);
				cursor = page.next ?? undefined;
			} while (cursor);
			return items;
		},
		createClinic: (body: CreateClinic) => call(connection, Clinic, "/api/clinics", { method: "POST", body }),
		putMember: (clinicId: string, zendeskUserId: string, role: Role) =>
			call(connection, Member, `/api/clinics/${clinicId}/members/${zendeskUserId}`, { method: "PUT", body: { role } }),
		removeMember: (clinicId: string, zendeskUserId: string) =>
			tell(connection, `/api/clinics/${clinicId}/members/${zendeskUserId}`, { method: "DELETE" }),
		counts: (clinicId: string, signal?: AbortSignal) => call(connection, Counts, `/api/clinics/${clinicId}/counts`, { signal }),
	};
}

function threads(connection: Connection) {
	return {
		threads: (clinicId: string, list: ThreadList, signal?: AbortSignal) => {
			const path = `/api/clinics/${clinicId}/threads`;
			// What somebody looks for stands in no address.
			return list.q
				? call(connection, ThreadPage, `${path}/search`, { method: "POST", body: list, signal })
				: call(connection, ThreadPage, path, { query: list, signal });
		},
		startThread: (clinicId: string, body: { number: string; ticketId?: string | undefined }) =>
			call(connection, Thread, `/api/clinics/${clinicId}/threads`, { method: "POST", body }),
		thread: (id: string, signal?: AbortSignal) => call(connection, Thread, `/api/threads/${id}`, { signal }),
		setStatus: (id: string, status: ThreadStatus) =>
			call(connection, Thread, `/api/threads/${id}/status`, { method: "PUT", body: { status } }),
		markRead: (id: string, messageId: string) => tell(connection, `/api/threads/${id}/read`, { method: "PUT", body: { messageId } }),
		ticketThreads: (ticketId: string, requester: string | undefined, signal?: AbortSignal) =>
			call(connection, TicketThreads, `/api/tickets/${ticketId}/threads`, { query: { requester }, signal }),
		requesterThreads: (personId: string, signal?: AbortSignal) =>
			call(connection, TicketThreads, `/api/requesters/${personId}/threads`, { signal }),
	};
}

function messages(connection: Connection) {
	return {
		messages: (threadId: string, page: { before?: string | undefined; limit?: number }, signal?: AbortSignal) =>
			call(connection, MessagePage, `/api/threads/${threadId}/messages`, { query: page, signal }),
		send: (threadId: string, body: SendMessage, signal?: AbortSignal) =>
			call(connection, Message, `/api/threads/${threadId}/messages`, { method: "POST", body, signal }),
		resolve: (threadId: string, messageId: string, as: Resolution) =>
			call(connection, Message, `/api/threads/${threadId}/messages/${encodeURIComponent(messageId)}/resolution`, {
				method: "POST",
				body: { as },
			}),
	};
}
