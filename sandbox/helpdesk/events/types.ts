import type { Desk } from "../desk/desk.ts";
import type { Audit, AuditEvent } from "../desk/state.ts";
import type { Told } from "../ticket/commit.ts";

const CHANGES: Record<string, string> = {
	status: "status_changed",
	assignee_id: "agent_assignment_changed",
	group_id: "group_assignment_changed",
	requester_id: "requester_changed",
	external_id: "external_id_changed",
	subject: "subject_changed",
};

function words(field: string, value: unknown): unknown {
	if (value === null || value === undefined) return null;
	return field === "status" ? String(value).toUpperCase() : String(value);
}

function toldByTags(current: unknown, previous: unknown): Told {
	const [now, before] = [Array.isArray(current) ? current : [], Array.isArray(previous) ? previous : []];
	return {
		type: "tags_changed",
		event: { tags_added: now.filter((tag) => !before.includes(tag)), tags_removed: before.filter((tag) => !now.includes(tag)) },
	};
}

function toldBy(desk: Desk, row: AuditEvent): Told | null {
	if (row.type === "Comment") {
		const author = desk.user(row.author_id);
		const shown = { id: String(row.author_id), is_staff: author?.role !== "end-user", name: author?.name ?? "" };
		return { type: "comment_added", event: { comment: { id: String(row.id), body: row.body, is_public: row.public, author: shown } } };
	}
	if (row.field_name === "tags" && row.type === "Change") return toldByTags(row.value, row.previous_value);
	const type = CHANGES[row.field_name];
	if (type === undefined) return null;
	// A new ticket tells its people and nothing of its first status or subject: `created` carries them.
	if (row.type === "Create")
		return row.field_name === "assignee_id" ? { type, event: { current: words("", row.value), previous: null } } : null;
	return { type, event: { current: words(row.field_name, row.value), previous: words(row.field_name, row.previous_value) } };
}

/** One action is told as several events. */
export function toldOf(desk: Desk, audit: Audit): Told[] {
	return audit.events.flatMap((row) => toldBy(desk, row) ?? []);
}
