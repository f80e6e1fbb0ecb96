import { type Context, Hono } from "hono";
import { ClientId } from "../../../shared/schemas/ids.ts";
import { SeenPatient } from "../../../shared/schemas/patient-match.ts";
import { MergePatient, SearchPatients } from "../../../shared/schemas/patient-merge.ts";
import { may } from "../../domain/staff/permission.ts";
import { clinicOf } from "../../objects/stubs.ts";
import { jsonBody } from "../body.ts";
import { clinicFor } from "../clinic-for.ts";
import type { Staffed } from "../context.ts";
import { problem, refusalResponse } from "../errors.ts";

const LONGEST_PAGE = 100;

/** Who is it: by what a page shows, by what staff type, and when two records are one person. */
export const patientMatch = new Hono<Staffed>()
	.post("/:id/patients/match", async (c) => {
		const clinic = await clinicFor(c.env, c.var.who.asker, c.req.param("id"));
		if (!clinic) return problem("not_found");
		const body = await jsonBody(c.req.raw, SeenPatient);
		if ("answer" in body) return body.answer;
		const place = { country: clinic.country, timeZone: clinic.timeZone };
		const answer = await clinicOf(c.env, clinic.id).matchPatient(c.var.who.asker, clinic.id, body.value, place);
		return "refused" in answer ? refusalResponse(answer) : c.json(answer);
	})
	.post("/:id/patients/search", async (c) => {
		const clinic = await clinicFor(c.env, c.var.who.asker, c.req.param("id"));
		if (!clinic) return problem("not_found");
		const body = await jsonBody(c.req.raw, SearchPatients);
		if ("answer" in body) return body.answer;
		const { number = null, q = "", cursor = null, limit } = body.value;
		const asked = { number, typed: q, after: cursor, limit: Math.min(limit, LONGEST_PAGE), country: clinic.country };
		const page = await clinicOf(c.env, clinic.id).findPatients(c.var.who.asker, clinic.id, asked);
		return "refused" in page ? refusalResponse(page) : c.json(page);
	})
	.get("/:id/patients/:patientId/merge", async (c) => {
		const of = await patientOf(c, "read");
		if (of instanceof Response) return of;
		const answer = await clinicOf(c.env, of.clinicId).mergedRecords(c.var.who.asker, of.clinicId, of.patientId);
		return "refused" in answer ? refusalResponse(answer) : c.json(answer);
	})
	.post("/:id/patients/:patientId/merge", async (c) => {
		const of = await patientOf(c, "write");
		if (of instanceof Response) return of;
		const body = await jsonBody(c.req.raw, MergePatient);
		if ("answer" in body) return body.answer;
		const answer = await clinicOf(c.env, of.clinicId).mergePatient(c.var.who.asker, of.clinicId, of.patientId, body.value);
		return "refused" in answer ? refusalResponse(answer) : c.json(answer);
	})
	.delete("/:id/patients/:patientId/merge", async (c) => {
		const of = await patientOf(c, "write");
		if (of instanceof Response) return of;
		const answer = await clinicOf(c.env, of.clinicId).undoMerge(c.var.who.asker, of.clinicId, of.patientId);
		return "refused" in answer ? refusalResponse(answer) : c.json(answer);
	});

async function patientOf(c: Context<Staffed, "/:id/patients/:patientId/merge">, action: "read" | "write") {
	const clinic = await clinicFor(c.env, c.var.who.asker, c.req.param("id"));
	const patientId = ClientId.safeParse(c.req.param("patientId"));
	if (!clinic || !patientId.success) return problem("not_found");
	if (may(c.var.who.asker, action, clinic.id) !== "yes") return problem("read_only");
	return { clinicId: clinic.id, patientId: patientId.data };
}
