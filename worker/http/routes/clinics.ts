import { Hono } from "hono";
import * as z from "zod/mini";
import { ChangeClinic, CreateClinic, PutMember } from "../../../shared/schemas/clinic.ts";
import { ClinicId, HelpdeskId } from "../../../shared/schemas/ids.ts";
import { forgetClinics } from "../../objects/clinic-facts.ts";
import { directoryOf, inboxOf } from "../../objects/stubs.ts";
import { jsonBody, valid } from "../body.ts";
import type { Staffed } from "../context.ts";
import { problem, refusalResponse } from "../errors.ts";
import { forgetAccess } from "../who.ts";

const MemberPath = z.object({ id: ClinicId, staffId: HelpdeskId });

export const clinics = new Hono<Staffed>()
	.get("/", async (c) => {
		const items = await directoryOf(c.env).clinics(c.var.who.asker);
		return c.json({ items, next: null });
	})
	.post("/", async (c) => {
		const body = await jsonBody(c.req.raw, CreateClinic);
		if ("answer" in body) return body.answer;
		if (!isTimeZone(body.value.timeZone)) return problem("malformed", { at: "timeZone", detail: "Use a name like America/New_York." });
		const made = await directoryOf(c.env).createClinic(c.var.who.asker, body.value, Date.now());
		if ("refused" in made) return refusalResponse(made);
		forgetAccess();
		return c.json(made.clinic, made.created ? 201 : 200);
	})
	.patch("/:id", async (c) => {
		const body = await jsonBody(c.req.raw, ChangeClinic);
		if ("answer" in body) return body.answer;
		const { timeZone } = body.value;
		if (timeZone !== undefined && !isTimeZone(timeZone))
			return problem("malformed", { at: "timeZone", detail: "Use a name like America/New_York." });
		const changed = await directoryOf(c.env).changeClinic(c.var.who.asker, c.req.param("id"), body.value);
		if ("refused" in changed) return refusalResponse(changed);
		forgetClinics();
		return c.json(changed);
	})
	.put("/:id/members/:staffId", async (c) => {
		const path = valid(c.req.param(), MemberPath);
		if ("answer" in path) return path.answer;
		const body = await jsonBody(c.req.raw, PutMember);
		if ("answer" in body) return body.answer;
		const member = await directoryOf(c.env).putMember(c.var.who.asker, path.value.id, path.value.staffId, body.value.role);
		if ("refused" in member) return refusalResponse(member);
		forgetAccess();
		return c.json(member);
	})
	.delete("/:id/members/:staffId", async (c) => {
		const path = valid(c.req.param(), MemberPath);
		if ("answer" in path) return path.answer;
		const refusal = await directoryOf(c.env).removeMember(c.var.who.asker, path.value.id, path.value.staffId);
		if (refusal) return refusalResponse(refusal);
		forgetAccess();
		forgetClinics();
		await inboxOf(c.env, path.value.id).endWatch(path.value.staffId);
		return c.body(null, 204);
	});

function isTimeZone(name: string): boolean {
	try {
		return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
	} catch {
		return false;
	}
}
