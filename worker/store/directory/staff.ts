import type { Role } from "../../../shared/schemas/clinic.ts";

export type StaffMember = {
	id: string;
	name: string;
	role: "admin" | "agent" | "end-user";
	active: boolean;
	locale: string;
	checkedAt: number;
};

export function putStaff(sql: SqlStorage, member: StaffMember): void {
	sql.exec(
		`INSERT INTO staff VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
			name = excluded.name, role = excluded.role, active = excluded.active, locale = excluded.locale, checked_at = excluded.checked_at`,
		member.id,
		member.name,
		member.role,
		member.active ? 1 : 0,
		member.locale,
		member.checkedAt,
	);
}

export function staffById(sql: SqlStorage, id: string): StaffMember | null {
	const row = sql
		.exec<{ id: string; name: string; role: StaffMember["role"]; active: number; locale: string; checked_at: number }>(
			"SELECT * FROM staff WHERE id = ?",
			id,
		)
		.next();
	if (row.done) return null;
	const { checked_at: checkedAt, active, ...member } = row.value;
	return { ...member, active: active === 1, checkedAt };
}

export function putMember(sql: SqlStorage, clinicId: string, staffId: string, role: Role | "none"): void {
	sql.exec(
		"INSERT INTO members VALUES (?, ?, ?) ON CONFLICT (clinic_id, staff_id) DO UPDATE SET role = excluded.role",
		clinicId,
		staffId,
		role,
	);
}

export function dropMember(sql: SqlStorage, clinicId: string, staffId: string): void {
	sql.exec("DELETE FROM members WHERE clinic_id = ? AND staff_id = ?", clinicId, staffId);
}

export function membersOf(sql: SqlStorage, clinicId: string): { zendeskUserId: string; role: Role }[] {
	const rows = sql.exec<{ staff_id: string; role: Role }>(
		"SELECT staff_id, role FROM members WHERE clinic_id = ? AND role <> 'none' ORDER BY staff_id",
		clinicId,
	);
	return rows.toArray().map((row) => ({ zendeskUserId: row.staff_id, role: row.role }));
}

/** A staff member's role in each clinic: their own row, else that of everyone. */
export function rolesOf(sql: SqlStorage, staffId: string): Record<string, Role> {
	const rows = sql.exec<{ id: string; role: Role | "none" }>(
		`SELECT clinics.id, coalesce(members.role, CASE everyone WHEN 1 THEN 'member' ELSE 'none' END) AS role
		FROM clinics LEFT JOIN members ON members.clinic_id = clinics.id AND members.staff_id = ?`,
		staffId,
	);
	const roles: Record<string, Role> = {};
	for (const { id, role } of rows) if (role !== "none") roles[id] = role;
	return roles;
}
