import { type Context, Hono } from "hono";
import * as z from "zod/mini";
import { ClientId, ClinicId } from "../../../shared/schemas/ids.ts";
import { PutPmConnection } from "../../../shared/schemas/pm-copy.ts";
import type { Env } from "../../compose.ts";
import { may } from "../../domain/staff/permission.ts";
import { clinicById } from "../../objects/clinic-facts.ts";
import { clinicOf } from "../../objects/stubs.ts";
import { jsonBody } from "../body.ts";
import { clinicFor } from "../clinic-for.ts";
import type { Staffed } from "../context.ts";
import { problem, refusalResponse } from "../errors.ts";

const StartSync = z.strictObject({ id: ClientId });

/** The server that a clinic's copy is read from. */
export const pmConnection = new Hono<Staffed>()
	.get("/:id/pm-connection", async (c) => {
		const clinic = await clinicFor(c.env, c.var.who.asker, c.req.param("id"));
		if (!clinic) return problem("not_found");
		const answer = await clinicOf(c.env, clinic.id).connection(c.var.who.asker, placeOf(clinic));
		return answer && "refused" in answer ? refusalResponse(answer) : c.json({ connection: answer });
	})
	.put("/:id/pm-connection", async (c) => {
		const clinic = await administered(c);
		if (clinic instanceof Response) return clinic;
		const body = await jsonBody(c.req.raw, PutPmConnection);
		if ("answer" in body) return body.answer;
		const answer = await clinicOf(c.env, clinic.id).setConnection(c.var.who.asker, clinic, body.value);
		return "refused" in answer ? refusalResponse(answer) : c.json(answer);
	})
	.delete("/:id/pm-connection", async (c) => {
		const clinic = await administered(c);
		if (clinic instanceof Response) return clinic;
		const refusal = await clinicOf(c.env, clinic.id).endConnection(c.var.who.asker, clinic);
		return refusal ? refusalResponse(refusal) : c.body(null, 204);
	})
	.post("/:id/pm-connection/check", async (c) => {
		const clinic = await administered(c);
		if (clinic instanceof Response) return clinic;
		const answer = await clinicOf(c.env, clinic.id).checkConnection(c.var.who.asker, clinic);
		return "refused" in answer ? refusalResponse(answer) : c.json(answer);
	})
	.post("/:id/pm-connection/sync", async (c) => {
		const clinic = await administered(c);
		if (clinic instanceof Response) return clinic;
		const body = await jsonBody(c.req.raw, StartSync);
		if ("answer" in body) return body.answer;
		const answer = await clinicOf(c.env, clinic.id).sync(c.var.who.asker, clinic, body.value.id);
		return "refused" in answer ? refusalResponse(answer) : c.json(answer.run, answer.created ? 201 : 200);
	});

/** Asked by the server itself, without a session: what is here is public by its nature. */
export const pmKeys = new Hono<{ Bindings: Env }>().get("/:id/jwks.json", async (c) => {
	const id = ClinicId.safeParse(c.req.param("id"));
	const clinic = id.success ? await clinicById(c.env, id.data) : null;
	const keys = clinic && (await clinicOf(c.env, clinic.id).publicKeys());
	if (!keys) return problem("not_found");
	c.header("Cache-Control", "public, max-age=300");
	return c.json(keys);
});

async function administered(c: Context<Staffed>) {
	const clinic = await clinicFor(c.env, c.var.who.asker, c.req.param("id") ?? "");
	if (!clinic) return problem("not_found");
	return may(c.var.who.asker, "administer", clinic.id) === "yes" ? placeOf(clinic) : problem("not_allowed");
}

function placeOf({ id, timeZone, country }: { id: string; timeZone: string; country: string }) {
	return { id, timeZone, country };
}
