import { type Context, Hono } from "hono";
import { AuditQuery, PatchSettings } from "../../../shared/schemas/settings.ts";
import { PublishWording } from "../../../shared/schemas/wording.ts";
import { may } from "../../domain/staff/permission.ts";
import { forgetClinics } from "../../objects/clinic-facts.ts";
import { clinicOf, directoryOf } from "../../objects/stubs.ts";
import { jsonBody, parseJson, queryOf, valid } from "../body.ts";
import type { Staffed } from "../context.ts";
import { problem, refusalResponse } from "../errors.ts";

const LONGEST_PAGE = 100;

/** What a clinic's admins decide about texts, and who decided what. */
export const clinicSettings = new Hono<Staffed>()
	.get("/:id/settings", async (c) => {
		const about = await aboutOf(c);
		if (!about) return problem("not_found");
		const answer = await clinicOf(c.env, about.id).settingsFor(c.var.who.asker, about);
		return "refused" in answer ? refusalResponse(answer) : c.json(answer);
	})
	.patch("/:id/settings", async (c) => {
		const about = await aboutOf(c);
		if (!about) return problem("not_found");
		if (may(c.var.who.asker, "administer", about.id) !== "yes") return problem("not_allowed");
		const body = await jsonBody(c.req.raw, PatchSettings);
		if ("answer" in body) return body.answer;
		const own = new Set(about.numbers.map(({ number }) => number));
		if (Object.keys(body.value.numbers ?? {}).some((number) => !own.has(number)))
			return problem("malformed", { at: "numbers", detail: "One of these numbers is not this clinic's." });
		const answer = await clinicOf(c.env, about.id).change(c.var.who.asker, about, body.value);
		forgetClinics();
		return "refused" in answer ? refusalResponse(answer) : c.json(answer);
	})
	.post("/:id/wordings", async (c) => {
		const about = await aboutOf(c);
		if (!about) return problem("not_found");
		if (may(c.var.who.asker, "administer", about.id) !== "yes") return problem("not_allowed");
		const body = await jsonBody(c.req.raw, PublishWording);
		if ("answer" in body) return body.answer;
		const answer = await clinicOf(c.env, about.id).publish(c.var.who.asker, about, body.value);
		forgetClinics();
		return "refused" in answer ? refusalResponse(answer) : c.json(answer.wording, answer.created ? 201 : 200);
	})
	.get("/:id/audit", async (c) => {
		const about = await aboutOf(c);
		if (!about) return problem("not_found");
		const query = valid(queryOf(c.req.query()), AuditQuery);
		if ("answer" in query) return query.answer;
		const limit = Math.min(query.value.limit, LONGEST_PAGE);
		const before = query.value.cursor === undefined ? null : Number(query.value.cursor);
		const log = query.value.of === "people" ? directoryOf(c.env) : clinicOf(c.env, about.id);
		const items = await log.audit(c.var.who.asker, about.id, before, limit + 1);
		if ("refused" in items) return refusalResponse(items);
		const page = items.slice(0, limit).map((row) => ({ ...row, at: new Date(row.at).toISOString(), facts: parseJson(row.facts) }));
		return c.json({ items: page, next: items.length > limit ? String(page.at(-1)?.seq) : null });
	});

/** Asked of the directory itself: an admin sees what was saved a moment ago, from wherever. Null for those who may not know of the clinic. */
async function aboutOf(c: Context<Staffed, "/:id/settings">) {
	const id = c.req.param("id");
	if (may(c.var.who.asker, "read", id) !== "yes") return null;
	const facts = await directoryOf(c.env).clinicFacts(id);
	return facts && { id: facts.id, name: facts.name, country: facts.country, numbers: facts.numbers };
}
