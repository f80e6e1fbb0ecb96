import type { Api } from "../api/client.ts";
import type { Clinic, Role } from "../schemas/clinic.ts";
import { HelpdeskId } from "../schemas/ids.ts";
import type { ClinicsModel } from "./clinics.ts";
import type { FieldErrors } from "./settings-errors.ts";

/** `none`: shut out. Only where every agent is a member does that need to be said. */
export type MemberRow = { key: string; id: string; role: Role | "none" };
export type MembersDraft = { rows: MemberRow[] };

/** Where every agent is a member, the list begins empty: it holds what is to be different for one of them. */
export function memberRows(clinic: Clinic | undefined): MembersDraft {
	if (!clinic || clinic.members === "all") return { rows: [] };
	return { rows: clinic.members.map(({ zendeskUserId, role }) => ({ key: zendeskUserId, id: zendeskUserId, role })) };
}

export function memberErrors({ rows }: MembersDraft): FieldErrors {
	const errors: FieldErrors = {};
	const seen = new Set<string>();
	for (const { key, id: typed } of rows) {
		const id = typed.trim();
		if (!HelpdeskId.safeParse(id).success) errors[`members.${key}`] = "member";
		else if (seen.has(id)) errors[`members.${key}`] = "memberTwice";
		else seen.add(id);
	}
	return errors;
}

type Parts = { api: Pick<Api, "putMember" | "removeMember">; clinics: Pick<ClinicsModel, "byId" | "put">; clinicId: string };

/** One person after the other: where it breaks off, the rest stays in the draft. */
export async function saveMembers({ api, clinics, clinicId }: Parts, draft: MembersDraft, saved: MembersDraft): Promise<void> {
	const wanted = new Map(draft.rows.map(({ id, role }) => [id.trim(), role]));
	const had = new Map(saved.rows.map(({ id, role }) => [id, role]));
	const steps = [
		...[...wanted].filter(([id, role]) => had.get(id) !== role),
		...[...had.keys()].filter((id) => !wanted.has(id)).map((id) => [id, "none"] as const),
	];
	for (const [id, role] of steps) {
		if (role === "none") await api.removeMember(clinicId, id);
		else await api.putMember(clinicId, id, role);
		note(clinics, clinicId, id, role);
	}
}

function note(clinics: Parts["clinics"], clinicId: string, id: string, role: MemberRow["role"]): void {
	const clinic = clinics.byId(clinicId);
	if (!clinic || clinic.members === "all") return;
	const others = clinic.members.filter((member) => member.zendeskUserId !== id);
	const members = role === "none" ? others : [...others, { zendeskUserId: id, role }];
	clinics.put({ ...clinic, members: members.sort((a, b) => (a.zendeskUserId < b.zendeskUserId ? -1 : 1)) });
}
