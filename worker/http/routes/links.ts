import { Hono } from "hono";
import { AppointmentCardsQuery } from "../../../shared/schemas/card.ts";
import { SendLink } from "../../../shared/schemas/link.ts";
import { clinicOf, threadById } from "../../objects/stubs.ts";
import { jsonBody, queryOf, valid } from "../body.ts";
import type { Staffed } from "../context.ts";
import { problem, refusalResponse } from "../errors.ts";

/** Links to the secure page, and what goes there. */
export const links = new Hono<Staffed>()
	.post("/:id/links", async (c) => {
		const body = await jsonBody(c.req.raw, SendLink);
		if ("answer" in body) return body.answer;
		const answer = await threadById(c.env, c.req.param("id"))?.sendLink(c.var.who.asker, body.value);
		if (!answer) return problem("not_found");
		return "refused" in answer ? refusalResponse(answer) : c.json(answer.message, answer.created ? 201 : 200);
	})
	.delete("/:id/links/:messageId", async (c) => {
		const stub = threadById(c.env, c.req.param("id"));
		if (!stub) return problem("not_found");
		const refusal = await stub.revokeLink(c.var.who.asker, c.req.param("messageId"));
		return refusal ? refusalResponse(refusal) : c.body(null, 204);
	})
	.get("/:id/cards/appointments", async (c) => {
		const query = valid(queryOf(c.req.query()), AppointmentCardsQuery);
		if ("answer" in query) return query.answer;
		const { patientId } = query.value;
		const thread = await threadById(c.env, c.req.param("id"))?.view(c.var.who.asker);
		// Others of the clinic are not to be found from here.
		if (!thread?.patients.some(({ id }) => id === patientId)) return problem("not_found");
		const items = await clinicOf(c.env, thread.clinicId).appointmentCards(c.var.who.asker, thread.clinicId, patientId);
		return "refused" in items ? refusalResponse(items) : c.json({ items, next: null });
	});
