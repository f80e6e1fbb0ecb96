import type { Signal } from "@preact/signals";
import * as z from "zod/mini";
import type { Api } from "../api/client.ts";
import { OpenedFile, ThreadFile } from "../schemas/file.ts";
import { Message } from "../schemas/message.ts";
import type { Marks } from "./drafts.ts";
import type { ThreadModel } from "./thread.ts";
import { Uploads } from "./uploads.ts";

type Parts = { api: Pick<Api, "ask" | "tell">; thread: Pick<ThreadModel, "id" | "changeMessage" | "refresh">; marks: Signal<Marks> };

/** Files, private messages and deletion in one thread. */
export class FilesModel {
	readonly uploads: Uploads;
	readonly #parts: Parts;
	readonly #addresses = new Map<string, { url: string; until: number }>();

	constructor(parts: Parts) {
		this.#parts = parts;
		this.uploads = new Uploads({ api: parts.api, threadId: parts.thread.id, marks: parts.marks });
	}

	/** Where a file can be looked at for some minutes; each new one is a look in the audit log. */
	async address(fileId: string): Promise<string> {
		const known = this.#addresses.get(fileId);
		if (known && known.until > Date.now()) return known.url;
		const { url, expiresAt } = await this.#parts.api.ask(OpenedFile, this.#path(`files/${fileId}/open`), { method: "POST", body: {} });
		this.#addresses.set(fileId, { url, until: Date.parse(expiresAt) - 60_000 });
		return url;
	}

	async retry(fileId: string): Promise<void> {
		await this.#parts.api.ask(ThreadFile, this.#path(`files/${fileId}/retry`), { method: "POST" }).catch(() => null);
		await this.#parts.thread.refresh();
	}

	erase(messageId: string, reason: string): Promise<void> {
		const path = this.#path(`messages/${encodeURIComponent(messageId)}`);
		return this.#parts.thread.changeMessage(() => this.#parts.api.ask(Message, path, { method: "DELETE", body: { reason } }));
	}

	async revoke(messageId: string): Promise<void> {
		await this.#parts.api.tell(this.#path(`links/${encodeURIComponent(messageId)}`), { method: "DELETE" });
		await this.#parts.thread.refresh();
	}

	async newLink(patientId: string): Promise<void> {
		await this.#parts.api.ask(z.unknown(), this.#path("links"), { method: "POST", body: { id: crypto.randomUUID(), patientId } });
	}

	#path(rest: string): string {
		return `/api/threads/${this.#parts.thread.id}/${rest}`;
	}
}
