import type { ThreadStatus } from "../schemas/thread.ts";
import type { ThreadModel } from "../state/thread.ts";
import { useApp, useWords } from "./context.ts";
import { Icon } from "./Icon.tsx";
import { Menu } from "./Menu.tsx";

const STATUSES: ThreadStatus[] = ["active", "pending", "closed", "spam"];

export function StatusMenu({ thread, status, readOnly }: { thread: ThreadModel; status: ThreadStatus; readOnly: boolean }) {
	const words = useWords();
	const change = useStatusChange();
	return (
		<Menu
			name={`${words.status.label}: ${words.status[status]}`}
			buttonClass={`pc-status pc-status--${status}`}
			disabled={readOnly}
			button={
				<>
					<span class="pc-status__dot" />
					{words.status[status]}
					{!readOnly && <Icon name="menu" />}
				</>
			}
			items={STATUSES.map((to) => ({
				key: to,
				role: "menuitemradio",
				label: words.status[to],
				hint: words.status.what[to],
				checked: to === status,
				pick: () => to !== status && change(thread, status, to),
			}))}
		/>
	);
}

/** Changes a status, says so, and offers the way back. */
export function useStatusChange(): (thread: Pick<ThreadModel, "setStatus">, from: ThreadStatus, to: ThreadStatus) => void {
	const app = useApp();
	const words = useWords();
	return (thread, from, to) => {
		const failed = () => app.toast.show({ text: words.status.notChanged });
		const undo = () => void thread.setStatus(from).catch(failed);
		thread.setStatus(to).then(() => app.toast.show({ text: words.status.changed[to], action: { label: words.undo, act: undo } }), failed);
	};
}
