import type { Ask } from "../../api/call.ts";
import { typeOfName } from "../../rules/file-types.ts";
import { FILE_PART_BYTES, type ThreadFile } from "../../schemas/file.ts";
import type { Message } from "../../schemas/message.ts";
import { minutesLater } from "./builders.ts";

export type FilesState = {
	/** Newest first. */
	files: ThreadFile[];
	visits: object[];
	/** Which parts of each upload are here. */
	have: Map<string, number[]>;
};

export const noFiles = (): FilesState => ({ files: [], visits: [], have: new Map() });

export function aFile(over: Partial<ThreadFile> = {}): ThreadFile {
	return {
		id: "f1",
		messageId: "m1",
		name: "visit.pdf",
		type: "pdf",
		contentType: "application/pdf",
		size: 48_000,
		state: "ready",
		at: minutesLater(2),
		direction: "in",
		...over,
	};
}

type State = FilesState & { messages: Map<string, Message[]> };
type Said = { id?: string; name?: string; size?: number; reason?: string };

/** The Worker's answers about files, links and deletion; undefined: it is about something else. */
export function fakeFiles(state: State, path: string, { method = "GET", query, body }: Ask): unknown {
	const [, , kind, threadId = "", noun, id = "", verb, n] = path.split("/");
	const said = (body ?? {}) as Said;
	if (kind !== "threads") return undefined;
	if (noun === "cards") return { items: query?.patientId === "ana" ? state.visits : [], next: null };
	if (noun === "messages" && method === "DELETE") return erased(state, threadId, id, said);
	if (noun === "links") return method === "POST" ? changed(state, threadId, (one) => one, said.id) : {};
	if (noun !== "files") return undefined;
	if (method === "GET") return page(state.files, String(query?.cursor ?? 0), Number(query?.limit));
	if (verb === "open") return { url: `https://files.example/f/${id}`, expiresAt: new Date(Date.now() + 600_000).toISOString() };
	if (verb === "retry") return { ...aFile(), id, state: "coming" };
	if (method === "DELETE" && !body) return takenBack(state, id);
	return method === "DELETE" ? erasedFile(state, threadId, id) : upload(state, id || String(said.id), said, n);
}

function takenBack(state: State, id: string) {
	state.files = state.files.filter((file) => file.id !== id);
	return {};
}

function page(files: ThreadFile[], cursor: string, limit: number) {
	const end = Number(cursor) + limit;
	return { items: files.slice(Number(cursor), end), next: end < files.length ? String(end) : null };
}

function upload(state: State, id: string, { name = "", size = 0 }: Said, part: string | undefined) {
	const known =
		state.files.find((file) => file.id === id) ?? aFile({ id, messageId: null, direction: "out", name, size, type: typeOfName(name) });
	const have = [...new Set([...(state.have.get(id) ?? []), ...(part === undefined ? [] : [Number(part)])])];
	state.have.set(id, have);
	const isHere = have.length * FILE_PART_BYTES >= known.size;
	const file: ThreadFile = { ...known, state: isHere ? "ready" : "coming" };
	state.files = [file, ...state.files.filter((other) => other.id !== id)];
	return { file, partSize: FILE_PART_BYTES, have };
}

function erased(state: State, threadId: string, id: string, { reason = "" }: Said): Message {
	const deleted = { at: minutesLater(60), by: "Dana K.", reason };
	return changed(state, threadId, ({ card: _, ...one }) => ({ ...one, body: "", attachments: [], deleted }), id);
}

function erasedFile(state: State, threadId: string, id: string): Message {
	state.files = state.files.map((file) => (file.id === id ? { ...file, state: "deleted" } : file));
	const gone = (one: Message) => one.attachments.map((file) => (file.fileId === id ? { ...file, state: "deleted" } : file));
	return changed(state, threadId, (one) => ({ ...one, attachments: gone(one) }));
}

/** That message, or the first. */
function changed(state: State, threadId: string, change: (one: Message) => Message, id?: string): Message {
	const texts = state.messages.get(threadId) ?? [];
	const found = texts.find((one) => one.id === id) ?? texts[0];
	if (!found) throw new Error("no message");
	const after = change(found);
	state.messages.set(
		threadId,
		texts.map((one) => (one === found ? after : one)),
	);
	return after;
}
