import { Hono } from "hono";
import { ClientId } from "../../../shared/schemas/ids.ts";
import { AddPatient, ChangePatient, PatientQuery } from "../../../shared/schemas/patient.ts";
import { may } from "../../domain/staff/permission.ts";
import { clinicOf } from "../../objects/stubs.ts";
import { jsonBody, queryOf, valid } from "../body.ts";
import { clinicFor } from "../clinic-for.ts";
import type { Staffed } from "../context.ts";
import { problem, refusalResponse } from "../errors.ts";

const LONGEST_PAGE = 100;

/** A clinic's patients: each look and each change is in its log. */
export const patients = new Hono<Staffed>()
	.get("/:id/patients", async (c) => {
		const clinic = await clinicFor(c.env, c.var.who.asker, c.req.param("id"));
		if (!clinic) return problem("not_found");
		const query = valid(queryOf(c.req.query()), PatientQuery);
		if ("answer" in query) return query.answer;
		const { number = null, q = "", cursor = null, limit } = query.value;
		const asked = { number, typed: q, after: cursor, limit: Math.min(limit, LONGEST_PAGE), country: clinic.country };
		const page = await clinicOf(c.env, clinic.id).findPatients(c.var.who.asker, clinic.id, asked);
		return "refused" in page ? refusalResponse(page) : c.json(page);
	})
	.post("/:id/patients", async (c) => {
		const { asker } = c.var.who;
		const clinic = await clinicFor(c.env, asker, c.req.param("id"));
		if (!clinic) return problem("not_found");
		if (may(asker, "write", clinic.id) !== "yes") return problem("read_only");
		const body = await jsonBody(c.req.raw, AddPatient);
		if ("answer" in body) return body.answer;
		const answer = await clinicOf(c.env, clinic.id).addPatient(asker, clinic.id, body.value);
		return "refused" in answer ? refusalResponse(answer) : c.json(answer.patient, answer.created ? 201 : 200);
	})
	.get("/:id/patients/:patientId", async (c) => {
		const clinic = await clinicFor(c.env, c.var.who.asker, c.req.param("id"));
		const patientId = ClientId.safeParse(c.req.param("patientId"));
		if (!clinic || !patientId.success) return problem("not_found");
		const answer = await clinicOf(c.env, clinic.id).patientFor(c.var.who.asker, clinic.id, patientId.data);
		return "refused" in answer ? refusalResponse(answer) : c.json(answer);
	})
	.patch("/:id/patients/:patientId", async (c) => {
		const { asker } = c.var.who;
		const clinic = await clinicFor(c.env, asker, c.req.param("id"));
		const patientId = ClientId.safeParse(c.req.param("patientId"));
		if (!clinic || !patientId.success) return problem("not_found");
		if (may(asker, "write", clinic.id) !== "yes") return problem("read_only");
		const body = await jsonBody(c.req.raw, ChangePatient);
		if ("answer" in body) return body.answer;
		const answer = await clinicOf(c.env, clinic.id).changePatient(asker, clinic.id, patientId.data, body.value);
		return "refused" in answer ? refusalResponse(answer) : c.json(answer);
	});
