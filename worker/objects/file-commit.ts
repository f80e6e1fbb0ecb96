import { backoffMs } from "../domain/backoff.ts";
import type { FileEvent, KeptFile } from "../domain/files/file.ts";
import { fileById } from "../store/thread/files.ts";
import type { FilePlace } from "./file-place.ts";

export function commit({ ledger }: FilePlace, event: FileEvent): void {
	ledger.commit([event], { type: "system" });
}

export function of({ id, messageId }: KeptFile): { fileId: string; messageId?: string } {
	return { fileId: id, ...(messageId !== null && { messageId }) };
}

/** Whether it still waits for what was just done for it: meanwhile it may have been taken back. */
export function stillWaits({ ledger }: FilePlace, { id, task }: KeptFile): boolean {
	return fileById(ledger.sql, id)?.task === task;
}

export function later(place: FilePlace, file: KeptFile, retryAfterMs: number | null = null): void {
	if (!stillWaits(place, file)) return;
	const dueAt = place.ledger.now() + backoffMs(file.attempt, Math.random(), retryAfterMs);
	commit(place, { type: "FileDelayed", fileId: file.id, dueAt });
}
