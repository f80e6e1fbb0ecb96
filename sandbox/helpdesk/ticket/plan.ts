import type { Desk } from "../desk/desk.ts";
import { Status, type Ticket } from "../desk/state.ts";
import type { Reply } from "../http/call.ts";
import { invalid } from "../http/refusals.ts";
import { cleanTags, idOf, idOrNull, type TicketInput } from "./input.ts";
import { mayMove } from "./status.ts";

export type Fields = Pick<
	Ticket,
	"subject" | "status" | "requester_id" | "assignee_id" | "group_id" | "external_id" | "tags" | "custom_fields"
>;

export const FIELDS = ["subject", "status", "requester_id", "assignee_id", "group_id", "external_id", "tags", "custom_fields"] as const;

const wrong = (field: string, description: string): Reply => invalid({ [field]: [{ description }] });

/** What the caller asked for laid over what is there. */
function overlay(before: Fields, input: TicketInput): Fields {
	return {
		...before,
		subject: input.subject ?? before.subject,
		requester_id: input.requester_id === undefined ? before.requester_id : idOf(input.requester_id),
		assignee_id: input.assignee_id === undefined ? before.assignee_id : idOrNull(input.assignee_id),
		group_id: input.group_id === undefined ? before.group_id : idOrNull(input.group_id),
		external_id: input.external_id === undefined ? before.external_id : input.external_id,
		tags: input.tags === undefined ? before.tags : cleanTags(input.tags),
		custom_fields: input.custom_fields === undefined ? before.custom_fields : mergeFields(before.custom_fields, input.custom_fields),
	};
}

function mergeFields(before: Fields["custom_fields"], given: NonNullable<TicketInput["custom_fields"]>): Fields["custom_fields"] {
	const merged = new Map(before.map((field) => [field.id, field.value]));
	for (const field of given) merged.set(idOf(field.id), field.value);
	return [...merged].map(([id, value]) => ({ id, value }));
}

function refusePeople(desk: Desk, fields: Fields): Reply | null {
	if (desk.user(fields.requester_id) === undefined) return wrong("requester", "Requester: is not valid");
	if (fields.assignee_id === null) return null;
	const assignee = desk.user(fields.assignee_id);
	if (assignee === undefined || assignee.role === "end-user") return wrong("assignee_id", "Assignee: is not an agent");
	return null;
}

/** A new ticket is opened by giving it to somebody, or by the requester's own public comment. */
function nextStatus(desk: Desk, before: Fields, after: Fields, input: TicketInput): Status | null {
	if (input.status !== undefined) {
		const wanted = Status.safeParse(input.status);
		return wanted.success && mayMove(before.status, wanted.data) ? wanted.data : null;
	}
	if (before.status === "new" && after.assignee_id !== null) return "open";
	const author = input.comment?.author_id === undefined ? undefined : desk.user(idOf(input.comment.author_id));
	const fromPatient = author?.role === "end-user" && input.comment?.public !== false;
	return fromPatient && ["pending", "hold", "solved"].includes(before.status) ? "open" : before.status;
}

/** The fields after this change, or Zendesk's refusal. */
export function plan(desk: Desk, before: Fields, input: TicketInput): { fields: Fields } | { refusal: Reply } {
	const after = overlay(before, input);
	const refusal = refusePeople(desk, after);
	if (refusal !== null) return { refusal };
	const status = nextStatus(desk, before, after, input);
	if (status === null) return { refusal: wrong("status", `Status: ${input.status} is not allowed for a ${before.status} ticket`) };
	if (status === "solved" && after.assignee_id === null) {
		return { refusal: wrong("assignee_id", "Assignee: is required when solving a ticket") };
	}
	return { fields: { ...after, status } };
}
