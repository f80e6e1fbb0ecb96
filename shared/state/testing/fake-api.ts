import type { Ask } from "../../api/call.ts";
import type { Api } from "../../api/client.ts";
import { Refused, Unreached } from "../../api/trouble.ts";
import type { Clinic } from "../../schemas/clinic.ts";
import type { Message } from "../../schemas/message.ts";
import type { SendMessage } from "../../schemas/send-message.ts";
import type { Thread, ThreadItem } from "../../schemas/thread.ts";
import { inTab } from "../inbox.ts";
import { aMessage, aThread, minutesLater } from "./builders.ts";
import { type CareState, fakeCare, noCare } from "./fake-care.ts";
import { type FilesState, noFiles } from "./fake-files.ts";

export type FakeApi = Api & {
	state: {
		clinics: Clinic[];
		threads: Map<string, Thread>;
		messages: Map<string, Message[]>;
		ticket: { linked: ThreadItem | null; items: ThreadItem[] };
	} & CareState &
		FilesState;
	/** Every call by name, in order. */
	calls: { name: string; args: unknown[] }[];
	/** The next calls of this name end so, instead of being carried out. */
	failNext(name: keyof Api, ...faults: Error[]): void;
	sent(): SendMessage[];
	/** Requests of screens that bring their own, but for those that only look: method, path after /api, body. */
	asked(): [method: string, path: string, body: unknown][];
};

export const offline = (): Error => new Unreached();

export function refused(status: number, code: string): Error {
	return new Refused({ type: "about:blank", status, code, title: code });
}

/** The Worker in memory, as far as screens can tell. */
export function createFakeApi(threads: Thread[] = [aThread()], texts: Message[] = []): FakeApi {
	const state: FakeApi["state"] = {
		clinics: [],
		threads: new Map(threads.map((thread) => [thread.id, thread])),
		messages: new Map(threads.map((thread) => [thread.id, texts])),
		ticket: { linked: null, items: [] },
		...noCare(),
		...noFiles(),
	};
	const calls: FakeApi["calls"] = [];
	const faults = new Map<string, Error[]>();
	const api = { ...reads(state), ...writes(state), ...fakeCare(state) };
	const watched = Object.fromEntries(
		Object.entries(api).map(([name, act]) => [
			name,
			async (...args: unknown[]) => {
				calls.push({ name, args });
				const fault = faults.get(name)?.shift();
				if (fault) throw fault;
				return (act as (...args: unknown[]) => unknown)(...args);
			},
		]),
	) as unknown as Api;
	return {
		...watched,
		state,
		calls,
		failNext: (name, ...next) => faults.set(name, [...(faults.get(name) ?? []), ...next]),
		sent: () => calls.filter((call) => call.name === "send").map((call) => call.args[1] as SendMessage),
		asked: () =>
			calls
				.filter((call) => call.name === "ask")
				.map(({ args }) => [args[1] as string, (args[2] ?? {}) as Ask] as const)
				.filter(([path, ask]) => ask.method !== undefined && !path.endsWith("/search"))
				.map(([path, ask]) => [ask.method ?? "GET", path.replace("/api/", ""), ask.body]),
	};
}

function reads(state: FakeApi["state"]) {
	return {
		clinics: () => state.clinics,
		counts: (clinicId: string) => {
			const items = [...state.threads.values()].filter((thread) => thread.clinicId === clinicId);
			const count = (tab: "new" | "active" | "pending") => items.filter((item) => inTab(item, tab)).length;
			return { new: count("new"), active: count("active"), pending: count("pending") };
		},
		threads: (clinicId: string, list: { tab?: "new"; q?: string; cursor?: string; limit?: number }) => {
			const all: ThreadItem[] = [...state.threads.values()].filter((item) => item.clinicId === clinicId);
			const found = all.filter((item) => (list.q ? item.display.includes(list.q) : inTab(item, list.tab ?? "new")));
			return paged(found.sort(newestFirst), list.cursor, list.limit);
		},
		thread: (id: string) => present(state.threads.get(id)),
		messages: (id: string, page: { before?: string; limit?: number }) =>
			paged([...(state.messages.get(id) ?? [])].reverse(), page.before, page.limit),
		ticketThreads: () => state.ticket,
		requesterThreads: () => state.ticket,
	};
}

function writes(state: FakeApi["state"]) {
	const change = (id: string, over: Partial<Thread>): Thread => {
		const thread = present(state.threads.get(id));
		const changed = { ...thread, ...over, version: thread.version + 1 };
		state.threads.set(id, changed);
		return changed;
	};
	return {
		renewSession: () => ({ session: "renewed", expiresAt: minutesLater(15) }),
		createClinic: (clinic: Clinic) => clinic,
		putMember: () => ({}),
		removeMember: () => undefined,
		startThread: (clinicId: string) => present([...state.threads.values()].find((thread) => thread.clinicId === clinicId)),
		setStatus: (id: string, status: Thread["status"]) => change(id, { status }),
		markRead: (id: string) => change(id, { unread: 0 }) && undefined,
		send: (id: string, text: SendMessage) => {
			const texts = state.messages.get(id) ?? [];
			const known = texts.find((message) => message.id === text.id);
			if (known) return known;
			const at = minutesLater(texts.length + 60);
			const secure = text.sensitive || text.card ? ({ channel: "secure", sensitive: true } as const) : {};
			const attachments = (text.files ?? []).flatMap((fileId, index) => {
				const file = state.files.find((one) => one.id === fileId);
				return file ? [{ ...file, fileId, index }] : [];
			});
			const marks = { ...(text.health && { health: true }), ...(text.about && { about: text.about }), ...secure };
			const delivery = { state: "queued" } as const;
			const message = aMessage({
				id: text.id,
				body: text.body,
				direction: "out",
				delivery,
				at,
				seq: texts.length,
				...marks,
				attachments,
				card: text.card,
			});
			state.messages.set(id, [...texts, message]);
			change(id, { status: text.closeAfter ? "closed" : "pending", unanswered: 0 });
			return message;
		},
		resolve: (id: string, messageId: string, as: "sent" | "resend") => {
			const texts = state.messages.get(id) ?? [];
			const message = present(texts.find((one) => one.id === messageId));
			const decided: Message = { ...message, delivery: { state: as === "sent" ? "sent" : "queued" } };
			state.messages.set(
				id,
				texts.map((one) => (one.id === messageId ? decided : one)),
			);
			change(id, { attention: [] });
			return decided;
		},
	};
}

function present<Found>(found: Found | undefined): Found {
	if (found === undefined) throw refused(404, "not_found");
	return found;
}

function paged<Item>(items: Item[], cursor = "0", limit = 50) {
	const end = Number(cursor) + limit;
	return { items: items.slice(Number(cursor), end), next: end < items.length ? String(end) : null };
}

function newestFirst(a: ThreadItem, b: ThreadItem): number {
	return (b.lastMessage?.at ?? "9").localeCompare(a.lastMessage?.at ?? "9") || (a.id < b.id ? 1 : -1);
}
