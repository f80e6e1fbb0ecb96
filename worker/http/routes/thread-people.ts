import { Hono } from "hono";
import {
	AskConsent,
	LiftOptOut,
	OptOutByStaff,
	ReportWrongNumber,
	SetAbout,
	SettleAttention,
	WithdrawConsent,
} from "../../../shared/schemas/consent.ts";
import { ClientId } from "../../../shared/schemas/ids.ts";
import type { Refusal } from "../../objects/refusal.ts";
import { threadById } from "../../objects/stubs.ts";
import { jsonBody } from "../body.ts";
import type { Staffed } from "../context.ts";
import { problem, refusalResponse } from "../errors.ts";

/** Whom a thread is with, what they agreed to, and whether the number wants texts. */
export const threadPeople = new Hono<Staffed>()
	.post("/:id/consent-requests", async (c) => {
		const body = await jsonBody(c.req.raw, AskConsent);
		if ("answer" in body) return body.answer;
		const answer = await threadById(c.env, c.req.param("id"))?.askConsent(c.var.who.asker, body.value);
		if (!answer) return problem("not_found");
		return "refused" in answer ? refusalResponse(answer) : c.json(answer.consent, answer.created ? 201 : 200);
	})
	.get("/:id/consents", async (c) => {
		const items = await threadById(c.env, c.req.param("id"))?.consents(c.var.who.asker);
		return items ? c.json({ items, next: null }) : problem("not_found");
	})
	.delete("/:id/consents/:consentId", async (c) => {
		const body = await jsonBody(c.req.raw, WithdrawConsent);
		if ("answer" in body) return body.answer;
		const stub = threadById(c.env, c.req.param("id"));
		return answered(await stub?.withdrawConsent(c.var.who.asker, c.req.param("consentId"), body.value.reason));
	})
	.post("/:id/opt-out", async (c) => {
		const body = await jsonBody(c.req.raw, OptOutByStaff);
		if ("answer" in body) return body.answer;
		return answered(await threadById(c.env, c.req.param("id"))?.optOut(c.var.who.asker, body.value));
	})
	.delete("/:id/opt-out", async (c) => {
		const body = await jsonBody(c.req.raw, LiftOptOut);
		if ("answer" in body) return body.answer;
		return answered(await threadById(c.env, c.req.param("id"))?.liftOptOut(c.var.who.asker, body.value.reason));
	})
	.post("/:id/attention", async (c) => {
		const body = await jsonBody(c.req.raw, SettleAttention);
		if ("answer" in body) return body.answer;
		return answered(await threadById(c.env, c.req.param("id"))?.settleAttention(c.var.who.asker, body.value));
	})
	.put("/:id/patients/:patientId", async (c) => {
		const patientId = ClientId.safeParse(c.req.param("patientId"));
		if (!patientId.success) return problem("not_found");
		return answered(await threadById(c.env, c.req.param("id"))?.linkPatient(c.var.who.asker, patientId.data));
	})
	.delete("/:id/patients/:patientId", async (c) => {
		return answered(await threadById(c.env, c.req.param("id"))?.unlinkPatient(c.var.who.asker, c.req.param("patientId")));
	})
	.put("/:id/messages/:messageId/about", async (c) => {
		const body = await jsonBody(c.req.raw, SetAbout);
		if ("answer" in body) return body.answer;
		const stub = threadById(c.env, c.req.param("id"));
		return answered(await stub?.setAbout(c.var.who.asker, c.req.param("messageId"), body.value.patientId));
	})
	.post("/:id/wrong-number", async (c) => {
		const body = await jsonBody(c.req.raw, ReportWrongNumber);
		if ("answer" in body) return body.answer;
		return answered(await threadById(c.env, c.req.param("id"))?.wrongNumber(c.var.who.asker, body.value.reason ?? null));
	});

function answered(answer: object | Refusal | undefined): Response {
	if (!answer) return problem("not_found");
	return "refused" in answer ? refusalResponse(answer) : Response.json(answer);
}
