import { ask } from "../faults/control.ts";
import { until } from "../faults/until.ts";
import type { RunningClinic } from "../start/clinic.ts";

type Text = { from: string; body: string; sid?: string; webhook?: "skip" };
type OnPhone = { sid: string; direction: string; body: string; status: string };
export type Ticket = {
	id: number;
	status: string;
	subject: string;
	description: string;
	tags: string[];
	requester_id: number;
	assignee_id: number | null;
	external_id: string | null;
	via: { source: { rel: string | null; from: { ticket_id?: number } } };
};
type User = { id: number; name: string; email: string | null; phone: string | null; external_id: string | null };
type Thread = { id: string; number: string; status: string; ticketId: string | null };

/** The back doors of the box, for what no person could arrange or see: carrier, helpdesk and the staff API. */
export function controlOf(clinic: RunningClinic) {
	const { carrierUrl, helpdeskUrl, workerUrl, clinicNumber } = clinic;
	const sessions = new Map<string, Promise<string>>();

	async function staff<T>(method: string, path: string, input?: unknown, agentId = "7301"): Promise<T> {
		const session = sessions.get(agentId) ?? clinic.signIn(agentId);
		sessions.set(agentId, session);
		const answer = await fetch(`${workerUrl}${path}`, {
			method,
			headers: { authorization: `Bearer ${await session}`, "content-type": "application/json" },
			...(input === undefined ? {} : { body: JSON.stringify(input) }),
		});
		const text = await answer.text();
		if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
		return text === "" ? (null as T) : JSON.parse(text);
	}

	async function onlyClinic(): Promise<string> {
		const [clinic] = (await staff<{ items: { id: string }[] }>("GET", "/api/clinics")).items;
		if (clinic === undefined) throw new Error("There is no clinic yet.");
		return clinic.id;
	}

	const threadOf = (number: string) =>
		until("the thread exists", 15_000, async () => {
			const found = await staff<{ items: Thread[] }>("GET", `/api/clinics/${await onlyClinic()}/threads?q=${number.slice(-4)}`);
			return found.items.find((thread) => thread.number === number) ?? null;
		});

	return {
		staff,
		threadOf,
		onlyClinic,
		counts: async () => staff<{ new: number; active: number }>("GET", `/api/clinics/${await onlyClinic()}/counts`),
		/** The Worker has stored this many texts of the thread. */
		settled: async (number: string, count: number) => {
			const { id } = await threadOf(number);
			await until("the Worker has the texts", 15_000, async () => {
				const { items } = await staff<{ items: unknown[] }>("GET", `/api/threads/${id}/messages`);
				return items.length >= count || null;
			});
		},
		text: ({ from, ...rest }: Text) => ask("POST", `${carrierUrl}/_/text`, { from, to: clinicNumber, ...rest }),
		addPhone: (number: string, name: string) => ask("POST", `${carrierUrl}/_/phones`, { number, name }),
		onPhone: async (number: string) => {
			const { items } = await ask<{ items: OnPhone[] }>("GET", `${carrierUrl}/_/messages?phone=${encodeURIComponent(number)}`);
			return items.filter((text) => text.direction !== "inbound");
		},
		carrierFault: (fault: object) => ask("POST", `${carrierUrl}/_/faults`, fault),
		helpdeskFault: (fault: object) => ask("POST", `${helpdeskUrl}/_/faults`, fault),
		calm: () => Promise.all([ask("DELETE", `${carrierUrl}/_/faults`), ask("DELETE", `${helpdeskUrl}/_/faults`)]),
		tickets: async () => (await ask<{ items: Ticket[] }>("GET", `${helpdeskUrl}/_/tickets`)).items,
		users: async () => (await ask<{ items: User[] }>("GET", `${helpdeskUrl}/_/users`)).items,
		journal: async () => (await ask<{ items: unknown[] }>("GET", `${helpdeskUrl}/_/journal`)).items,
		/** What the Worker says of the helpdesk on this number's thread. */
		helpdeskOf: async (number: string) => {
			const { id } = await threadOf(number);
			return (await staff<{ helpdesk: string }>("GET", `/api/threads/${id}`)).helpdesk;
		},
		/** The ticket that carries this number's thread. */
		ticketOf: async (number: string, withinMs = 15_000): Promise<number> => {
			const { id } = await threadOf(number);
			return until("the thread has a ticket", withinMs, async () => {
				const { ticketId } = await staff<Thread>("GET", `/api/threads/${id}`);
				return ticketId === null ? null : Number(ticketId);
			});
		},
		ticket: async (id: number): Promise<Ticket> => {
			const found = (await ask<{ items: Ticket[] }>("GET", `${helpdeskUrl}/_/tickets`)).items.find((ticket) => ticket.id === id);
			if (found === undefined) throw new Error(`There is no ticket ${id}.`);
			return found;
		},
	};
}
export type Control = ReturnType<typeof controlOf>;
