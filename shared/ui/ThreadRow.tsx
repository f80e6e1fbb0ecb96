import type { ThreadItem } from "../schemas/thread.ts";
import { age, exactTime, type Wall } from "../words/time.ts";
import { useApp, useWords } from "./context.ts";
import { Icon } from "./Icon.tsx";

type ThreadRowProps = {
	item: ThreadItem;
	wall: Wall;
	current: boolean;
	/** One row of a list takes part in the Tab order; arrows and j, k move within. */
	tabbable: boolean;
	position?: { at: number; of: number };
	/** Where several clinics share a list. */
	clinicName?: string | undefined;
	open(item: ThreadItem): void;
	focused?: (item: ThreadItem) => void;
};

export function ThreadRow({ item, wall, current, tabbable, position, clinicName, open, focused }: ThreadRowProps) {
	const words = useWords();
	const app = useApp();
	const name = item.patients.map((patient) => patient.name).join(", ") || item.display;
	const waits = item.unanswered > 0;
	return (
		<li class="pc-row-box" aria-setsize={position?.of} aria-posinset={position?.at}>
			<button
				type="button"
				class={`pc-row ${waits ? "pc-row--waits" : ""} ${current ? "pc-row--current" : ""}`}
				aria-current={current ? "true" : undefined}
				data-thread={item.id}
				tabIndex={tabbable ? 0 : -1}
				onClick={() => open(item)}
				onFocus={() => focused?.(item)}
			>
				<span class="pc-row__top">
					<bdi class="pc-row__name">{name}</bdi>
					<Age item={item} wall={wall} />
				</span>
				<span class="pc-row__bottom">
					{item.urgent && (
						<span class="pc-tag pc-tag--danger">
							<Icon name="alert" /> {words.row.urgent}
						</span>
					)}
					<LastWords item={item} />
					{app.drafts.unsent.value.has(item.id) && <span class="pc-tag">{words.row.draft}</span>}
					{item.failed && (
						<span class="pc-state pc-state--danger" title={words.row.failed}>
							<Icon name="alert" />
							<span class="pc-hidden">{words.row.failed}</span>
						</span>
					)}
					{item.unread > 0 && (
						<span class="pc-count pc-count--unread">
							<span aria-hidden="true">{item.unread}</span>
							<span class="pc-hidden">{words.row.unread(item.unread)}</span>
						</span>
					)}
				</span>
				{clinicName && <span class="pc-row__clinic">{clinicName}</span>}
			</button>
		</li>
	);
}

function Age({ item, wall }: { item: ThreadItem; wall: Wall }) {
	const words = useWords();
	const now = useApp().clock.value;
	const since = item.unanswered > 0 ? item.unansweredSince : null;
	const at = since ?? item.lastMessage?.at;
	if (!at) return null;
	const text = age(at, now, wall, words);
	return (
		<time class={`pc-row__age ${since ? "pc-row__age--waits" : ""}`} dateTime={at} title={exactTime(at, wall)}>
			{since && <Icon name="clock" />}
			{since && <span class="pc-hidden">{words.row.waiting(exactTime(at, wall))}</span>}
			<span aria-hidden={since ? "true" : undefined}>{text}</span>
		</time>
	);
}

function LastWords({ item }: { item: ThreadItem }) {
	const words = useWords();
	const last = item.lastMessage;
	const instead = last?.deleted ? words.row.deleted : last?.secure ? words.row.secure : words.emptyText;
	return (
		<span class="pc-row__last">
			{last?.direction === "out" && <span>{words.row.you} </span>}
			{last ? <bdi>{last.deleted || last.secure ? instead : last.body || instead}</bdi> : words.row.noText}
		</span>
	);
}
