import type { Role } from "../../../shared/schemas/clinic.ts";

/** A staff member as the door knows them: what they may do where. An account admin is admin everywhere. */
export type Asker = { staffId: string; name: string; admin: boolean; roles: Record<string, Role> };

export type Action = "read" | "write" | "administer";

const LEAST: Record<Action, Role[]> = {
	read: ["reader", "member", "admin"],
	write: ["member", "admin"],
	administer: ["admin"],
};

export function roleIn(asker: Asker, clinicId: string): Role | null {
	if (asker.admin) return "admin";
	return (Object.hasOwn(asker.roles, clinicId) && asker.roles[clinicId]) || null;
}

/** `hidden`: the asker may not even know that the clinic is there. */
export function may(asker: Asker, action: Action, clinicId: string): "yes" | "no" | "hidden" {
	const role = roleIn(asker, clinicId);
	if (!role) return "hidden";
	return LEAST[action].includes(role) ? "yes" : "no";
}
