import type { Env } from "../compose.ts";
import type { Asker } from "../domain/staff/permission.ts";
import { directoryOf } from "../objects/stubs.ts";
import { readSession } from "../trust/session.ts";
import { log } from "./log.ts";

/** A right that was taken away ends within this. */
const FRESH_MS = 20_000;
/** Zendesk must have vouched for an agent within the hour. */
const VOUCHED_MS = 60 * 60_000;

export type Who = { asker: Asker; locale: string; signedInAt: number; expiresAt: number };

type Access = Awaited<ReturnType<ReturnType<typeof directoryOf>["access"]>>;

const known = new Map<string, { access: Access; at: number }>();

/** Without its secrets this door stays shut, for whoever comes. */
export function sessionsWork(env: Env): boolean {
	const works = Boolean(env.SESSION_SECRET && env.DATA_KEY);
	if (!works) log("staff_door_shut: SESSION_SECRET and DATA_KEY must be set");
	return works;
}

/** The staff member behind a session token; null when it is not one, has ended, or its owner was let go. */
export async function whoIs(env: Env, token: string | null, now: number): Promise<Who | null> {
	const session = env.SESSION_SECRET ? readSession(token, now, env.SESSION_SECRET) : null;
	if (!session) return null;
	const access = await accessOf(env, session.staffId, now);
	if (!access?.active || now - access.checkedAt > VOUCHED_MS) return null;
	return { asker: access.asker, locale: access.locale, signedInAt: session.signedInAt, expiresAt: session.expiresAt };
}

/** What this isolate believes about anybody's rights is forgotten: they have just changed. */
export function forgetAccess(): void {
	known.clear();
}

async function accessOf(env: Env, staffId: string, now: number): Promise<Access> {
	const before = known.get(staffId);
	if (before && now - before.at < FRESH_MS) return before.access;
	const access = await directoryOf(env).access(staffId);
	if (known.size > 5_000) known.clear();
	known.set(staffId, { access, at: now });
	return access;
}
