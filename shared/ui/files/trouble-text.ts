import type { FilesWords } from "../../words/files-en.ts";
import { entry } from "../delivery.ts";

/** Why a file does not go, or is not here: in the reader's language where we have words for it, else as the Worker says it. */
export function troubleText({ troubles }: FilesWords, code: string | undefined, said: string | undefined): string {
	return entry<string>(troubles, code ?? "") ?? said ?? troubles.other;
}
