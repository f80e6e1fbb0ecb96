import { type FileEvent, fileIdIn, type KeptFile, UNSENT_MS } from "../../domain/files/file.ts";
import type { Text } from "../../domain/thread/thread.ts";
import { vaultOf } from "../vault.ts";
import { fileById } from "./files.ts";

type Start = Extract<FileEvent, { type: "FileStarted" }>;

/** An upload begins; its key is made here and never leaves unsealed. */
export function startFile(sql: SqlStorage, { file, owner, direction }: Start, now: number): void {
	const { id, name, size, contentType } = file;
	insert(sql, { id, messageId: null, item: 0, direction, name, contentType, size, owner, source: null, at: now });
	plan(sql, id, "expire", now + UNSENT_MS);
}

/** The files of a text that came in: each is to be fetched by itself. */
export function expectFiles(sql: SqlStorage, text: Text, now: number): void {
	for (const { index, contentType, url } of text.media) {
		const id = fileIdIn(text.id, index);
		insert(sql, {
			id,
			messageId: text.id,
			item: index,
			direction: "in",
			name: "",
			contentType,
			size: 0,
			owner: "carrier",
			source: url,
			at: text.at,
		});
		plan(sql, id, "fetch", now);
	}
}

/** They go with this message from now on. */
export function attachFiles(sql: SqlStorage, messageId: string, fileIds: readonly string[]): void {
	for (const [item, id] of fileIds.entries()) {
		sql.exec("UPDATE files SET message_id = ?, item = ? WHERE id = ?", messageId, item, id);
		sql.exec("UPDATE files SET task = NULL, due_at = NULL WHERE id = ? AND task = 'expire'", id);
	}
}

export function keepPart(sql: SqlStorage, id: string, n: number): void {
	const file = fileById(sql, id);
	if (!file || file.have.includes(n)) return;
	sql.exec("UPDATE files SET have = ? WHERE id = ?", JSON.stringify([...file.have, n].sort((a, b) => a - b)), id);
}

export function applyFileEvent(sql: SqlStorage, event: FileEvent, now: number): void {
	if (event.type === "FileStarted") return startFile(sql, event, now);
	const file = fileById(sql, event.fileId);
	if (file) change(sql, file, event, now);
}

function change(sql: SqlStorage, file: KeptFile, event: Exclude<FileEvent, Start>, now: number): void {
	const { id } = file;
	switch (event.type) {
		case "FileComplete":
			setState(sql, id, "checking", null);
			return plan(sql, id, "check", now);
		case "FileKept":
			keep(sql, file, event.found);
			return plan(sql, id, file.source === null ? "tidy" : "forget", now);
		case "FileRefused":
			setState(sql, id, "refused", event.cause);
			sql.exec("UPDATE files SET received_hash = ? WHERE id = ?", event.receivedHash, id);
			return plan(sql, id, file.source === null ? "tidy" : "forget", now);
		case "FileTried":
			sql.exec("UPDATE files SET due_at = ?, attempt = attempt + 1 WHERE id = ?", event.dueAt, id);
			return;
		case "FileDelayed":
			sql.exec("UPDATE files SET due_at = ? WHERE id = ?", event.dueAt, id);
			return;
		case "FileFailed":
			setState(sql, id, "failed", "not_fetched");
			return plan(sql, id, null, null);
		case "FileRetried":
			setState(sql, id, "coming", null);
			return plan(sql, id, "fetch", now);
		case "FileDropped":
			drop(sql, file, now);
			return event.by === undefined ? undefined : noteErased(sql, file.id, { at: now, by: event.by, reason: event.reason ?? "" });
		case "FileTidied":
			return tidied(sql, file, event.again);
		case "CarrierCopyDeleted":
			sql.exec("UPDATE files SET source = NULL WHERE id = ?", id);
			return plan(sql, id, null, null);
		default:
			return;
	}
}

function keep(sql: SqlStorage, file: KeptFile, found: Extract<FileEvent, { type: "FileKept" }>["found"]): void {
	const { name, type, contentType, size, width, height, warnings, receivedHash, keptHash } = found;
	setState(sql, file.id, "ready", null);
	sql.exec(
		"UPDATE files SET type = ?, content_type = ?, size = ?, width = ?, height = ?, warnings = ?, received_hash = ?, kept_hash = ? WHERE id = ?",
		...[type, contentType, size, width, height, warnings.length > 0 ? JSON.stringify(warnings) : null, receivedHash, keptHash, file.id],
	);
	if (name !== file.name) setName(sql, file.id, name);
}

/** Without its key nothing of it can be read, wherever a copy may lie. */
function drop(sql: SqlStorage, { id }: KeptFile, now: number): void {
	setState(sql, id, "deleted", null);
	sql.exec(
		"UPDATE files SET key = NULL, name = NULL, width = NULL, height = NULL, warnings = NULL, received_hash = NULL, kept_hash = NULL WHERE id = ?",
		id,
	);
	plan(sql, id, "tidy", now);
}

function noteErased(sql: SqlStorage, id: string, erased: NonNullable<KeptFile["erased"]>): void {
	sql.exec("UPDATE files SET erased = ? WHERE id = ?", vaultOf(sql).seal(JSON.stringify(erased)), id);
}

function tidied(sql: SqlStorage, file: KeptFile, again: number | null): void {
	if (again !== null) return plan(sql, file.id, "tidy", again, 1);
	if (file.source !== null) return plan(sql, file.id, "forget", 0);
	const waits = file.messageId === null && file.state === "ready";
	plan(sql, file.id, waits ? "expire" : null, waits ? file.at + UNSENT_MS : null);
}

type NewRow = Pick<KeptFile, "id" | "messageId" | "item" | "direction" | "name" | "contentType" | "size" | "owner" | "source" | "at">;

function insert(sql: SqlStorage, row: NewRow): void {
	const key = vaultOf(sql).wrap(crypto.getRandomValues(new Uint8Array(32)));
	sql.exec(
		`INSERT INTO files (id, message_id, item, direction, content_type, size, state, at, owner, key, source)
		VALUES (?, ?, ?, ?, ?, ?, 'coming', ?, ?, ?, ?)`,
		...[row.id, row.messageId, row.item, row.direction, row.contentType, row.size, row.at, row.owner, key, row.source],
	);
	if (row.name !== "") setName(sql, row.id, row.name);
}

function setName(sql: SqlStorage, id: string, name: string): void {
	sql.exec("UPDATE files SET name = ? WHERE id = ?", vaultOf(sql).seal(name), id);
}

function setState(sql: SqlStorage, id: string, state: KeptFile["state"], cause: KeptFile["cause"]): void {
	sql.exec("UPDATE files SET state = ?, cause = ? WHERE id = ?", state, cause, id);
}

function plan(sql: SqlStorage, id: string, task: KeptFile["task"], dueAt: number | null, attempt = 0): void {
	sql.exec("UPDATE files SET task = ?, due_at = ?, attempt = ? WHERE id = ?", task, dueAt, attempt, id);
}
