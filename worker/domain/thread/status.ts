import type { ThreadStatus } from "../../../shared/schemas/thread.ts";

// A text in makes a thread Active, our text makes it Pending (or Closed with "Send and close"), a text that did not
// arrive brings it back to Active. Spam stays Spam until a person changes it. A person may set any of the four.
export type StatusCause = "text_in" | "text_out" | "text_out_and_close" | "not_delivered";

const MOVES: Record<StatusCause, Record<ThreadStatus, ThreadStatus>> = {
	text_in: { active: "active", pending: "active", closed: "active", spam: "spam" },
	text_out: { active: "pending", pending: "pending", closed: "pending", spam: "spam" },
	text_out_and_close: { active: "closed", pending: "closed", closed: "closed", spam: "spam" },
	not_delivered: { active: "active", pending: "active", closed: "active", spam: "spam" },
};

export function statusAfter(status: ThreadStatus, cause: StatusCause): ThreadStatus {
	return MOVES[cause][status];
}
