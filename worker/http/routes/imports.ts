import { type Context, Hono } from "hono";
import * as z from "zod/mini";
import { ClientId } from "../../../shared/schemas/ids.ts";
import { ApplyImport, RemapImport, RunQuery, StartImport } from "../../../shared/schemas/pm-copy.ts";
import { may } from "../../domain/staff/permission.ts";
import { clinicOf } from "../../objects/stubs.ts";
import { bytesOf, jsonBody, queryOf, valid } from "../body.ts";
import { clinicFor } from "../clinic-for.ts";
import type { Staffed } from "../context.ts";
import { problem, refusalResponse } from "../errors.ts";

const PART_BYTES = 1024 * 1024;
const LONGEST_PAGE = 100;

/** Which part of a file, the first being 0. */
const PartNumber = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(9_999));

/** Files of the practice management system, from an admin's hands; and what the copy holds. */
export const imports = new Hono<Staffed>()
	.get("/:id/imports", async (c) => {
		const clinic = await administered(c);
		if (clinic instanceof Response) return clinic;
		const query = valid(queryOf(c.req.query()), RunQuery);
		if ("answer" in query) return query.answer;
		const { cursor = null, limit } = query.value;
		const page = await clinicOf(c.env, clinic.id).copyRuns(c.var.who.asker, clinic.id, cursor, Math.min(limit, LONGEST_PAGE));
		return "refused" in page ? refusalResponse(page) : c.json(page);
	})
	.post("/:id/imports", async (c) => {
		const clinic = await administered(c);
		if (clinic instanceof Response) return clinic;
		const body = await jsonBody(c.req.raw, StartImport);
		if ("answer" in body) return body.answer;
		const answer = await clinicOf(c.env, clinic.id).startImport(c.var.who.asker, clinic, body.value);
		return "refused" in answer ? refusalResponse(answer) : c.json(answer.run, answer.created ? 201 : 200);
	})
	.put("/:id/imports/:runId/parts/:n", async (c) => {
		const clinic = await administered(c);
		if (clinic instanceof Response) return clinic;
		const n = PartNumber.safeParse(c.req.param("n"));
		if (!n.success) return problem("not_found");
		const bytes = await bytesOf(c.req.raw, PART_BYTES);
		if (!bytes) return problem("too_large", { detail: "A part is at most 1 MiB." });
		if (bytes.byteLength === 0) return problem("malformed", { at: "body", detail: "A part has at least one byte." });
		const run = await clinicOf(c.env, clinic.id).putImportPart(c.var.who.asker, clinic.id, c.req.param("runId"), n.data, bytes);
		return "refused" in run ? refusalResponse(run) : c.json(run);
	})
	.get("/:id/imports/:runId", async (c) => {
		const clinic = await administered(c);
		if (clinic instanceof Response) return clinic;
		const preview = await clinicOf(c.env, clinic.id).importPreview(c.var.who.asker, clinic.id, c.req.param("runId"));
		return "refused" in preview ? refusalResponse(preview) : c.json(preview);
	})
	.put("/:id/imports/:runId/map", async (c) => {
		const clinic = await administered(c);
		if (clinic instanceof Response) return clinic;
		const body = await jsonBody(c.req.raw, RemapImport);
		if ("answer" in body) return body.answer;
		const run = await clinicOf(c.env, clinic.id).remapImport(c.var.who.asker, clinic.id, c.req.param("runId"), body.value);
		return "refused" in run ? refusalResponse(run) : c.json(run);
	})
	.post("/:id/imports/:runId/apply", async (c) => {
		const clinic = await administered(c);
		if (clinic instanceof Response) return clinic;
		const body = await jsonBody(c.req.raw, ApplyImport);
		if ("answer" in body) return body.answer;
		const run = await clinicOf(c.env, clinic.id).applyImport(c.var.who.asker, clinic.id, c.req.param("runId"), body.value);
		return "refused" in run ? refusalResponse(run) : c.json(run);
	})
	.delete("/:id/imports/:runId", async (c) => {
		const clinic = await administered(c);
		if (clinic instanceof Response) return clinic;
		const run = await clinicOf(c.env, clinic.id).dropImport(c.var.who.asker, clinic.id, c.req.param("runId"));
		return "refused" in run ? refusalResponse(run) : c.json(run);
	})
	.get("/:id/pm-status", async (c) => {
		const clinic = await clinicFor(c.env, c.var.who.asker, c.req.param("id"));
		if (!clinic) return problem("not_found");
		const status = await clinicOf(c.env, clinic.id).pmStatus(c.var.who.asker, clinic.id);
		return "refused" in status ? refusalResponse(status) : c.json(status);
	})
	.post("/:id/upload-key", async (c) => {
		const clinic = await administered(c);
		if (clinic instanceof Response) return clinic;
		const made = await clinicOf(c.env, clinic.id).makeUploadKey(c.var.who.asker, clinic.id);
		return "refused" in made ? refusalResponse(made) : c.json(made, 201);
	})
	.get("/:id/upload-key", async (c) => {
		const clinic = await administered(c);
		if (clinic instanceof Response) return clinic;
		const state = await clinicOf(c.env, clinic.id).uploadKeyState(c.var.who.asker, clinic.id);
		return "refused" in state ? refusalResponse(state) : c.json(state);
	})
	.delete("/:id/upload-key", async (c) => {
		const clinic = await administered(c);
		if (clinic instanceof Response) return clinic;
		const refusal = await clinicOf(c.env, clinic.id).dropUploadKey(c.var.who.asker, clinic.id);
		return refusal ? refusalResponse(refusal) : c.body(null, 204);
	});

/** The clinic, for its admins alone. */
async function administered(c: Context<Staffed>) {
	const clinic = await clinicFor(c.env, c.var.who.asker, c.req.param("id") ?? "");
	if (!clinic) return problem("not_found");
	if (may(c.var.who.asker, "administer", clinic.id) !== "yes") return problem("not_allowed");
	const runId = c.req.param("runId");
	if (runId !== undefined && !ClientId.safeParse(runId).success) return problem("not_found");
	const { id, timeZone, country } = clinic;
	return { id, timeZone, country };
}
