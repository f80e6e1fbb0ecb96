import { useEffect, useRef } from "preact/hooks";
import type { ThreadItem } from "../schemas/thread.ts";
import type { InboxModel } from "../state/inbox.ts";
import type { Wall } from "../words/time.ts";
import { Button } from "./Button.tsx";
import { useWords } from "./context.ts";
import { Empty, Trouble } from "./Empty.tsx";
import { ListSkeleton } from "./Skeleton.tsx";
import { ThreadRow } from "./ThreadRow.tsx";
import { useWindow } from "./use-window.ts";
import { useInboxWords } from "./wording.ts";

/** In tokens of the style sheet: `.pc-row` is this high. */
const ROW_PX = 64;

type ThreadListProps = {
	inbox: InboxModel;
	wall: Wall;
	openId: string | null;
	/** Where j and k are. */
	cursorId: string | null;
	/** Grows when a key moved the cursor: then the focus goes along. */
	moves: number;
	open(item: ThreadItem): void;
	step(by: number): void;
	focused(item: ThreadItem): void;
};

export function ThreadList({ inbox, ...rest }: ThreadListProps) {
	const state = inbox.state.value;
	if (state.kind === "trouble") return <Trouble kind={state.trouble} retry={() => inbox.start()} />;
	if (state.kind === "loading") return <ListSkeleton />;
	if (inbox.items.value.length === 0) return <EmptyList inbox={inbox} />;
	return <Rows inbox={inbox} {...rest} />;
}

function Rows({ inbox, wall, openId, cursorId, moves, step, open, focused }: ThreadListProps) {
	const words = useWords();
	const inboxWords = useInboxWords();
	const items = inbox.items.value;
	const view = useWindow(items.length, ROW_PX, () => inbox.more.value === "more" && void inbox.loadMore());
	const cursor = Math.max(
		0,
		items.findIndex((item) => item.id === cursorId),
	);
	const moved = useRef(moves);
	useEffect(() => {
		if (moved.current === moves) return;
		view.show(cursor);
		const row = view.box.current?.querySelector<HTMLElement>(`[data-thread="${cursorId}"]`);
		if (row) moved.current = moves;
		row?.focus();
	});
	const arrows = (event: KeyboardEvent) => {
		const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
		if (by === 0) return;
		event.preventDefault();
		step(by);
	};
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside.
		<div class="pc-list" ref={view.box} onScroll={view.onScroll} onKeyDown={arrows}>
			<ul
				aria-label={inboxWords.inbox.listLabel}
				style={{ paddingTop: `${view.from * ROW_PX}px`, paddingBottom: `${(items.length - view.to) * ROW_PX}px` }}
			>
				{items.slice(view.from, view.to).map((item, index) => (
					<ThreadRow
						key={item.id}
						item={item}
						wall={wall}
						current={item.id === openId}
						tabbable={view.from + index === cursor}
						position={{ at: view.from + index + 1, of: inbox.more.value === "none" ? items.length : -1 }}
						open={open}
						focused={focused}
					/>
				))}
			</ul>
			{inbox.more.value === "failed" && (
				<div class="pc-earlier" role="alert">
					<p>{inboxWords.inbox.moreFailed}</p>
					<Button kind="basic" onClick={() => inbox.loadMore()}>
						{words.retry}
					</Button>
				</div>
			)}
		</div>
	);
}

function EmptyList({ inbox }: { inbox: InboxModel }) {
	const inboxWords = useInboxWords();
	if (inbox.search.value.trim() !== "") {
		return (
			<Empty icon="search" title={inboxWords.inbox.notFoundTitle}>
				{inboxWords.inbox.notFoundText}
			</Empty>
		);
	}
	const { title, text } = inboxWords.inbox.empty[inbox.tab.value];
	return (
		<Empty icon={inbox.tab.value === "new" ? "check" : "inbox"} title={title}>
			{text}
		</Empty>
	);
}
