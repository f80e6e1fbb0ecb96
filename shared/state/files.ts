import type { Signal } from "@preact/signals";
import * as z from "zod/mini";
import type { Api } from "../api/client.ts";
import type { Card } from "../schemas/card.ts";
import { Language } from "../schemas/consent.ts";
import { FilePage, OpenedFile, ThreadFile } from "../schemas/file.ts";
import { Message } from "../schemas/message.ts";
import { ShownCard } from "../schemas/shown-card.ts";
import type { Marks } from "./drafts.ts";
import { asCard } from "./secure-card.ts";
import type { ThreadModel } from "./thread.ts";
import { type Uploads, uploadsFor } from "./uploads.ts";

type Talk = Pick<ThreadModel, "id" | "clinicId" | "changeMessage" | "refresh">;
type Parts = { api: Pick<Api, "ask" | "tell">; thread: Talk; marks: Signal<Marks> };
/** What goes by text in place of a private message, but for the link. */
export type Notice = { language: Language; text: string };

const NoticeSeen = z.object({ settings: z.object({ secure: z.object({ notice: z.object({ en: z.string(), es: z.string() }) }) }) });
const VisitsSeen = z.object({ items: z.array(ShownCard) });
const LanguageSeen = z.object({ language: Language });

const PAGE = 50;

/** Files, private messages and deletion in one thread. */
export class FilesModel {
	readonly uploads: Uploads;
	readonly #parts: Parts;
	readonly #addresses = new Map<string, { url: string; until: number }>();

	constructor(parts: Parts) {
		this.#parts = parts;
		this.uploads = uploadsFor({ api: parts.api, threadId: parts.thread.id, marks: parts.marks });
	}

	/** Where a file can be looked at for some minutes; each new one is a look in the audit log. `thumb`: in passing. */
	async address(fileId: string, thumb = false): Promise<string> {
		const key = `${fileId} ${thumb}`;
		const known = this.#addresses.get(key);
		if (known && known.until > Date.now()) return known.url;
		const body = thumb ? { thumb } : {};
		const { url, expiresAt } = await this.#parts.api.ask(OpenedFile, this.#path(`files/${fileId}/open`), { method: "POST", body });
		this.#addresses.set(key, { url, until: Date.parse(expiresAt) - 60_000 });
		return url;
	}

	/** For nobody whose language is known it is English. */
	async notice(patientId: string | null): Promise<Notice> {
		const { api, thread } = this.#parts;
		const clinic = `/api/clinics/${thread.clinicId}`;
		const whose = patientId && api.ask(LanguageSeen, `${clinic}/patients/${encodeURIComponent(patientId)}`);
		const [{ settings }, patient] = await Promise.all([api.ask(NoticeSeen, `${clinic}/settings`), whose]);
		const { language } = patient || ({ language: "en" } as const);
		return { language, text: settings.secure.notice[language] };
	}

	/** A patient's coming ones, soonest first. */
	async appointments(patientId: string): Promise<Card[]> {
		const { items } = await this.#parts.api.ask(VisitsSeen, this.#path("cards/appointments"), { query: { patientId } });
		return items.flatMap((item) => asCard(item) ?? []);
	}

	/** Newest first. */
	page(cursor: string | undefined): Promise<FilePage> {
		return this.#parts.api.ask(FilePage, this.#path("files"), { query: { cursor, limit: PAGE } });
	}

	async retry(fileId: string): Promise<void> {
		await this.#parts.api.ask(ThreadFile, this.#path(`files/${fileId}/retry`), { method: "POST" });
		await this.#parts.thread.refresh();
	}

	erase(messageId: string, reason: string): Promise<void> {
		return this.#erase(`messages/${encodeURIComponent(messageId)}`, reason);
	}

	eraseFile(fileId: string, reason: string): Promise<void> {
		return this.#erase(`files/${encodeURIComponent(fileId)}`, reason);
	}

	async revoke(messageId: string): Promise<void> {
		await this.#parts.api.tell(this.#path(`links/${encodeURIComponent(messageId)}`), { method: "DELETE" });
		await this.#parts.thread.refresh();
	}

	async newLink(id: string, patientId: string): Promise<void> {
		const link = () => this.#parts.api.ask(Message, this.#path("links"), { method: "POST", body: { id, patientId } });
		await this.#parts.thread.changeMessage(link);
	}

	#erase(what: string, reason: string): Promise<void> {
		const { api, thread } = this.#parts;
		return thread.changeMessage(() => api.ask(Message, this.#path(what), { method: "DELETE", body: { reason } }));
	}

	#path(rest: string): string {
		return `/api/threads/${this.#parts.thread.id}/${rest}`;
	}
}
