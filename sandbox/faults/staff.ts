import { setTimeout } from "node:timers/promises";
import type { Boot } from "../../shared/schemas/boot.ts";
import type { Message, MessagePage } from "../../shared/schemas/message.ts";
import type { Thread, ThreadItem, ThreadStatus } from "../../shared/schemas/thread.ts";
import type { HelpdeskSide } from "./helpdesk-side.ts";
import { until } from "./until.ts";

export type Answer<T> = { status: number; json: T };
type Page<T> = { items: T[]; next: string | null };

/** A staff member in the app: only what the app itself could ask. */
export async function signIn(worker: string, helpdeskUrl: string, helpdesk: HelpdeskSide) {
	const boot = await load();

	async function load(): Promise<Boot> {
		// The Worker knows the helpdesk by the address of the line it is on.
		const claims = {
			iss: new URL(helpdeskUrl).host,
			aud: `${helpdeskUrl}/api/v2/apps/installations/2002.json`,
			sub: "501",
		};
		const { token, url } = await helpdesk.mint({ place: "nav_bar", agentId: "501", origin: helpdeskUrl, claims });
		const answer = await fetch(url, { method: "POST", body: new URLSearchParams({ token }) });
		const json = /id="patient-chat-boot">(.*?)<\/script>/s.exec(await answer.text())?.[1];
		if (json === undefined) throw new Error(`The app was not let in: ${answer.status}`);
		return JSON.parse(json);
	}

	async function ask<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
		const headers = { authorization: `Bearer ${boot.session}`, "content-type": "application/json" };
		const answer = await fetch(worker + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
		const text = await answer.text();
		return { status: answer.status, json: text === "" ? null : JSON.parse(text) };
	}

	/** As the app does: the same again until somebody answers. */
	async function make<T>(path: string, body: unknown, method = "POST"): Promise<T> {
		let last = "";
		const answer = await until(
			() => `${method} ${path} (${last})`,
			60_000,
			async () => {
				const tried = await ask<T>(method, path, body).catch((fault: Error) => {
					last = fault.message;
					return null;
				});
				if (tried && tried.status >= 500) last = `${tried.status} ${JSON.stringify(tried.json)}`;
				return tried === null || tried.status >= 500 ? null : tried;
			},
		);
		if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.json)}`);
		return answer.json;
	}

	async function all<T>(path: string, cursor: string): Promise<T[]> {
		const items: T[] = [];
		for (let next: string | null = ""; next !== null; ) {
			const page: Page<T> = await make(`${path}?limit=100${next === "" ? "" : `&${cursor}=${next}`}`, undefined, "GET");
			items.push(...page.items);
			next = page.next;
		}
		return items;
	}

	return {
		session: () => boot.session,
		ask,
		make,
		threads: () => all<ThreadItem>("/api/clinics/clinic/threads", "cursor"),
		thread: (id: string) => make<Thread>(`/api/threads/${id}`, undefined, "GET"),
		/** Oldest first. */
		messages: async (id: string): Promise<Message[]> =>
			(await all<MessagePage["items"][number]>(`/api/threads/${id}/messages`, "before")).reverse(),
		open: (number: string) => make<Thread>("/api/clinics/clinic/threads", { number }),
		send: (threadId: string, id: string, body: string) => make<Message>(`/api/threads/${threadId}/messages`, { id, body }),
		setStatus: (threadId: string, status: ThreadStatus) => make<Thread>(`/api/threads/${threadId}/status`, { status }, "PUT"),
		pause: (ms: number) => setTimeout(ms),
	};
}
export type StaffSide = Awaited<ReturnType<typeof signIn>>;
