import { hash as digestOf } from "node:crypto";
import { extensionOf } from "../../shared/rules/file-types.ts";
import { sniffType } from "../compose.ts";
import { examine } from "../domain/files/examine.ts";
import { filePath, type KeptFile } from "../domain/files/file.ts";
import { commit, of, stillWaits } from "./file-commit.ts";
import { type FilePlace, sealOf, storeOf } from "./file-place.ts";

/** Looks what `bytes` are; keeps them, less what is private about a picture, or says why not. */
export async function keepChecked(place: FilePlace, file: KeptFile, bytes: Uint8Array, declared: string): Promise<void> {
	const receivedHash = hashOf(bytes);
	const finding = examine({ bytes, declared, name: file.name }, await sniffType(bytes));
	if (!stillWaits(place, file)) return;
	if ("cause" in finding) return commit(place, { type: "FileRefused", ...of(file), cause: finding.cause, receivedHash });
	const seal = sealOf(place, file);
	if (!seal) return;
	const { bytes: kept, ...about } = finding;
	await (await storeOf(place)).put(filePath(place.threadId, file.id), kept, seal);
	if (!stillWaits(place, file)) return;
	// The carrier gives no names: one that says what it is, and nothing of anybody.
	const name = file.name || `file-${file.item + 1}.${extensionOf(about.type)}`;
	const keptHash = kept === bytes ? receivedHash : hashOf(kept);
	commit(place, { type: "FileKept", ...of(file), found: { ...about, name, size: kept.length, receivedHash, keptHash } });
}

function hashOf(bytes: Uint8Array): string {
	return digestOf("sha256", bytes, "hex");
}
