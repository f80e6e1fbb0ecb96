import type { Attachment } from "../../../shared/schemas/message.ts";
import { fileView, type KeptFile } from "../../domain/files/file.ts";
import { type Vault, vaultOf } from "../vault.ts";

export function fileById(sql: SqlStorage, id: string): KeptFile | null {
	return first(sql, "id = ?", id);
}

/** In the order in which they stand in the message. */
export function filesOfMessage(sql: SqlStorage, messageId: string): KeptFile[] {
	return rows(sql, "message_id = ? ORDER BY item", messageId);
}

/** Newest first, from before `pos`: the files of this thread's messages. */
export function filesBefore(sql: SqlStorage, pos: number | null, limit: number): KeptFile[] {
	return rows(sql, "pos < ? AND message_id IS NOT NULL ORDER BY pos DESC LIMIT ?", pos ?? Number.MAX_SAFE_INTEGER, limit);
}

/** What is due first. */
export function nextFile(sql: SqlStorage): KeptFile | null {
	return first(sql, "due_at IS NOT NULL ORDER BY due_at, pos LIMIT 1");
}

export function nextFileAt(sql: SqlStorage): number | null {
	return sql.exec<{ at: number | null }>("SELECT min(due_at) AS at FROM files").one().at;
}

/** How many uploads of `owner` nobody has sent yet. */
export function countUnsent(sql: SqlStorage, owner: string): number {
	const unsent = "SELECT count(*) AS n FROM files WHERE message_id IS NULL AND owner = ? AND state IN ('coming', 'checking', 'ready')";
	return sql.exec<{ n: number }>(unsent, owner).one().n;
}

export function allFiles(sql: SqlStorage): Pick<KeptFile, "id" | "state">[] {
	return sql.exec<Pick<KeptFile, "id" | "state">>("SELECT id, state FROM files").toArray();
}

function first(sql: SqlStorage, where: string, ...values: (string | number)[]): KeptFile | null {
	return rows(sql, where, ...values)[0] ?? null;
}

function rows(sql: SqlStorage, where: string, ...values: (string | number)[]): KeptFile[] {
	const vault = vaultOf(sql);
	return sql
		.exec<Row>(`SELECT * FROM files WHERE ${where}`, ...values)
		.toArray()
		.map((row) => keptFile(row, vault));
}

type Row = {
	pos: number;
	id: string;
	message_id: string | null;
	item: number;
	direction: "in" | "out";
	name: ArrayBuffer | null;
	type: KeptFile["type"];
	content_type: string;
	size: number;
	width: number | null;
	height: number | null;
	state: KeptFile["state"];
	cause: KeptFile["cause"];
	warnings: string | null;
	at: number;
	owner: string;
	key: string | null;
	have: string;
	source: string | null;
	task: KeptFile["task"];
	due_at: number | null;
	attempt: number;
	erased: ArrayBuffer | null;
};

function keptFile(row: Row, vault: Vault): KeptFile {
	const { message_id: messageId, content_type: contentType, due_at: dueAt, name, warnings, have, erased, ...rest } = row;
	return {
		...rest,
		messageId,
		contentType,
		dueAt,
		name: name === null ? "" : vault.open(name),
		warnings: warnings === null ? [] : JSON.parse(warnings),
		have: JSON.parse(have),
		...(erased && { erased: JSON.parse(vault.open(erased)) }),
	};
}

/** A message's files as staff see them in it; before the first was kept as a row, what its text said of them. */
export function attachmentsOf(sql: SqlStorage, messageId: string, media: readonly { index: number; contentType: string }[]): Attachment[] {
	const files = filesOfMessage(sql, messageId).map((file) => {
		const { id, messageId: _, at: __, direction: ___, ...shown } = fileView(file);
		return { index: file.item, fileId: id, ...shown };
	});
	return files.length > 0 ? files : media.map(({ index, contentType }) => ({ index, contentType }));
}
