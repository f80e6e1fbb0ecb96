import type { FileState, FileTrouble, FileType, FileWarning, StartFile, ThreadFile } from "../../../shared/schemas/file.ts";
import { troubleReason } from "./reasons.ts";

// A file is kept sealed beside its thread; the thread knows what it is, whose it is and what is still to be done with it.
// Nothing is shown or sent before its content was looked at.

/**
 * What is still to be done with a file. `fetch`: get it from the carrier. `check`: all parts are here, look what it is.
 * `tidy`: put away what is left over in the store. `forget`: let the carrier delete its copy. `expire`: nobody sent it.
 */
export type FileTask = "fetch" | "check" | "tidy" | "forget" | "expire";

export type KeptFile = {
	/** Its place in the thread's list. */
	pos: number;
	id: string;
	/** Null while it is not sent. */
	messageId: string | null;
	/** Its place in the message. */
	item: number;
	direction: "in" | "out";
	name: string;
	type: FileType | null;
	contentType: string;
	size: number;
	width: number | null;
	height: number | null;
	state: FileState;
	cause: FileTrouble | null;
	warnings: FileWarning[];
	at: number;
	/** `staff:<id>`, `page:<link id>`, or the carrier. */
	owner: string;
	/** The file's own key, wrapped; null when it is deleted. */
	key: string | null;
	/** Which parts are here. */
	have: number[];
	/** Where the carrier has it; null when it has not, or no more. */
	source: string | null;
	task: FileTask | null;
	dueAt: number | null;
	attempt: number;
	/** Somebody deleted it by itself: when (ms), by whom, why. */
	erased?: { at: number; by: string; reason: string };
};

/** What was found in a file that may stay. */
export type FoundFile = {
	name: string;
	type: FileType;
	contentType: string;
	size: number;
	width: number | null;
	height: number | null;
	warnings: FileWarning[];
	/** SHA-256 of the bytes as they came, and as they are kept: other ones when something private was taken out. */
	receivedHash: string;
	keptHash: string;
};

/** `messageId` where it is in one: whoever looks at the message is told. */
type Of = { fileId: string; messageId?: string };

export type FileEvent =
	| { type: "FileStarted"; file: StartFile; owner: string; direction: "in" | "out" }
	/** All parts are here. */
	| ({ type: "FileComplete" } & Of)
	| ({ type: "FileKept"; found: FoundFile } & Of)
	| ({ type: "FileRefused"; cause: FileTrouble; receivedHash: string | null } & Of)
	/** Something is begun for it; should that end without a word, it is tried again at `dueAt`. */
	| ({ type: "FileTried"; dueAt: number } & Of)
	| ({ type: "FileDelayed"; dueAt: number } & Of)
	| ({ type: "FileFailed" } & Of)
	| ({ type: "FileRetried" } & Of)
	| ({ type: "FileOpened"; thumb: boolean } & Of)
	/** Its content is gone for good. */
	| ({ type: "FileDropped"; by?: string; reason?: string } & Of)
	/** The store has nothing more of it than it should; `again`: what was on its way then may still have come. */
	| ({ type: "FileTidied"; again: number | null } & Of)
	| ({ type: "CarrierCopyDeleted" } & Of);

/** An upload that nobody sends is thrown away after a day. */
export const UNSENT_MS = 24 * 3_600_000;

/** Where a file's content lies in the store, and its parts while they come in. */
export function filePath(threadId: string, fileId: string): string {
	return `threads/${threadId}/${fileId}`;
}

export function partPath(threadId: string, fileId: string, n: number): string {
	return `${filePath(threadId, fileId)}/part/${n}`;
}

/** The id of the file at `index` in a text that came in. */
export function fileIdIn(messageId: string, index: number): string {
	return `${messageId}.${index}`;
}

export function fileView(file: KeptFile): ThreadFile {
	return {
		id: file.id,
		messageId: file.messageId,
		name: file.name,
		type: file.type,
		contentType: file.contentType,
		size: file.size,
		...(file.width !== null && { width: file.width }),
		...(file.height !== null && { height: file.height }),
		state: file.state,
		...(file.cause && { cause: file.cause, reason: troubleReason(file.cause) }),
		...(file.warnings.length > 0 && { warnings: file.warnings }),
		...(file.erased && { deleted: { ...file.erased, at: new Date(file.erased.at).toISOString() } }),
		at: new Date(file.at).toISOString(),
		direction: file.direction,
	};
}

/** Which of what happens to a file changes how its message looks. */
const LOOKS_OTHER: Record<FileEvent["type"], boolean> = {
	FileStarted: false,
	FileComplete: false,
	FileKept: true,
	FileRefused: true,
	FileTried: false,
	FileDelayed: false,
	FileFailed: true,
	FileRetried: true,
	FileOpened: false,
	FileDropped: true,
	FileTidied: false,
	CarrierCopyDeleted: false,
};

export function isFileEvent<T extends { type: string }>(event: T): event is T & FileEvent {
	return Object.hasOwn(LOOKS_OTHER, event.type);
}

export function looksOther(event: FileEvent): boolean {
	return LOOKS_OTHER[event.type];
}

/** What the log says of it. */
export function fileFacts(event: FileEvent): Record<string, string | number | boolean | null> {
	if (event.type === "FileStarted") return { fileId: event.file.id, size: event.file.size };
	const { fileId, messageId = null } = event;
	if (event.type === "FileOpened") return { fileId, messageId, thumb: event.thumb };
	if (event.type === "FileRefused") return { fileId, messageId, cause: event.cause, receivedHash: event.receivedHash };
	if (event.type === "FileDelayed" || event.type === "FileTried") return { fileId, messageId, dueAt: event.dueAt };
	if (event.type !== "FileKept") return { fileId, messageId };
	const { type, size, receivedHash, keptHash } = event.found;
	return { fileId, messageId, type, size, receivedHash, keptHash };
}
