import { fitsMms } from "../../shared/rules/file-mms.ts";
import type { FilePage, FileUpload, OpenedFile, StartFile, ThreadFile } from "../../shared/schemas/file.ts";
import { refusalReason } from "../domain/consent/reasons.ts";
import { type FileOwner, ownerOf } from "../domain/files/owner.ts";
import type { Asker } from "../domain/staff/permission.ts";
import { fileById, filesOfMessage } from "../store/thread/files.ts";
import type { FilePlace, ServedFile } from "./file-place.ts";
import type { Refusal } from "./refusal.ts";
import { ThreadOfPeople } from "./thread-of-people.ts";

type Answer<T> = T | Refusal;

const desk = () => import("./file-desk.ts");

/** What is sent in this thread beside words; loaded when there is any. */
export class ThreadOfFiles extends ThreadOfPeople {
	/** An upload begins, or goes on: the same id again is the same file. */
	async startFile(by: FileOwner, file: StartFile): Promise<Answer<{ upload: FileUpload; created: boolean }>> {
		return (await desk()).start(this.#place(), by, file);
	}

	/** One part, in any order and as often as it comes. With the last one in, the file is looked at. */
	async putPart(by: FileOwner, fileId: string, n: number, bytes: Uint8Array): Promise<Answer<FileUpload>> {
		return (await desk()).take(this.#place(), by, { fileId, n, bytes });
	}

	/** Taken back while it is not sent. */
	async dropFile(by: FileOwner, fileId: string): Promise<Answer<null>> {
		const refusal = (await desk()).drop(this.#place(), by, fileId);
		this.drainSoon();
		return refusal;
	}

	/** Staff, or the patient whose message it is in, look at a file: an address that is good for some minutes. */
	async openFile(by: FileOwner, fileId: string, { thumb = false }: { thumb?: boolean } = {}): Promise<Answer<OpenedFile>> {
		return (await desk()).open(this.#place(), by, fileId, thumb);
	}

	/** Newest first; a look is an entry in the log. */
	async files(asker: Asker, before: number | null, limit: number): Promise<FilePage | null> {
		return (await desk()).list(this.#place(), asker, before, limit);
	}

	/** A file that could not be had from the carrier is asked for again. */
	async retryFile(asker: Asker, fileId: string): Promise<Answer<ThreadFile>> {
		const answer = (await desk()).retry(this.#place(), asker, fileId);
		this.drainSoon();
		return answer;
	}

	/** What the files' address serves: the caller has proved that we gave that address out. */
	async fileToServe(fileId: string): Promise<ServedFile | null> {
		return (await desk()).serve(this.#place(), fileId);
	}

	/** Why these files cannot go with a text; null: they can. */
	protected unfitFiles(by: FileOwner, fileIds: readonly string[], secure: boolean): Refusal | null {
		if (fileIds.length === 0) return null;
		this.ledger.ready();
		const found = fileIds.map((id) => fileById(this.ledger.sql, id));
		const files = found.filter((file) => file?.owner === ownerOf(by) && file.state === "ready").filter((file) => file !== null);
		if (files.length < fileIds.length || new Set(fileIds).size < fileIds.length) return withReason("file_not_ready");
		if (files.some(({ messageId }) => messageId !== null)) return { refused: "file_sent" };
		// Pictures go to phones of a few countries only (Twilio, "MMS").
		const takesMms = /^\+(1|61)/.test(this.ledger.thread?.number ?? "");
		return secure || (takesMms && fitsMms(files)) ? null : withReason("too_large_for_mms");
	}

	/** Where the carrier fetches a message's files; null when one of them is not there. */
	protected override async mediaUrls(messageId: string): Promise<string[] | null> {
		const files = filesOfMessage(this.ledger.sql, messageId);
		if (files.some(({ state }) => state !== "ready")) return null;
		return files.length > 0 ? (await desk()).addresses(this.#place(), files) : [];
	}

	protected override async fileStep(): Promise<boolean> {
		if ((this.ledger.nextFileDue() ?? Number.POSITIVE_INFINITY) > this.ledger.now()) return false;
		const { fileStep } = await import("./file-lane.ts");
		return fileStep(this.#place());
	}

	#place(): FilePlace {
		return {
			ledger: this.ledger,
			threadId: this.ctx.id.toString(),
			env: this.env,
			carrier: () => this.ports.carrier,
			look: () => this.filesLane.run(),
			refuses: (asker, action) => this.refuses(asker, action),
		};
	}
}

function withReason(refused: "file_not_ready" | "too_large_for_mms"): Refusal {
	return { refused, reason: refusalReason(refused) };
}
