import { filePath, type KeptFile } from "../domain/files/file.ts";
import { allFiles, fileById, nextFile } from "../store/thread/files.ts";
import { keepChecked } from "./file-check.ts";
import { commit, later, of } from "./file-commit.ts";
import { bytesOfParts } from "./file-parts.ts";
import { type FilePlace, storeOf } from "./file-place.ts";
import { fetchFile, forgetFile } from "./media-lane.ts";

/** What was on its way to the store when a file was dropped has come by then. */
const LATE_MS = 15 * 60_000;

/** About half an hour, all waits together: no trouble of the store lasts as long. */
const MOST_CHECKS = 12;
/** What takes longer has come to an end of which we know nothing. */
const TRY_MS = 120_000;

/** Does the next thing that is due for the files of this thread, if there is one. */
export async function fileStep(place: FilePlace): Promise<boolean> {
	const { ledger } = place;
	const file = nextFile(ledger.sql);
	if (!file || file.dueAt === null || file.dueAt > ledger.now()) return false;
	// Noted first: should the work end this object, the thread's texts are not held up by the same end again and again.
	commit(place, { type: "FileTried", fileId: file.id, dueAt: ledger.now() + TRY_MS });
	const tried = { ...file, attempt: file.attempt + 1 };
	try {
		await work(place, tried);
	} catch {
		// The store, or the runtime, is in trouble.
		later(place, tried);
	}
	return true;
}

async function work(place: FilePlace, file: KeptFile): Promise<void> {
	if (file.task === "fetch") return fetchFile(place, file);
	if (file.task === "forget") return forgetFile(place, file);
	if (file.task === "check") return check(place, file);
	if (file.task === "tidy") return tidy(place, file);
	commit(place, { type: "FileDropped", fileId: file.id });
}

async function check(place: FilePlace, file: KeptFile): Promise<void> {
	const bytes = file.attempt > MOST_CHECKS ? null : await bytesOfParts(place, file);
	if (bytes) await keepChecked(place, file, bytes, file.contentType);
	else commit(place, { type: "FileRefused", ...of(file), cause: "broken", receivedHash: null });
}

/** Only what is needed of this thread's files stays in the store: the parts of those that come in, and the whole of those that are there. */
async function tidy(place: FilePlace, file: KeptFile): Promise<void> {
	const store = await storeOf(place);
	const root = filePath(place.threadId, "");
	const paths = await store.list(root);
	const states = new Map(allFiles(place.ledger.sql).map(({ id, state }) => [id, state]));
	const isNeeded = (path: string) => {
		const [id = "", ...part] = path.slice(root.length).split("/");
		const state = states.get(id);
		if (state === "coming" || state === "checking") return true;
		return state === "ready" && part.length === 0;
	};
	await store.delete(paths.filter((path) => !isNeeded(path)));
	// Dropped meanwhile: then there is more to put away.
	if (fileById(place.ledger.sql, file.id)?.state !== file.state) return;
	const isSecond = file.attempt > 1;
	const again = file.state === "deleted" && !isSecond ? place.ledger.now() + LATE_MS : null;
	commit(place, { type: "FileTidied", fileId: file.id, again });
}
