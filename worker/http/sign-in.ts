import type { Staff } from "../../shared/schemas/boot.ts";
import { compose, type Env } from "../compose.ts";
import type { StaffMember } from "../objects/directory.ts";
import { directoryOf } from "../objects/stubs.ts";
import { forgetAccess } from "./who.ts";

/** Zendesk need not be asked about the same agent more often than this while it does not answer. */
const VOUCHED_MS = 60 * 60_000;

export type SignIn = { staff: Staff } | "not_staff" | "helpdesk_silent" | "not_configured";

/** Who Zendesk says this user is now: an agent or admin that is not suspended, or nobody. */
export async function signIn(env: Env, agentId: string, now: number): Promise<SignIn> {
	const { helpdesk } = compose(env);
	if (!helpdesk) return "not_configured";
	const agent = await helpdesk.getAgent(agentId);
	if ("kind" in agent && (agent.kind === "busy" || agent.kind === "unknown")) return known(env, agentId, now);
	if ("kind" in agent) {
		await letGo(env, agentId, now);
		return "not_staff";
	}
	await directoryOf(env).putStaff({ ...agent, checkedAt: now });
	forgetAccess();
	return admitted({ ...agent, checkedAt: now });
}

async function known(env: Env, agentId: string, now: number): Promise<SignIn> {
	const access = await directoryOf(env).access(agentId);
	if (!access || now - access.checkedAt > VOUCHED_MS) return "helpdesk_silent";
	const { asker, active, locale } = access;
	return active ? { staff: { id: asker.staffId, name: asker.name, admin: asker.admin, locale } } : "not_staff";
}

/** Zendesk does not know them any more. */
async function letGo(env: Env, agentId: string, now: number): Promise<void> {
	const access = await directoryOf(env).access(agentId);
	if (!access) return;
	const role = access.asker.admin ? "admin" : "agent";
	await directoryOf(env).putStaff({ id: agentId, name: access.asker.name, role, locale: access.locale, active: false, checkedAt: now });
	forgetAccess();
}

function admitted(member: StaffMember): SignIn {
	if (!member.active || member.role === "end-user") return "not_staff";
	return { staff: { id: member.id, name: member.name, admin: member.role === "admin", locale: member.locale } };
}
