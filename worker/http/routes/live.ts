import { Hono } from "hono";
import { LIVE_PROTOCOL } from "../../../shared/schemas/live-protocol.ts";
import type { Env } from "../../compose.ts";
import { inboxOf } from "../../objects/stubs.ts";
import { clinicFor } from "../clinic-for.ts";
import { problem } from "../errors.ts";
import { sessionsWork, whoIs } from "../who.ts";

/** The token rides in the subprotocol: browsers give sockets no headers, and an address would end up in logs. */
export const live = new Hono<{ Bindings: Env }>().get("/:id/live", async (c) => {
	if (c.req.header("Upgrade")?.toLowerCase() !== "websocket") return problem("upgrade_required");
	if (!sessionsWork(c.env)) return problem("not_configured");
	const offered = (c.req.header("Sec-WebSocket-Protocol") ?? "").split(",").map((part) => part.trim());
	const token = offered.find((part) => part.startsWith("session."))?.slice("session.".length) ?? null;
	const who = offered.includes(LIVE_PROTOCOL) ? await whoIs(c.env, token, Date.now()) : null;
	if (!who) return problem("signed_out");
	const clinic = await clinicFor(c.env, who.asker, c.req.param("id"));
	if (!clinic) return problem("not_found");
	const since = c.req.query("since");
	if (since !== undefined && !/^\d{1,15}$/.test(since)) return problem("malformed", { at: "since" });
	const url = new URL("https://inbox/live");
	url.searchParams.set("staff", who.asker.staffId);
	url.searchParams.set("clinic", clinic.id);
	url.searchParams.set("ends", String(who.expiresAt));
	if (since !== undefined) url.searchParams.set("since", since);
	return inboxOf(c.env, clinic.id).fetch(url, { headers: { Upgrade: "websocket" } });
});
