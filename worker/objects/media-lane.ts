import type { KeptFile } from "../domain/files/file.ts";
import type { MediaAnswer, NoAnswer } from "../ports.ts";
import { keepChecked } from "./file-check.ts";
import { commit, later, of, stillWaits } from "./file-commit.ts";
import type { FilePlace } from "./file-place.ts";

/** About ten minutes, all waits together. */
const MOST_ATTEMPTS = 8;
/** A text's files are there a moment after the text. */
const MOST_GONE = 4;
/** Twilio, error 20009: a minute at least, then minutes, in rare cases days. */
const FORGET_MS = 60_000;
const LONGEST_FORGET_MS = 6 * 3_600_000;

/** Gets a file that came with a text from the carrier. One that cannot be had says so, and holds up no other. */
export async function fetchFile(place: FilePlace, file: KeptFile): Promise<void> {
	const carrier = place.carrier();
	if (!carrier || file.source === null) return later(place, file);
	const answer: MediaAnswer | NoAnswer = await carrier.fetchMedia(file.source).catch(() => ({ kind: "no_answer", retryAfterMs: null }));
	if (!stillWaits(place, file)) return;
	if (answer.kind === "file") return keepChecked(place, file, answer.bytes, answer.contentType || file.contentType);
	if (answer.kind === "refused" && answer.why === "too_large")
		return commit(place, { type: "FileRefused", ...of(file), cause: "too_large", receivedHash: null });
	const isOver = answer.kind === "refused" || file.attempt >= (answer.kind === "gone" ? MOST_GONE : MOST_ATTEMPTS);
	if (isOver) commit(place, { type: "FileFailed", ...of(file) });
	else later(place, file, answer.kind === "no_answer" ? answer.retryAfterMs : null);
}

/** Lets the carrier delete its copy of what we have: it would lie there for ever. */
export async function forgetFile(place: FilePlace, file: KeptFile): Promise<void> {
	const carrier = place.carrier();
	const isGone = file.source === null || (await carrier?.deleteMedia(file.source).catch(() => null))?.kind === "deleted";
	if (!stillWaits(place, file)) return;
	if (isGone) return commit(place, { type: "CarrierCopyDeleted", fileId: file.id });
	const waitMs = Math.min(FORGET_MS * 2 ** (file.attempt - 1), LONGEST_FORGET_MS);
	commit(place, { type: "FileDelayed", fileId: file.id, dueAt: place.ledger.now() + waitMs });
}
