import type { Message } from "../../shared/schemas/message.ts";
import type { Asker } from "../domain/staff/permission.ts";
import { erase, eraseAtCarrier } from "../domain/thread/erase.ts";
import { messageView } from "../domain/thread/view.ts";
import { fileById, filesOfMessage } from "../store/thread/files.ts";
import { textById } from "../store/thread/messages.ts";
import type { Ledger } from "./ledger.ts";
import type { Refusal } from "./refusal.ts";

/** A message goes, with its files; its marker stays. The same again changes nothing. */
export function eraseMessage(ledger: Ledger, asker: Asker, messageId: string, reason: string): { message: Message } | Refusal {
	const { thread, sql } = ledger;
	const text = thread && textById(sql, messageId);
	if (!thread || !text) return { refused: "not_found" };
	const files = filesOfMessage(sql, messageId).filter(({ state }) => state !== "deleted");
	const events = erase(
		thread,
		text,
		{ by: asker.name, reason },
		files.map(({ id }) => id),
	);
	if ("refused" in events) return events;
	ledger.commit(events, { type: "staff", id: asker.staffId, name: asker.name });
	return { message: messageView(textById(sql, messageId) ?? text) };
}

/** One file of a message goes; its words stay. */
export function eraseFile(ledger: Ledger, asker: Asker, fileId: string, reason: string): { message: Message } | Refusal {
	const { sql } = ledger;
	const file = fileById(sql, fileId);
	const text = file?.messageId ? textById(sql, file.messageId) : null;
	if (!file || !text) return { refused: "not_found" };
	const { id: messageId, state } = text;
	if (state === "claimed" || state === "unknown" || state === "queued" || state === "held") return { refused: "still_going" };
	const dropped = { type: "FileDropped", fileId, messageId, by: asker.name, reason } as const;
	if (file.state !== "deleted") ledger.commit([dropped, ...eraseAtCarrier(text)], { type: "staff", id: asker.staffId, name: asker.name });
	return { message: messageView(textById(sql, messageId) ?? text) };
}
