import { cleanFileName } from "../../shared/rules/file-name.ts";
import { declaredType, typeOfName } from "../../shared/rules/file-types.ts";
import { FILE_PART_BYTES, type FileUpload, MOST_FILE_BYTES, type StartFile } from "../../shared/schemas/file.ts";
import { fileView, type KeptFile, partPath } from "../domain/files/file.ts";
import type { Actor } from "../domain/thread/thread.ts";
import { keepPart } from "../store/thread/file-changes.ts";
import { countUnsent, fileById } from "../store/thread/files.ts";
import { hasText } from "../store/thread/messages.ts";
import { type FilePlace, sealOf, storeOf } from "./file-place.ts";
import type { Refusal } from "./refusal.ts";

const MOST_UNSENT = 20;

export type Owner = { id: string; actor: Actor; direction: "in" | "out" };
export type Part = { owner: Owner; fileId: string; n: number; bytes: Uint8Array };

export function beginUpload({ ledger }: FilePlace, owner: Owner, asked: StartFile): { upload: FileUpload; created: boolean } | Refusal {
	const file = { ...asked, name: cleanFileName(asked.name), contentType: asked.contentType.trim().toLowerCase() };
	const known = fileById(ledger.sql, file.id);
	if (known) {
		const isSame = known.owner === owner.id && known.size === file.size && (known.name === file.name || known.state === "deleted");
		return isSame ? { upload: uploadOf(known), created: false } : { refused: "id_reused" };
	}
	const refusal = trouble(file);
	if (refusal) return { refused: refusal };
	// Ids of a text's own files are made of the text's.
	if (hasText(ledger.sql, file.id.replace(/\.\d+$/, ""))) return { refused: "id_reused" };
	if (countUnsent(ledger.sql, owner.id) >= MOST_UNSENT) return { refused: "too_many_files" };
	ledger.commit([{ type: "FileStarted", file, owner: owner.id, direction: owner.direction }], owner.actor);
	const begun = fileById(ledger.sql, file.id);
	return begun ? { upload: uploadOf(begun), created: true } : { refused: "not_found" };
}

export async function putPart(place: FilePlace, { owner, fileId, n, bytes }: Part): Promise<FileUpload | Refusal> {
	const { ledger } = place;
	const file = fileById(ledger.sql, fileId);
	if (file?.owner !== owner.id) return { refused: "not_found" };
	if (file.state === "coming" && !file.have.includes(n)) {
		if (bytes.length !== partLength(file.size, n)) return { refused: "file_part" };
		const seal = sealOf(place, file, `/${n}`);
		if (!seal) return { refused: "not_found" };
		await (await storeOf(place)).put(partPath(place.threadId, fileId, n), bytes, seal);
		// Meanwhile it may have been taken back, or the same part have come once more.
		if (fileById(ledger.sql, fileId)?.state === "coming") keepPart(ledger.sql, fileId, n);
	}
	const now = fileById(ledger.sql, fileId);
	if (now?.state === "coming" && now.have.length === partsOf(now.size)) ledger.commit([{ type: "FileComplete", fileId }], owner.actor);
	if (fileById(ledger.sql, fileId)?.state === "checking") await place.look();
	const checked = fileById(ledger.sql, fileId);
	return checked ? uploadOf(checked) : { refused: "not_found" };
}

export function partsOf(size: number): number {
	return Math.ceil(size / FILE_PART_BYTES);
}

function partLength(size: number, n: number): number {
	return n >= 0 && n < partsOf(size) ? Math.min(FILE_PART_BYTES, size - n * FILE_PART_BYTES) : -1;
}

/** What can be said before a single byte of it is here. */
function trouble({ name, size, contentType }: StartFile): "file_empty" | "file_too_large" | "file_type" | null {
	if (size === 0) return "file_empty";
	if (size > MOST_FILE_BYTES) return "file_too_large";
	return typeOfName(name) === null || declaredType(contentType) === null ? "file_type" : null;
}

function uploadOf(file: KeptFile): FileUpload {
	return { file: fileView(file), partSize: FILE_PART_BYTES, have: file.have };
}
