import { type Context, Hono } from "hono";
import { ClientId } from "../../../shared/schemas/ids.ts";
import { PmSiteQuery, PutPmSite } from "../../../shared/schemas/pm-site.ts";
import { may } from "../../domain/staff/permission.ts";
import { clinicOf } from "../../objects/stubs.ts";
import { jsonBody, queryOf, valid } from "../body.ts";
import { clinicFor } from "../clinic-for.ts";
import type { Staffed } from "../context.ts";
import { problem, refusalResponse } from "../errors.ts";

const LONGEST_PAGE = 100;

/** Where the clinic's staff work, so that the extension knows where its button belongs. */
export const pmSites = new Hono<Staffed>()
	.get("/:id/pm-sites", async (c) => {
		const clinic = await clinicFor(c.env, c.var.who.asker, c.req.param("id"));
		if (!clinic) return problem("not_found");
		const query = valid(queryOf(c.req.query()), PmSiteQuery);
		if ("answer" in query) return query.answer;
		const { cursor = "", limit } = query.value;
		const page = await clinicOf(c.env, clinic.id).pmSites(c.var.who.asker, clinic.id, cursor, Math.min(limit, LONGEST_PAGE));
		return "refused" in page ? refusalResponse(page) : c.json(page);
	})
	.put("/:id/pm-sites/:siteId", async (c) => {
		const of = await siteOf(c);
		if (of instanceof Response) return of;
		const body = await jsonBody(c.req.raw, PutPmSite);
		if ("answer" in body) return body.answer;
		const answer = await clinicOf(c.env, of.clinicId).putPmSite(c.var.who.asker, of.clinicId, of.siteId, body.value);
		return "refused" in answer ? refusalResponse(answer) : c.json(answer.site, answer.created ? 201 : 200);
	})
	.delete("/:id/pm-sites/:siteId", async (c) => {
		const of = await siteOf(c);
		if (of instanceof Response) return of;
		const refusal = await clinicOf(c.env, of.clinicId).dropPmSite(c.var.who.asker, of.clinicId, of.siteId);
		return refusal ? refusalResponse(refusal) : c.body(null, 204);
	});

async function siteOf(c: Context<Staffed, "/:id/pm-sites/:siteId">) {
	const clinic = await clinicFor(c.env, c.var.who.asker, c.req.param("id"));
	const siteId = ClientId.safeParse(c.req.param("siteId"));
	if (!clinic) return problem("not_found");
	if (may(c.var.who.asker, "administer", clinic.id) !== "yes") return problem("not_allowed");
	return siteId.success ? { clinicId: clinic.id, siteId: siteId.data } : problem("not_found");
}
