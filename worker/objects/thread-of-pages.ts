import type { SendLink } from "../../shared/schemas/link.ts";
import type { SendMessage } from "../../shared/schemas/send-message.ts";
import type { PageLink } from "../domain/link/link.ts";
import type { PageView } from "../domain/page/view.ts";
import type { Asker } from "../domain/staff/permission.ts";
import type { Signed } from "./link-consent.ts";
import type { PageUploader } from "./link-files.ts";
import type { CodeSent, Answer as Proof, Proved } from "./link-proof.ts";
import type { PageReply, Replied } from "./link-reply.ts";
import type { PageKey, PageRoom } from "./page-room.ts";
import type { Refusal, SendAnswer } from "./refusal.ts";
import { ThreadOfFiles } from "./thread-of-files.ts";

/** Loaded when somebody comes to the secure page, or is sent there: a plain text needs none of it. */
const door = () => import("./link-door.ts");
const proof = () => import("./link-proof.ts");
const replies = () => import("./link-reply.ts");
const consents = () => import("./link-consent.ts");
const staffSide = () => import("./link-staff.ts");

/** The patient's side of a thread: links, the secure page behind them, and what is said there. */
export class ThreadOfPages extends ThreadOfFiles {
	async linkOpens(hash: string): Promise<boolean> {
		return (await door()).opens(this.#room(), hash);
	}

	/** What this browser may see now; null: nothing. `open`: the private message it asks for. */
	async page(key: PageKey, asked: { open: string | null; before: number | null }): Promise<PageView | null> {
		const { provePage } = await door();
		// An empty name asks for no message, but for the question itself.
		if (key.kind === "door" || asked.open !== null) return provePage(this.#room(), key, asked.open);
		return (await import("./link-inbox.ts")).inboxPage(this.#room(), key, asked.before);
	}

	async prove(key: PageKey, answer: Proof): Promise<Proved> {
		return (await proof()).prove(this.#room(), key, answer);
	}

	async textCode(key: PageKey): Promise<CodeSent> {
		return (await proof()).textCode(this.#room(), key);
	}

	async receiveSecure(key: PageKey, reply: PageReply): Promise<Replied> {
		return (await replies()).receiveSecure(this.#room(), key, reply);
	}

	async stopTexts(key: PageKey): Promise<"done" | "dead"> {
		return (await replies()).stopTexts(this.#room(), key);
	}

	async leavePage(key: PageKey): Promise<void> {
		(await replies()).leave(this.#room(), key);
	}

	async signConsent(key: PageKey, answer: Parameters<Awaited<ReturnType<typeof consents>>["sign"]>[2]): Promise<Signed> {
		return (await consents()).sign(this.#room(), key, answer);
	}

	async takeConsentBack(key: PageKey): Promise<"done" | "dead"> {
		return (await consents()).takeBack(this.#room(), key);
	}

	async consentCopy(key: PageKey): Promise<Uint8Array<ArrayBuffer> | null> {
		return (await consents()).consentCopy(this.#room(), key);
	}

	async sendLink(asker: Asker, asked: SendLink): Promise<SendAnswer> {
		const refusal = this.refuses(asker, "write");
		return refusal ?? (await staffSide()).sendLink(this.#room(), asker, asked);
	}

	async revokeLink(asker: Asker, messageId: string): Promise<Refusal | null> {
		const refusal = this.refuses(asker, "write");
		return refusal ?? (await staffSide()).revokeLink(this.#room(), asker, messageId);
	}

	/** A file of a message that this browser may see now; null: there is none for it. */
	async pageFile(key: PageKey, fileId: string, thumb: boolean): Promise<string | null> {
		const { fileOwnerFor } = await import("./link-files.ts");
		const owner = fileOwnerFor(this.#room(), key, fileId);
		const opened = owner && (await this.openFile(owner, fileId, { thumb }));
		return opened && !("refused" in opened) ? opened.url : null;
	}

	/** Whoever has proved who they are may send files, as that patient. */
	async pageUploader(key: PageKey): Promise<PageUploader | null> {
		return (await import("./link-files.ts")).uploaderFor(this.#room(), key);
	}

	protected override async consentLink(id: string, patientId: string): Promise<PageLink | Refusal> {
		const { linkFor } = await import("./link-send.ts");
		return linkFor(this.#room(), { purpose: "consent", messageId: id, patientId });
	}

	/** For a private message that is about to be queued. */
	protected async secureLink({ id, about }: Pick<SendMessage, "id" | "about">): Promise<PageLink | Refusal> {
		const { linkFor } = await import("./link-send.ts");
		const patients = this.ledger.thread?.patients ?? [];
		const patientId = about ?? (patients.length === 1 ? patients[0]?.id : undefined) ?? null;
		return linkFor(this.#room(), { purpose: "message", messageId: id, patientId });
	}

	#room(): PageRoom {
		return {
			env: this.env,
			ledger: this.ledger,
			ports: this.ports,
			clinicNow: () => this.clinicNow(),
			askPatients: () => this.askPatients(),
			drain: () => this.drain(),
			drainSoon: () => this.drainSoon(),
		};
	}
}
