import { Hono } from "hono";
import { Worklist } from "../../../shared/schemas/appointment.ts";
import { WorklistQuery } from "../../../shared/schemas/worklist.ts";
import { clinicOf } from "../../objects/stubs.ts";
import { queryOf, valid } from "../body.ts";
import { clinicFor } from "../clinic-for.ts";
import type { Staffed } from "../context.ts";
import { problem, refusalResponse } from "../errors.ts";

const LONGEST_PAGE = 100;

/** Whom the clinic should speak with, by the copy of its appointments. */
export const worklists = new Hono<Staffed>()
	.get("/:id/worklists", async (c) => {
		const clinic = await clinicFor(c.env, c.var.who.asker, c.req.param("id"));
		if (!clinic) return problem("not_found");
		const answer = await clinicOf(c.env, clinic.id).worklistCounts(c.var.who.asker, clinic.id, clinic.timeZone);
		return "refused" in answer ? refusalResponse(answer) : c.json(answer);
	})
	.get("/:id/worklists/:list", async (c) => {
		const clinic = await clinicFor(c.env, c.var.who.asker, c.req.param("id"));
		const list = Worklist.safeParse(c.req.param("list"));
		if (!clinic || !list.success) return problem("not_found");
		const query = valid(queryOf(c.req.query()), WorklistQuery);
		if ("answer" in query) return query.answer;
		const { cursor = null, limit } = query.value;
		const asked = { list: list.data, cursor, limit: Math.min(limit, LONGEST_PAGE), timeZone: clinic.timeZone };
		const answer = await clinicOf(c.env, clinic.id).worklist(c.var.who.asker, clinic.id, asked);
		return "refused" in answer ? refusalResponse(answer) : c.json(answer);
	});
