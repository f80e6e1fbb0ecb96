import * as z from "zod/mini";
import { Comment, Ticket, User } from "./records.ts";

const Refusal = z.object({
	description: z.optional(z.string()),
	details: z.optional(z.record(z.string(), z.array(z.object({ description: z.string() })))),
});

/** Zendesk's own words for why it did not save. */
function reasonIn(json: unknown, status: number): string {
	const refusal = Refusal.safeParse(json);
	const first = refusal.success ? Object.values(refusal.data.details ?? {})[0]?.[0]?.description : undefined;
	return first ?? (refusal.success ? refusal.data.description : undefined) ?? `The helpdesk answered ${status}.`;
}

async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
	const response = await fetch(path, {
		method,
		headers: { "content-type": "application/json" },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	const text = await response.text();
	const json: unknown = text.startsWith("{") ? JSON.parse(text) : {};
	if (!response.ok) throw new Error(reasonIn(json, response.status));
	return json;
}

const Page = z.object({ next_page: z.nullable(z.string()) });

async function everyPage(path: string): Promise<unknown[]> {
	const pages: unknown[] = [];
	for (let next: string | null = path; next !== null; ) {
		const page = await ask("GET", next);
		pages.push(page);
		next = Page.parse(page).next_page;
	}
	return pages;
}

export async function readTickets(): Promise<Ticket[]> {
	return (await everyPage("/api/v2/tickets")).flatMap((page) => z.object({ tickets: z.array(Ticket) }).parse(page).tickets);
}

export async function readUsers(): Promise<User[]> {
	return (await everyPage("/api/v2/users")).flatMap((page) => z.object({ users: z.array(User) }).parse(page).users);
}

export async function readComments(ticketId: number): Promise<Comment[]> {
	const pages = await everyPage(`/api/v2/tickets/${ticketId}/comments`);
	return pages.flatMap((page) => z.object({ comments: z.array(Comment) }).parse(page).comments);
}

export async function saveTicket(ticketId: number, ticket: Record<string, unknown>): Promise<Ticket> {
	return z.object({ ticket: Ticket }).parse(await ask("PUT", `/api/v2/tickets/${ticketId}`, { ticket })).ticket;
}

export async function makeTicket(ticket: Record<string, unknown>): Promise<Ticket> {
	return z.object({ ticket: Ticket }).parse(await ask("POST", "/api/v2/tickets", { ticket })).ticket;
}

export async function makeUser(user: Record<string, unknown>): Promise<User> {
	return z.object({ user: User }).parse(await ask("POST", "/api/v2/users", { user })).user;
}

export async function endTicket(ticketId: number, how: "close" | "delete"): Promise<void> {
	await ask("POST", `/_/tickets/${ticketId}/${how}`, {});
}

export async function signInAs(agentId: number): Promise<void> {
	await ask("POST", "/_/login", { agentId });
}
