import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import type { LiveEvent } from "../../shared/schemas/live.ts";
import { type Entry, entryOf, rowOf } from "../domain/inbox/entry.ts";
import type { Thread } from "../domain/thread/thread.ts";
import { messageView } from "../domain/thread/view.ts";
import type { StaffMember } from "../objects/directory.ts";
import { directoryOf, inboxOf } from "../objects/stubs.ts";
import { aMember, testEnv } from "./clinic.ts";
import { aTextIn, aThread, NOON } from "./thread-parts.ts";
import { must } from "./thread-room.ts";

/** One clinic's real inbox, told of threads by hand. */
export function anInboxRoom(clinicId = `clinic-${crypto.randomUUID()}`) {
	const stub = inboxOf(testEnv, clinicId);
	const staff = aMember({ id: clinicId });
	const defaults = { tab: null, words: null, after: null, limit: 50 };
	return {
		clinicId,
		stub,
		staff,
		/** Thread number `index`, with one text of `index` seconds after noon unless told otherwise. */
		entry: (index: number, more: Parameters<typeof aThread>[0] = {}) => anEntry(clinicId, index, more),
		publish: (entry: Entry, bodies: string[] = []) => stub.publish(rowOf(entry), bodies.map(aMessage)),
		page: async (query: Partial<Parameters<typeof stub.page>[2]> = {}, asker = staff) =>
			must(await stub.page(asker, clinicId, { ...defaults, ...query })),
		watch: (options: { since?: number; staffId?: string; endsAt?: number } = {}) => watch(stub, clinicId, options),
		evict: () => evictDurableObject(stub),
		ring: () => runDurableObjectAlarm(stub),
		alarmAt: () => runInDurableObject(stub, (_inbox, state) => state.storage.getAlarm()),
		sql: <T>(ask: (sql: SqlStorage) => T) => runInDurableObject(stub, (_inbox, state) => ask(state.storage.sql)),
	};
}

export function anEntry(clinicId: string, index: number, more: Parameters<typeof aThread>[0] = {}): Entry {
	const last: Thread["last"] = { body: `text ${index}`, at: NOON + index * 1_000, direction: "in" };
	const id = index.toString(16).padStart(64, "0");
	return entryOf(aThread({ id, clinicId, version: 1, received: 1, unansweredSince: NOON, last, ...more }));
}

function aMessage(body: string): string {
	return JSON.stringify(messageView({ ...aTextIn(body), pos: NOON * 1024, state: "received", code: null }));
}

/** An account admin may watch every clinic. */
const anAdmin = (id: string): StaffMember => ({ id, name: "Ada", role: "admin", active: true, locale: "en-US", checkedAt: Date.now() });

export type Watch = Awaited<ReturnType<typeof watch>>;

async function watch(
	stub: DurableObjectStub,
	clinicId: string,
	{ since, staffId = "7", endsAt = Date.now() + 900_000 }: Parameters<ReturnType<typeof anInboxRoom>["watch"]>[0] = {},
) {
	if (!(await directoryOf(testEnv).access(staffId))) await directoryOf(testEnv).putStaff(anAdmin(staffId));
	const search = new URLSearchParams({
		staff: staffId,
		clinic: clinicId,
		ends: String(endsAt),
		...(since === undefined ? {} : { since: String(since) }),
	});
	const response = await stub.fetch(`https://inbox/live?${search}`, { headers: { Upgrade: "websocket" } });
	return listening(response);
}

/** What a socket has heard, in order, and how it ended. */
export function listening(response: Response) {
	const socket = must(response.webSocket);
	const said: string[] = [];
	const closed = Promise.withResolvers<number>();
	socket.addEventListener("message", (event) => {
		said.push(String(event.data));
	});
	socket.addEventListener("close", (event) => closed.resolve(event.code));
	socket.accept();
	return {
		socket,
		said,
		closed: closed.promise,
		events: (): LiveEvent[] => said.filter((text) => text.startsWith("{")).map((text) => JSON.parse(text)),
	};
}
