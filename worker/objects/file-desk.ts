import type { FilePage, FileUpload, OpenedFile, StartFile, ThreadFile } from "../../shared/schemas/file.ts";
import { filesBaseUrl } from "../compose.ts";
import { refusalReason } from "../domain/consent/reasons.ts";
import { filePath, fileView, type KeptFile } from "../domain/files/file.ts";
import { actorOf, type FileOwner, ownerOf } from "../domain/files/owner.ts";
import type { Asker } from "../domain/staff/permission.ts";
import { fileById, filesBefore } from "../store/thread/files.ts";
import { textById } from "../store/thread/messages.ts";
import { fileLinkToken } from "../trust/file-link.ts";
import type { FilePlace, ServedFile } from "./file-place.ts";
import { beginUpload, type Owner, type Part, putPart } from "./file-upload.ts";
import type { Refusal } from "./refusal.ts";

/** Long enough to look at a film; the carrier fetches some moments after it took the text. */
const LOOK_MS = 10 * 60_000;
const FETCH_MS = 60 * 60_000;

export function start(place: FilePlace, by: FileOwner, file: StartFile): { upload: FileUpload; created: boolean } | Refusal {
	return mayNot(place, by) ?? beginUpload(place, uploader(by), file);
}

export async function take(place: FilePlace, by: FileOwner, part: Omit<Part, "owner">): Promise<FileUpload | Refusal> {
	return mayNot(place, by) ?? putPart(place, { ...part, owner: uploader(by) });
}

export function drop(place: FilePlace, by: FileOwner, fileId: string): Refusal | null {
	const refusal = mayNot(place, by);
	if (refusal) return refusal;
	const file = fileById(place.ledger.sql, fileId);
	if (!file || file.owner !== ownerOf(by)) return { refused: "not_found" };
	if (file.messageId !== null) return { refused: "file_sent" };
	if (file.state !== "deleted") place.ledger.commit([{ type: "FileDropped", fileId }], actorOf(by));
	return null;
}

export function open(place: FilePlace, by: FileOwner, fileId: string, thumb: boolean): OpenedFile | Refusal {
	const file = visible(place, by, fileId);
	if (!file) return { refused: "not_found" };
	if (file.state !== "ready") return { refused: "file_not_ready", reason: refusalReason("file_not_ready") };
	place.ledger.commit([{ type: "FileOpened", fileId, messageId: file.messageId ?? undefined, thumb }], actorOf(by));
	const expiresAt = place.ledger.now() + LOOK_MS;
	return { url: address(place, file, "look", expiresAt), expiresAt: new Date(expiresAt).toISOString() };
}

export function list(place: FilePlace, asker: Asker, before: number | null, limit: number): FilePage | null {
	if (place.refuses(asker, "read")) return null;
	place.ledger.commit([{ type: "ThreadViewed" }], actorOf(asker));
	const found = filesBefore(place.ledger.sql, before, limit + 1);
	const items = found.slice(0, limit);
	return { items: items.map(fileView), next: found.length > limit ? String(items.at(-1)?.pos) : null };
}

export function retry(place: FilePlace, asker: Asker, fileId: string): ThreadFile | Refusal {
	const refusal = mayNot(place, asker);
	if (refusal) return refusal;
	const { ledger } = place;
	const file = fileById(ledger.sql, fileId);
	if (file?.state === "failed" && file.source !== null)
		ledger.commit([{ type: "FileRetried", fileId, messageId: file.messageId ?? undefined }], actorOf(asker));
	const now = fileById(ledger.sql, fileId);
	return now ? fileView(now) : { refused: "not_found" };
}

export function serve({ ledger, threadId }: FilePlace, fileId: string): ServedFile | null {
	if (!ledger.thread) return null;
	ledger.ready();
	const file = fileById(ledger.sql, fileId);
	const key = file?.state === "ready" && file.key !== null ? ledger.vault.unwrap(file.key) : null;
	if (!file || !key) return null;
	const { size, contentType, name } = file;
	return { path: filePath(threadId, fileId), key, size, contentType, name };
}

/** Where the carrier fetches them. */
export function addresses(place: FilePlace, files: readonly KeptFile[]): string[] {
	return files.map((file) => address(place, file, "mms", place.ledger.now() + FETCH_MS));
}

/** Twilio takes file names of twenty letters at most. */
function address({ threadId, env }: FilePlace, { id, name }: KeptFile, purpose: "look" | "mms", expiresAt: number): string {
	const token = fileLinkToken({ threadId, fileId: id, purpose, expiresAt }, env.DATA_KEY ?? "");
	const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? "";
	return `${filesBaseUrl(env)}/f/${token}/file${extension}`;
}

function mayNot({ ledger, refuses }: FilePlace, by: FileOwner): Refusal | null {
	const { thread } = ledger;
	if (!thread) return { refused: "not_found" };
	ledger.ready();
	if ("staffId" in by) return refuses(by, "write");
	return thread.patients.some(({ id }) => id === by.patientId) ? null : { refused: "not_found" };
}

/** A patient sees what is in their own messages, and what they are just uploading. */
function visible({ ledger, refuses }: FilePlace, by: FileOwner, fileId: string): KeptFile | null {
	const { thread, sql } = ledger;
	if (!thread || ("staffId" in by && refuses(by, "read"))) return null;
	ledger.ready();
	const file = fileById(sql, fileId);
	if (!file || "staffId" in by || file.owner === ownerOf(by)) return file;
	const text = file.messageId === null ? null : textById(sql, file.messageId);
	const only = thread.patients.length === 1 ? thread.patients[0]?.id : undefined;
	return text && (text.about ?? only) === by.patientId ? file : null;
}

function uploader(by: FileOwner): Owner {
	return { id: ownerOf(by), actor: actorOf(by), direction: "staffId" in by ? "out" : "in" };
}
