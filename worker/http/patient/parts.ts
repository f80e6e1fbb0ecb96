import { FILE_PART_BYTES, StartFile } from "../../../shared/schemas/file.ts";
import { bytesOf, textOf } from "../body.ts";
import { UNTOLD } from "./answer.ts";
import { type Door, isOwnSite, type Visitor, visitorOf } from "./visitor.ts";

const MOST_FORM_BYTES = 4096;

/** For the page's own script: an upload begins, or goes on. */
export async function startUpload(c: Door): Promise<Response> {
	const by = await uploader(c);
	const asked = by && startOf(new URLSearchParams((await textOf(c.req.raw, MOST_FORM_BYTES)) ?? ""));
	if (!by || !asked) return refused();
	const begun = await by.visitor.thread.startFile(by.owner, asked);
	return "refused" in begun ? refused() : answer({ partSize: begun.upload.partSize, have: [...begun.upload.have] });
}

export async function putPart(c: Door): Promise<Response> {
	const by = await uploader(c);
	const bytes = by && (await bytesOf(c.req.raw, FILE_PART_BYTES));
	const n = Number(c.req.param("n"));
	if (!by || !bytes || !Number.isInteger(n)) return refused();
	const kept = await by.visitor.thread.putPart(by.owner, c.req.param("id") ?? "", n, bytes);
	return "refused" in kept ? refused() : answer({ state: kept.file.state });
}

export type Uploading = { visitor: Visitor; owner: { patientId: string; linkId: string } };

async function uploader(c: Door): Promise<Uploading | null> {
	const visitor = visitorOf(c);
	if (!visitor || !isOwnSite(c.req.raw) || c.req.header("X-Form-Key") !== visitor.formKey) return null;
	const owner = await visitor.thread.pageUploader(visitor.key);
	return owner && { visitor, owner };
}

function startOf(form: URLSearchParams): StartFile | null {
	const size = Number(form.get("size"));
	const asked = StartFile.safeParse({ id: form.get("id"), name: form.get("name"), size, contentType: form.get("type") });
	return asked.success && asked.data.id.startsWith("pf.") ? asked.data : null;
}

function answer(body: object): Response {
	return Response.json(body, { headers: UNTOLD });
}

function refused(): Response {
	return Response.json({}, { status: 409, headers: UNTOLD });
}
