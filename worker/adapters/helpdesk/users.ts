import * as z from "zod/mini";
import type { HelpdeskAgent, HelpdeskFault, HelpdeskRefusal } from "../../ports.ts";
import { type Answer, noAnswer, type ZendeskClient } from "./client.ts";
import { refusal } from "./refusal.ts";
import { Id } from "./ticket-resource.ts";

const Me = z.object({ user: z.object({ id: Id }) });
const UserJson = z.object({ user: z.object({ id: Id }) });
const UserList = z.object({ users: z.array(z.object({ id: Id, external_id: z.nullish(z.string()) })) });
const AgentJson = z.object({
	user: z.object({
		id: Id,
		name: z.string(),
		role: z.enum(["admin", "agent", "end-user"]),
		active: z.nullish(z.boolean()),
		suspended: z.nullish(z.boolean()),
		locale: z.nullish(z.string()),
	}),
});

/** To a caller it does not know Zendesk answers 200 with an anonymous user, whose id is null: no answer to this question. */
export async function readSelf(client: ZendeskClient): Promise<{ id: string } | HelpdeskFault> {
	const answer = await client.ask({ path: "/api/v2/users/me" });
	if ("kind" in answer) return answer;
	const me = Me.safeParse(answer.status === 200 ? answer.json : undefined);
	return me.success ? { id: me.data.user.id } : noAnswer;
}

/** No phone, no e-mail: Zendesk would write to it, show it, and match it with other people. */
export async function ensureRequester(
	client: ZendeskClient,
	{ externalId, name }: { externalId: string; name: string },
): Promise<{ id: string } | HelpdeskRefusal | HelpdeskFault> {
	const user = { name, external_id: externalId, role: "end-user", verified: true, skip_verify_email: true };
	const answer = await client.ask({ method: "POST", path: "/api/v2/users", body: { user } });
	if ("kind" in answer) return answer;
	if (answer.status === 422) return knownRequester(client, externalId, answer);
	if (answer.status !== 200 && answer.status !== 201) return refusal(answer);
	const created = UserJson.safeParse(answer.json);
	return created.success ? { id: created.data.user.id } : noAnswer;
}

/** An external id belongs to one user only, so a refusal mostly means that this one is there already. */
async function knownRequester(
	client: ZendeskClient,
	externalId: string,
	refused: Answer,
): Promise<{ id: string } | HelpdeskRefusal | HelpdeskFault> {
	const answer = await client.ask({ path: `/api/v2/users/search?${new URLSearchParams({ external_id: externalId })}` });
	if ("kind" in answer) return answer;
	const list = UserList.safeParse(answer.status === 200 ? answer.json : undefined);
	if (!list.success) return noAnswer;
	const found = list.data.users.find((user) => user.external_id?.toLowerCase() === externalId.toLowerCase());
	return found ? { id: found.id } : refusal(refused);
}

export async function getAgent(client: ZendeskClient, id: string): Promise<HelpdeskAgent | HelpdeskRefusal | HelpdeskFault> {
	const answer = await client.ask({ path: `/api/v2/users/${encodeURIComponent(id)}` });
	if ("kind" in answer) return answer;
	if (answer.status !== 200) return refusal(answer);
	const found = AgentJson.safeParse(answer.json);
	if (!found.success) return noAnswer;
	const { user } = found.data;
	const active = user.active !== false && user.suspended !== true;
	return { id: user.id, name: user.name, role: user.role, active, locale: user.locale ?? "en-US" };
}
