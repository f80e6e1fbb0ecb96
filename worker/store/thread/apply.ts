import { Buffer } from "node:buffer";
import { CLAIM_MS } from "../../domain/outbox/next-send.ts";
import { UNTOUCHED } from "../../domain/thread/open.ts";
import { isFinal } from "../../domain/thread/receipt.ts";
import type { Thread, ThreadEvent } from "../../domain/thread/thread.ts";
import { useVault, Vault, vaultOf } from "../vault.ts";
import { insertText, type KeptText, moveText, setAbout } from "./messages.ts";
import { claimSending, delaySending, insertSending, noteAbsent, parkSending, repeatSending, watchSending } from "./outbox.ts";

/** Writes the rows that `event` changes beside the thread's own; answers with the text that it brought, if any. */
export function applyEvent(sql: SqlStorage, event: ThreadEvent, now: number): KeptText | null {
	if (event.type === "TextReceived") return insertText(sql, event.text, "received");
	if (event.type === "TextQueued") {
		insertSending(sql, event.text.id, now);
		return insertText(sql, event.text, "queued");
	}
	applyChange(sql, event, now);
	return null;
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
		default:
			return;
	}
}

export function saveThread(sql: SqlStorage, thread: Thread): void {
	const vault = vaultOf(sql);
	// The newest text's words are in the state as well, and sealed there too.
	const last = thread.last && { ...thread.last, body: Buffer.from(vault.seal(thread.last.body)).toString("base64") };
	const state: Thread & { key: string } = { ...thread, last, key: vault.wrapped };
	sql.exec("INSERT INTO thread VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET state = excluded.state", JSON.stringify(state));
}

/** Opens the thread's vault, with the thread. */
export function loadThread(sql: SqlStorage, dataKey: string | undefined): Thread | null {
	const row = sql.exec<{ state: string }>("SELECT state FROM thread").next();
	if (row.done) return null;
	// What was kept before a thread knew of these things knows nothing of them.
	const { key, ...thread }: Thread & { key?: string } = { ...UNTOUCHED, ...JSON.parse(row.value.state) };
	useVault(sql, key === undefined ? Vault.make(dataKey) : Vault.open(dataKey, key));
	if (key === undefined || !thread.last) return thread;
	return { ...thread, last: { ...thread.last, body: vaultOf(sql).open(new Uint8Array(Buffer.from(thread.last.body, "base64")).buffer) } };
}

/** A claimed text that surely was not sent waits again; one that is only asked about stays what it is. */
function delayed(sql: SqlStorage, event: Extract<ThreadEvent, { type: "SendDelayed" }>): void {
	const state = event.held ? "held" : "queued";
	sql.exec("UPDATE messages SET state = ? WHERE id = ? AND state IN ('claimed', 'queued', 'held')", state, event.messageId);
	delaySending(sql, event.messageId, event.dueAt);
}
