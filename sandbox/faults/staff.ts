import type { Message } from "../../shared/schemas/message.ts";
import type { ChangeSettings } from "../../shared/schemas/settings.ts";
import type { Thread, ThreadItem, ThreadStatus } from "../../shared/schemas/thread.ts";
import type { StaffSession } from "./staff-session.ts";

type Page<T> = { items: T[]; next: string | null };

/** What a staff member does in the clinic; every call is repeated until it is answered. */
export function staffOf({ session, make }: StaffSession) {
	/** Every page. */
	async function all<T>(path: string, cursor: string): Promise<T[]> {
		const items: T[] = [];
		for (let next: string | null = ""; next !== null; ) {
			const page: Page<T> = await make("GET", `${path}?limit=100${next === "" ? "" : `&${cursor}=${next}`}`);
			items.push(...page.items);
			next = page.next;
		}
		return items;
	}

	return {
		session,
		setUp: (number: string, id = "clinic", name = "Harbor Clinic") =>
			make("POST", "/api/clinics", {
				id,
				name,
				timeZone: "America/New_York",
				country: "US",
				numbers: [number],
			}),
		threads: () => all<ThreadItem>("/api/clinics/clinic/threads", "cursor"),
		thread: (id: string) => make<Thread>("GET", `/api/threads/${id}`),
		/** Oldest first. */
		messages: async (id: string) => (await all<Message>(`/api/threads/${id}/messages`, "before")).reverse(),
		open: (number: string, clinic = "clinic") => make<Thread>("POST", `/api/clinics/${clinic}/threads`, { number }),
		change: (clinic: string, settings: ChangeSettings) => make("PATCH", `/api/clinics/${clinic}/settings`, { version: 0, ...settings }),
		send: (threadId: string, id: string, body: string) => make<Message>("POST", `/api/threads/${threadId}/messages`, { id, body }),
		setStatus: (threadId: string, status: ThreadStatus) => make<Thread>("PUT", `/api/threads/${threadId}/status`, { status }),
	};
}
