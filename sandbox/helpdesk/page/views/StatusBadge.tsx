import { STATUS_WORDS, type Status } from "../state/records.ts";

export function StatusBadge({ status }: { status: Status }) {
	return <span class={`status status-${status}`}>{STATUS_WORDS[status]}</span>;
}
