import { Hono } from "hono";
import { Erase } from "../../../shared/schemas/erase.ts";
import { FILE_PART_BYTES, FileQuery, OpenFile, StartFile } from "../../../shared/schemas/file.ts";
import { threadById } from "../../objects/stubs.ts";
import { bytesOf, hasType, jsonBody, queryOf, valid } from "../body.ts";
import type { Staffed } from "../context.ts";
import { problem, refusalResponse } from "../errors.ts";

/** The files of one thread: an upload in parts that may be cut off and go on, a look, the list. */
export const threadFiles = new Hono<Staffed>()
	.get("/:id/files", async (c) => {
		const query = valid(queryOf(c.req.query()), FileQuery);
		if ("answer" in query) return query.answer;
		const { cursor, limit } = query.value;
		const page = await threadById(c.env, c.req.param("id"))?.files(c.var.who.asker, cursor === undefined ? null : Number(cursor), limit);
		return page ? c.json(page) : problem("not_found");
	})
	.post("/:id/files", async (c) => {
		const stub = threadById(c.env, c.req.param("id"));
		if (!stub) return problem("not_found");
		const body = await jsonBody(c.req.raw, StartFile);
		if ("answer" in body) return body.answer;
		const answer = await stub.startFile(c.var.who.asker, body.value);
		return "refused" in answer ? refusalResponse(answer) : c.json(answer.upload, answer.created ? 201 : 200);
	})
	.put("/:id/files/:fileId/parts/:n", async (c) => {
		const stub = threadById(c.env, c.req.param("id"));
		if (!stub) return problem("not_found");
		if (!/^\d{1,2}$/.test(c.req.param("n"))) return problem("malformed", { at: "part" });
		const bytes = await bytesOf(c.req.raw, FILE_PART_BYTES);
		if (!bytes) return problem("too_large");
		const answer = await stub.putPart(c.var.who.asker, c.req.param("fileId"), Number(c.req.param("n")), bytes);
		return "refused" in answer ? refusalResponse(answer) : c.json(answer);
	})
	.delete("/:id/files/:fileId", async (c) => {
		const stub = threadById(c.env, c.req.param("id"));
		if (!stub) return problem("not_found");
		const fileId = c.req.param("fileId");
		// Taken back while it is nobody's; what was sent goes for good, with a reason.
		const isTakenBack = !hasType(c.req.raw, "application/json");
		if (isTakenBack) {
			const refusal = await stub.dropFile(c.var.who.asker, fileId);
			return refusal ? refusalResponse(refusal) : c.body(null, 204);
		}
		const body = await jsonBody(c.req.raw, Erase);
		if ("answer" in body) return body.answer;
		const answer = await stub.deleteFile(c.var.who.asker, fileId, body.value.reason);
		return "refused" in answer ? refusalResponse(answer) : c.json(answer.message);
	})
	.post("/:id/files/:fileId/open", async (c) => {
		const body = hasType(c.req.raw, "application/json") ? await jsonBody(c.req.raw, OpenFile) : { value: {} };
		if ("answer" in body) return body.answer;
		const answer = await threadById(c.env, c.req.param("id"))?.openFile(c.var.who.asker, c.req.param("fileId"), body.value);
		if (!answer) return problem("not_found");
		return "refused" in answer ? refusalResponse(answer) : c.json(answer);
	})
	.post("/:id/files/:fileId/retry", async (c) => {
		const answer = await threadById(c.env, c.req.param("id"))?.retryFile(c.var.who.asker, c.req.param("fileId"));
		if (!answer) return problem("not_found");
		return "refused" in answer ? refusalResponse(answer) : c.json(answer);
	});
