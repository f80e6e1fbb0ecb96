import { exports } from "cloudflare:workers";
import type { Role } from "../../shared/schemas/clinic.ts";
import { Problem } from "../../shared/schemas/problem.ts";
import { directoryOf } from "../objects/stubs.ts";
import { issueSession } from "../trust/session.ts";
import { admin, testEnv } from "./clinic.ts";

export const ORIGIN = testEnv.PUBLIC_BASE_URL ?? "";

export function aStaffId(): string {
	return String(10_000_000 + Math.floor(Math.random() * 1e12));
}

export function aToken(staffId: string, signedInAt = Date.now(), now = signedInAt): string {
	const issued = issueSession({ staffId, signedInAt }, now, testEnv.SESSION_SECRET ?? "");
	if (!issued) throw new Error("this day is over");
	return issued.token;
}

/** Somebody whom Zendesk vouched for, with a session, and a role in a clinic if one is named. */
export async function aSignedIn(at: { clinicId?: string; role?: Role; admin?: boolean; checkedAt?: number } = {}) {
	const id = aStaffId();
	const role = at.admin ? ("admin" as const) : ("agent" as const);
	const { checkedAt = Date.now() } = at;
	await directoryOf(testEnv).putStaff({ id, name: "Dana Klein", role, active: true, locale: "en-US", checkedAt });
	if (at.clinicId && at.role) await directoryOf(testEnv).putMember(admin, at.clinicId, id, at.role);
	return { id, token: aToken(id) };
}

type Call = { body?: unknown; raw?: BodyInit; headers?: Record<string, string> };

export function call(token: string | null, method: string, path: string, { body, raw, headers }: Call = {}): Promise<Response> {
	const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
	const all = new Headers(headers);
	if (sent !== undefined && !all.has("Content-Type")) all.set("Content-Type", "application/json");
	if (token !== null) all.set("Authorization", `Bearer ${token}`);
	return exports.default.fetch(`${ORIGIN}${path}`, { method, body: sent, headers: all });
}

/** The stable part of an error, if it is in the form of one. */
export async function problemOf(response: Response): Promise<{ status: number; code: string; at?: string }> {
	const problem = Problem.parse(await response.json());
	if (response.headers.get("Content-Type") !== "application/problem+json") throw new Error("not a problem");
	if (problem.status !== response.status) throw new Error("says another status than it is");
	return { status: problem.status, code: problem.code, ...(problem.at === undefined ? {} : { at: problem.at }) };
}
