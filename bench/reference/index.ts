import { validateRequest } from "twilio/lib/webhooks/webhooks";
import type { Env } from "./env.ts";
import { Index } from "./index-object.ts";
import { Log } from "./log.ts";
import { Room } from "./room.ts";

export { Index, Log, Room };

const EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

/** The least Worker that does the same work: every figure of ours is read beside it. */
export default {
	async fetch(request: Request, env: Env) {
		const { pathname } = new URL(request.url);
		if (pathname === "/webhooks/twilio/messages") return receive(request, env);
		const room = env.ROOM.get(env.ROOM.idFromName("room"));
		if (pathname === "/live") return room.fetch(request);
		if (pathname === "/push") {
			await room.push(await request.text());
			return new Response(null, { status: 204 });
		}
		if (pathname.startsWith("/texts/"))
			return Response.json(await env.LOG.get(env.LOG.idFromName(decodeURIComponent(pathname.slice(7)))).newest());
		return new Response("ok");
	},
};

async function receive(request: Request, env: Env) {
	const fields = Object.fromEntries(new URLSearchParams(await request.text()));
	const signature = request.headers.get("X-Twilio-Signature") ?? "";
	const url = `${env.PUBLIC_BASE_URL}/webhooks/twilio/messages`;
	if (!validateRequest(env.TWILIO_AUTH_TOKEN, signature, url, fields)) return new Response(null, { status: 403 });
	const { MessageSid: sid = "", From: from = "", Body: body = "" } = fields;
	const at = Date.now();
	await env.LOG.get(env.LOG.idFromName(from)).receive(sid, body, at);
	await env.INDEX.get(env.INDEX.idFromName("index")).note(from, body, at);
	return new Response(EMPTY_TWIML, { headers: { "Content-Type": "text/xml" } });
}
