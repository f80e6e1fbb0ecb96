import { type Env, files } from "../compose.ts";
import type { KeptFile } from "../domain/files/file.ts";
import type { Action, Asker } from "../domain/staff/permission.ts";
import type { Carrier, FileSeal, Files } from "../ports.ts";
import type { Ledger } from "./ledger.ts";
import type { Refusal } from "./refusal.ts";

/** The thread whose files are worked on, and what that needs of the outside. */
export type FilePlace = {
	ledger: Ledger;
	threadId: string;
	env: Env;
	carrier: () => Carrier | null;
	/** Does now what is due for the thread's files. */
	look: () => Promise<boolean>;
	refuses: (asker: Asker, action: Action) => Refusal | null;
};

/** What it takes to give a file out. */
export type ServedFile = { path: string; key: Uint8Array; size: number; contentType: string; name: string };

/** Throws where there is no store: a fault of the set-up, after which what is due stays due. */
export async function storeOf({ env }: FilePlace): Promise<Files> {
	const store = await files(env);
	if (!store) throw new Error("there is no store for files");
	return store;
}

/** Null when the file's key is gone, and the file with it. */
export function sealOf({ ledger }: FilePlace, { id, key }: KeptFile, part = ""): FileSeal | null {
	const opened = key === null ? null : ledger.vault.unwrap(key);
	return opened && { key: opened, id: id + part };
}
