import { Hono } from "hono";
import { MessageQuery, ResolveMessage } from "../../../shared/schemas/message.ts";
import { SendMessage } from "../../../shared/schemas/send-message.ts";
import { MarkRead, SetStatus } from "../../../shared/schemas/thread.ts";
import { inboxOf, threadById } from "../../objects/stubs.ts";
import { jsonBody, queryOf, valid } from "../body.ts";
import type { Staffed } from "../context.ts";
import { problem, refusalResponse } from "../errors.ts";

/** Who asks for more gets this many at a time. */
const LONGEST_PAGE = 100;

export const threads = new Hono<Staffed>()
	.get("/:id", async (c) => {
		const thread = await threadById(c.env, c.req.param("id"))?.view(c.var.who.asker);
		if (!thread) return problem("not_found");
		const [item] = await inboxOf(c.env, thread.clinicId).items(c.var.who.asker, thread.clinicId, [thread.id]);
		return c.json({ ...thread, unread: item?.unread ?? thread.unread });
	})
	.put("/:id/status", async (c) => {
		const body = await jsonBody(c.req.raw, SetStatus);
		if ("answer" in body) return body.answer;
		const answer = await threadById(c.env, c.req.param("id"))?.setStatus(c.var.who.asker, body.value.status);
		if (!answer) return problem("not_found");
		return "refused" in answer ? refusalResponse(answer) : c.json(answer.body);
	})
	.put("/:id/read", async (c) => {
		const body = await jsonBody(c.req.raw, MarkRead);
		if ("answer" in body) return body.answer;
		const seen = await threadById(c.env, c.req.param("id"))?.receivedUpTo(c.var.who.asker, body.value.messageId);
		if (!seen) return problem("not_found");
		await inboxOf(c.env, seen.clinicId).markSeen(c.var.who.asker.staffId, c.req.param("id"), seen.received);
		return c.body(null, 204);
	})
	.get("/:id/messages", async (c) => {
		const query = valid(queryOf(c.req.query()), MessageQuery);
		if ("answer" in query) return query.answer;
		const { before, limit } = query.value;
		if (before !== undefined && !/^\d{1,16}$/.test(before)) return problem("malformed", { at: "before" });
		const page = await threadById(c.env, c.req.param("id"))?.messages(
			c.var.who.asker,
			before === undefined ? null : Number(before),
			Math.min(limit, LONGEST_PAGE),
		);
		return page ? c.json(page) : problem("not_found");
	})
	.post("/:id/messages", async (c) => {
		const stub = threadById(c.env, c.req.param("id"));
		if (!stub) return problem("not_found");
		const body = await jsonBody(c.req.raw, SendMessage);
		if ("answer" in body) return body.answer;
		if (body.value.body.trim() === "" && !body.value.card && !body.value.files?.length)
			return problem("malformed", { at: "body", detail: "Write something first." });
		const answer = await stub.send(c.var.who.asker, body.value);
		return "refused" in answer ? refusalResponse(answer) : c.json(answer.message, answer.created ? 201 : 200);
	})
	.post("/:id/messages/:messageId/resolution", async (c) => {
		const body = await jsonBody(c.req.raw, ResolveMessage);
		if ("answer" in body) return body.answer;
		const answer = await threadById(c.env, c.req.param("id"))?.resolve(c.var.who.asker, c.req.param("messageId"), body.value.as);
		if (!answer) return problem("not_found");
		return "refused" in answer ? refusalResponse(answer) : c.json(answer.message);
	});
