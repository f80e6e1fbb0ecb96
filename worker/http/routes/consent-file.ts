import { Hono } from "hono";
import * as z from "zod/mini";
import { ClientId } from "../../../shared/schemas/ids.ts";
import { threadById } from "../../objects/stubs.ts";
import { queryOf, valid } from "../body.ts";
import type { Staffed } from "../context.ts";
import { problem } from "../errors.ts";

const Asked = z.object({ patientId: ClientId, format: z._default(z.enum(["json", "pdf"]), "json") });

const TYPES = { json: "application/json", pdf: "application/pdf" } as const;

/** One patient's consent as a file: for the patient, a lawyer, an auditor. */
export const consentFile = new Hono<Staffed>().get("/:id/consents/export", async (c) => {
	const query = valid(queryOf(c.req.query()), Asked);
	if ("answer" in query) return query.answer;
	const { patientId, format } = query.value;
	const bytes = await threadById(c.env, c.req.param("id"))?.consentFile(c.var.who.asker, patientId, format);
	if (!bytes) return problem("not_found");
	return c.body(bytes, 200, {
		"Content-Type": TYPES[format],
		// A file's name is seen by many: it says nothing of the patient.
		"Content-Disposition": `attachment; filename="consent-record.${format}"`,
		"X-Content-Type-Options": "nosniff",
		"Cache-Control": "no-store",
	});
});
