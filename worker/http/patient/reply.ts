import { hasType } from "../body.ts";
import { again } from "./act.ts";
import { keepFiles } from "./keep-files.ts";
import type { Visitor } from "./visitor.ts";
import { back, closed, type Door, isOwnSite, visitorOf } from "./visitor.ts";

/** Files of 25 MB in all, and the form around them. */
const MOST_BYTES = 26 * 1024 * 1024;
const ID = /^[A-Za-z0-9_-]{8,48}$/;

/** The patient writes, with files or without: one form, kept once however often it comes. */
export async function reply(c: Door): Promise<Response> {
	const visitor = visitorOf(c);
	if (!visitor) return closed(c);
	const form = await multipart(c.req.raw);
	if (form === "too_large") return again(c, visitor, { replyTrouble: "file" });
	if (form === "cut") return again(c, visitor, { replyTrouble: "cut" });
	const id = text(form, "id");
	if (!isOwnSite(c.req.raw) || text(form, "key") !== visitor.formKey || !ID.test(id)) return closed(c);
	const body = text(form, "body");
	const kept = await keepFiles(visitor, id, filesIn(form));
	if (kept === "dead") return closed(c);
	if (kept === "refused") return again(c, visitor, { replyTrouble: "file", typed: body });
	return answer(c, visitor, { id, body, files: [...form.getAll("file-id").filter((each) => typeof each === "string"), ...kept] });
}

async function answer(c: Door, visitor: Visitor, said: { id: string; body: string; files: string[] }): Promise<Response> {
	const came = await visitor.thread.receiveSecure(visitor.key, said);
	if (came === "dead") return closed(c);
	if (came === "kept") return back(c, visitor, "?said=sent");
	if (came === "stop_word") return again(c, visitor, { said: "stop_word", typed: said.body });
	return again(c, visitor, { replyTrouble: came, typed: said.body });
}

async function multipart(request: Request): Promise<FormData | "too_large" | "cut"> {
	if (Number(request.headers.get("Content-Length") ?? 0) > MOST_BYTES) return "too_large";
	if (!hasType(request, "multipart/form-data") && !hasType(request, "application/x-www-form-urlencoded")) return "cut";
	return request.formData().catch(() => "cut" as const);
}

function text(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === "string" ? value : "";
}

/** A browser sends an empty file where none was chosen. */
function filesIn(form: FormData): File[] {
	return form.getAll("files").flatMap((file) => (typeof file !== "string" && (file.size > 0 || file.name !== "") ? [file] : []));
}
