import { isFileEvent } from "../../domain/files/file.ts";
import { CLAIM_MS } from "../../domain/outbox/next-send.ts";
import { previewOf } from "../../domain/thread/evolve.ts";
import { UNTOUCHED } from "../../domain/thread/open.ts";
import { isFinal } from "../../domain/thread/receipt.ts";
import type { Text, Thread, ThreadEvent } from "../../domain/thread/thread.ts";
import { giveVault, Vault, vaultOf } from "../vault.ts";
import { applyFileEvent, attachFiles, expectFiles } from "./file-changes.ts";
import { dropSession, putLink, putSession } from "./links.ts";
import { eraseText, insertText, type KeptText, markRead, moveText, setAbout, textById } from "./messages.ts";
import { claimSending, delaySending, insertSending, noteAbsent, parkSending, repeatSending, watchSending } from "./outbox.ts";

/** Writes the rows that `event` changes beside the thread's own; answers with the text that it brought, if any. */
export function applyEvent(sql: SqlStorage, event: ThreadEvent, now: number): KeptText | null {
	if (event.type === "TextReceived") return withFiles(sql, event.text, insertText(sql, event.text, "received"), now);
	if (event.type === "TextQueued") {
		insertSending(sql, event.text.id, now);
		return withFiles(sql, event.text, insertText(sql, event.text, "queued"), now);
	}
	if (isFileEvent(event)) applyFileEvent(sql, event, now);
	applyChange(sql, event, now);
	return null;
}

function withFiles(sql: SqlStorage, text: Text, kept: KeptText, now: number): KeptText | null {
	if (text.media.length === 0 && !text.files?.length) return kept;
	expectFiles(sql, text, now);
	attachFiles(sql, text.id, text.files ?? []);
	return textById(sql, text.id);
}

function applyChange(sql: SqlStorage, event: ThreadEvent, now: number): void {
	switch (event.type) {
		case "SendClaimed":
			moveText(sql, event.messageId, "claimed", null, null);
			return claimSending(sql, event.messageId, now, now + CLAIM_MS);
		case "SendDelayed":
			return delayed(sql, event);
		case "SendAbsent":
			return noteAbsent(sql, event.messageId, event.dueAt);
		case "SendRepeated":
			moveText(sql, event.messageId, "queued", null, null);
			return repeatSending(sql, event.messageId, now);
		case "SendParked":
			return parkSending(sql, event.messageId);
		case "SendWatched":
			return watchSending(sql, event.messageId, event.dueAt);
		case "DeliveryMoved":
			moveText(sql, event.messageId, event.state, event.sid, event.code);
			return watchSending(sql, event.messageId, isFinal(event.state) ? null : event.dueAt);
		case "AboutSaid":
			return setAbout(sql, event.messageId, event.patientId);
		case "MessageErased":
			return eraseText(sql, event.messageId, { at: now, by: event.by, reason: event.reason });
		case "LinkChanged":
			return putLink(sql, event.link);
		case "PageViewed":
			return putSession(sql, event.session);
		case "PageLeft":
			return dropSession(sql, event.hash);
		case "MessageRead":
			return markRead(sql, event.messageId, now);
		default:
			return;
	}
}

export function saveThread(sql: SqlStorage, thread: Thread): void {
	// The newest text's words lie sealed beside: they are not kept twice.
	const last = thread.last?.id === undefined ? thread.last : { ...thread.last, body: "" };
	const saved: Saved = { ...thread, last, key: vaultOf(sql).wrapped };
	sql.exec("INSERT INTO thread VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET state = excluded.state", JSON.stringify(saved));
}

/** Opens the thread's vault, with the thread. */
export function loadThread(sql: SqlStorage, dataKey: string | undefined): Thread | null {
	const row = sql.exec<{ state: string }>("SELECT state FROM thread").next();
	if (row.done) return null;
	// What was kept before a thread knew of these things knows nothing of them.
	const { key, ...thread }: Saved = { ...UNTOUCHED, ...JSON.parse(row.value.state) };
	giveVault(sql, key === undefined ? Vault.make(dataKey) : Vault.open(dataKey, key));
	const { last } = thread;
	return last?.id === undefined ? thread : { ...thread, last: { ...last, body: previewOf(textById(sql, last.id)?.body ?? "") } };
}

/** `key`: the vault's, sealed with the deployment's. */
type Saved = Thread & { key?: string };

/** A claimed text that surely was not sent waits again; one that is only asked about stays what it is. */
function delayed(sql: SqlStorage, event: Extract<ThreadEvent, { type: "SendDelayed" }>): void {
	const state = event.held ? "held" : "queued";
	sql.exec("UPDATE messages SET state = ? WHERE id = ? AND state IN ('claimed', 'queued', 'held')", state, event.messageId);
	delaySending(sql, event.messageId, event.dueAt);
}
