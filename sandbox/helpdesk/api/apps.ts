import * as z from "zod/mini";
import type { Desk } from "../desk/desk.ts";
import type { Call, Reply } from "../http/call.ts";
import { malformed, notFound, signedOut, tooMany } from "../http/refusals.ts";
import type { Params, Route } from "../http/router.ts";
import { publicKeyPem } from "../loads/keys.ts";

const Notice = z.object({
	app_id: z.union([z.number(), z.string()]),
	event: z.string(),
	body: z.unknown(),
	agent_id: z.optional(z.union([z.number(), z.string()])),
});

/** Anyone may read an app's key: it is what its server checks loads with. */
function getKey(desk: Desk, _call: Call, params: Params): Reply {
	if (params.app !== desk.options.appId) return notFound();
	return { status: 200, text: publicKeyPem(desk.state.signingKey), headers: { "content-type": "application/x-pem-file" } };
}

function postNotice(desk: Desk, call: Call): Reply {
	const parsed = Notice.safeParse(call.body);
	if (call.actor === null) return signedOut();
	if (!parsed.success || String(parsed.data.app_id) !== desk.options.appId) return malformed("app_id, event or body is missing or wrong");
	const allowance = desk.limiter.take("notify", desk.limits.notifyPerMinute, 60_000);
	if (!allowance.ok) return tooMany(allowance.resets);
	const { event, body, agent_id } = parsed.data;
	desk.live.tell({ type: "notify", event, body, sender: call.actor.id, agentId: agent_id === undefined ? null : Number(agent_id) });
	return { status: 200, text: "" };
}

export const appRoutes: Route[] = [
	{ method: "GET", path: "/api/v2/apps/:app/public_key.pem", scope: null, run: getKey },
	{ method: "GET", path: "/api/v2/apps/:app/public_key", scope: null, run: getKey },
	{ method: "POST", path: "/api/v2/apps/notify", scope: "all", run: postNotice },
];
