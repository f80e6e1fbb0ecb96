import type { Context } from "hono";
import { type Env, publicBaseUrl } from "../../compose.ts";
import { publicUrl, verifyTwilio } from "../../trust/signature.ts";
import { hasType, textOf } from "../body.ts";
import { problem } from "../errors.ts";
import { log } from "../log.ts";
import { formPairs, isCutAnew, type Pairs, repeatedField } from "./twilio-form.ts";

/** The form of a request that Twilio signed, or the answer to one that it did not. Until then nothing is woken or kept. */
export async function signedForm(c: Context<{ Bindings: Env }>): Promise<Pairs | Response> {
	const { TWILIO_AUTH_TOKEN, TWILIO_AUTH_TOKEN_NEXT, TWILIO_ACCOUNT_SID, PUBLIC_BASE_URL, DATA_KEY } = c.env;
	if (!TWILIO_AUTH_TOKEN || !TWILIO_ACCOUNT_SID || !PUBLIC_BASE_URL || !DATA_KEY) {
		log("twilio_door_shut: TWILIO_AUTH_TOKEN, TWILIO_ACCOUNT_SID, PUBLIC_BASE_URL and DATA_KEY must be set");
		return problem("not_configured");
	}
	if (!hasType(c.req.raw, "application/x-www-form-urlencoded")) return problem("unsupported_type", { detail: "Twilio posts forms." });
	const text = await textOf(c.req.raw);
	if (text === null) return problem("too_large");
	const pairs = formPairs(text);
	const address = c.req.url;
	const pathAndQuery = address.slice(address.indexOf("/", "https://".length));
	const signedBy = verifyTwilio({
		url: publicUrl(publicBaseUrl(c.env), pathAndQuery),
		pairs,
		signature: c.req.header("X-Twilio-Signature"),
		tokens: { current: TWILIO_AUTH_TOKEN, next: TWILIO_AUTH_TOKEN_NEXT },
	});
	if (!signedBy) return problem("forged");
	if (signedBy === "next") log("twilio_token_promoted: TWILIO_AUTH_TOKEN can be replaced by TWILIO_AUTH_TOKEN_NEXT");
	const repeated = repeatedField(pairs);
	if (repeated) return problem("malformed", { at: repeated, detail: "This field may stand only once." });
	return isCutAnew(pairs) ? problem("malformed", { at: "form", detail: "The fields were cut anew." }) : pairs;
}
