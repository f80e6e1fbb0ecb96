import { type Context, Hono } from "hono";
import { carrierState, type Env } from "../../compose.ts";
import { clinicByNumber, homeOf } from "../../objects/clinic-facts.ts";
import { threadById, threadOf } from "../../objects/stubs.ts";
import { problem } from "../errors.ts";
import { log } from "../log.ts";
import { signedForm } from "./signed-form.ts";
import { inboundFields, receiptFields, textIn } from "./twilio-form.ts";

/** "No reply": we answer by the API, where a text can be held back, cancelled and followed. */
const NO_REPLY = `<?xml version="1.0" encoding="UTF-8"?><Response/>`;

type Door = Context<{ Bindings: Env }>;

export const twilioWebhooks = new Hono<{ Bindings: Env }>()
	.post("/messages", inbound)
	.post("/fallback", inbound)
	.post("/status", receipt)
	.all("/:door{messages|fallback|status}", () => problem("method_not_allowed"));

async function inbound(c: Door): Promise<Response> {
	const pairs = await signedForm(c);
	if (pairs instanceof Response) return pairs;
	const parsed = inboundFields(pairs);
	if ("wrong" in parsed) return problem("malformed", { at: parsed.wrong });
	const { fields } = parsed;
	if (fields.AccountSid !== c.env.TWILIO_ACCOUNT_SID) return problem("malformed", { at: "AccountSid", detail: "Another account's text." });
	const owner = await twice(async () => ({ clinic: await clinicByNumber(c.env, fields.To) }));
	if (!owner) return problem("unavailable", { retryAfterS: 5 });
	const { clinic } = owner;
	if (!clinic) return problem("not_found", { at: "To", detail: "No clinic has this number." });
	const pair = { clinicNumber: fields.To, number: fields.From };
	const text = { ...textIn(fields, pairs, Date.now()), optOutType: fields.OptOutType ?? null };
	const kept = await twice(() => threadOf(c.env, pair).receive(pair, homeOf(clinic), text));
	if (!kept) return problem("unavailable", { retryAfterS: 5 });
	return new Response(NO_REPLY, { headers: { "Content-Type": "text/xml" } });
}

async function receipt(c: Door): Promise<Response> {
	const pairs = await signedForm(c);
	if (pairs instanceof Response) return pairs;
	const parsed = receiptFields(pairs);
	if ("wrong" in parsed) return problem("malformed", { at: parsed.wrong });
	const { MessageSid, MessageStatus, AccountSid, ErrorCode } = parsed.fields;
	if (AccountSid !== c.env.TWILIO_ACCOUNT_SID) return problem("malformed", { at: "AccountSid", detail: "Another account's text." });
	const [, threadId, messageId] = (c.req.query("m") ?? "").match(/^([0-9a-f]{64})\.(.{1,96})$/) ?? [];
	const state = carrierState(MessageStatus);
	const stub = threadId && threadById(c.env, threadId);
	// A receipt for nothing of ours, or with a word we do not know, changes nothing.
	if (stub && messageId && state) {
		const kept = await twice(() => stub.receipt({ messageId, sid: MessageSid, state, errorCode: ErrorCode || null }).then(() => true));
		if (!kept) return problem("unavailable", { retryAfterS: 5 });
	}
	return new Response(null, { status: 204 });
}

/** Once more where the runtime moved the object under our feet; what we ask is harmless to repeat. Null: it cannot be kept now. */
async function twice<T>(ask: () => Promise<T>): Promise<T | null> {
	try {
		return await ask();
	} catch (fault) {
		const again =
			fault instanceof Error && "retryable" in fault && fault.retryable === true && !("overloaded" in fault && fault.overloaded);
		if (again) return ask().catch(() => null);
		log("store_failed");
		return null;
	}
}
