import { Hono } from "hono";
import { Erase } from "../../../shared/schemas/erase.ts";
import { threadById } from "../../objects/stubs.ts";
import { jsonBody } from "../body.ts";
import type { Staffed } from "../context.ts";
import { problem, refusalResponse } from "../errors.ts";

/** What must go for good. */
export const erase = new Hono<Staffed>().delete("/:id/messages/:messageId", async (c) => {
	const body = await jsonBody(c.req.raw, Erase);
	if ("answer" in body) return body.answer;
	const answer = await threadById(c.env, c.req.param("id"))?.deleteMessage(c.var.who.asker, c.req.param("messageId"), body.value.reason);
	if (!answer) return problem("not_found");
	return "refused" in answer ? refusalResponse(answer) : c.json(answer.message);
});
