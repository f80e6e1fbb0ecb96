import { type Context, Hono } from "hono";
import type { Env } from "../compose.ts";
import { answerFault, problem } from "./errors.ts";
import { twilioWebhooks } from "./webhooks/twilio.ts";
import { zendeskWebhook } from "./webhooks/zendesk.ts";

export const app = new Hono<{ Bindings: Env }>()
	.route("/webhooks/twilio", twilioWebhooks)
	.route("/webhooks/zendesk", zendeskWebhook)
	.all("/helpdesk/*", askStaffApp)
	.all("/auth/*", askStaffApp)
	.all("/api/*", askStaffApp)
	.all("/pm/*", askStaffApp)
	.all("/import/*", askStaffApp)
	.all("/p", askPatientApp)
	.all("/p/*", askPatientApp)
	.all("/f/*", askFiles)
	.get("/health", (c) => c.text("ok"))
	.notFound(() => problem("not_found"))
	.onError(answerFault);

/** The secure page, made when the first patient comes. */
async function askPatientApp(c: Context<{ Bindings: Env }>): Promise<Response> {
	const { patientApp } = await import("./patient/patient-app.ts");
	return patientApp.fetch(c.req.raw, c.env);
}

async function askFiles(c: Context<{ Bindings: Env }>): Promise<Response> {
	const { serveFile } = await import("./files/serve-file.ts");
	return serveFile(c.req.raw, c.env);
}

/** Made when the first of the staff asks for anything: a text that starts a Worker does not wait for what it does not need. */
async function askStaffApp(c: Context<{ Bindings: Env }>): Promise<Response> {
	const { staffApp } = await import("./staff-app.ts");
	return staffApp.fetch(c.req.raw, c.env);
}
