import { FILE_PART_BYTES, MOST_FILES } from "../../../shared/schemas/file.ts";
import type { Visitor } from "./visitor.ts";

/** Keeps what came with a form, each under an id of its own, so that the same form again keeps nothing twice. */
export async function keepFiles({ thread, key }: Visitor, formId: string, files: File[]): Promise<string[] | "refused" | "dead"> {
	if (files.length === 0) return [];
	const owner = await thread.pageUploader(key);
	if (!owner) return "dead";
	if (files.length > MOST_FILES) return "refused";
	const ids: string[] = [];
	for (const [index, file] of files.entries()) {
		const id = `pf.${formId}-${index}`;
		const bytes = new Uint8Array(await file.arrayBuffer());
		const begun = await thread.startFile(owner, { id, name: file.name, size: bytes.length, contentType: file.type });
		if ("refused" in begun || !(await keepParts(thread, owner, id, bytes))) return "refused";
		ids.push(id);
	}
	return ids;
}

async function keepParts(
	thread: Visitor["thread"],
	owner: { patientId: string; linkId: string },
	id: string,
	bytes: Uint8Array,
): Promise<boolean> {
	for (let n = 0; n * FILE_PART_BYTES < bytes.length; n++) {
		const part = bytes.slice(n * FILE_PART_BYTES, (n + 1) * FILE_PART_BYTES);
		const kept = await thread.putPart(owner, id, n, part);
		if ("refused" in kept || kept.file.state === "refused") return false;
	}
	return true;
}
