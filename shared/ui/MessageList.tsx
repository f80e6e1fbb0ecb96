import type { ComponentChild } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Message } from "../schemas/message.ts";
import type { ThreadModel } from "../state/thread.ts";
import { dayName, exactTime, type Wall } from "../words/time.ts";
import { Button } from "./Button.tsx";
import { useApp, useWords } from "./context.ts";
import { Empty } from "./Empty.tsx";
import { Icon } from "./Icon.tsx";
import { MessageGroup } from "./MessageGroup.tsx";
import { type Day, foldReactions, type Group, groupMessages, isSameRow } from "./message-groups.ts";
import { OutgoingList } from "./OutgoingList.tsx";
import { ToastsHere } from "./Toasts.tsx";
import { useInView } from "./use-in-view.ts";
import { useScroll } from "./use-scroll.ts";

export function MessageList({ thread, wall }: { thread: ThreadModel; wall: Wall }) {
	const words = useWords();
	const all = thread.messages.value;
	const { texts: messages, reactions } = useMemo(() => foldReactions(all), [all]);
	const mine = thread.outgoing.items.value.length;
	const rows = useRows(messages, reactions, wall);
	const end = useRef<HTMLDivElement>(null);
	const inView = useInView(end);
	const loadEarlier = () => thread.earlier.value === "more" && void thread.loadEarlier();
	const scroll = useScroll({ firstKey: messages[0]?.id, lastKey: messages.at(-1)?.id, length: messages.length, mine }, loadEarlier);
	const lastInId = thread.lastIn.value?.id;
	useEffect(() => {
		if (inView && scroll.atEnd && lastInId) void thread.seen();
	}, [inView, scroll.atEnd, lastInId, thread]);

	return (
		<div class="pc-messages">
			{/* Announced by Arrivals, once; as a live region this list would read out every page of history. */}
			<div
				class="pc-messages__scroll"
				ref={scroll.box}
				onScroll={scroll.onScroll}
				role="log"
				aria-live="off"
				aria-label={words.thread.log}
				// biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
				tabIndex={0}
			>
				<div class="pc-messages__content">
					{messages.length === 0 && mine === 0 ? (
						<Empty icon="speech" title={words.thread.emptyTitle}>
							{words.thread.emptyText}
						</Empty>
					) : (
						<>
							<EarlierTexts thread={thread} />
							<ol class="pc-rows">
								{rows}
								<OutgoingList thread={thread} />
							</ol>
						</>
					)}
					<div ref={end} class="pc-messages__end" />
				</div>
			</div>
			{scroll.below > 0 && (
				<button type="button" class="pc-pill" aria-label={words.thread.newBelowLong(scroll.below)} onClick={scroll.toEnd}>
					<Icon name="down" /> {words.thread.newBelow(scroll.below)}
				</button>
			)}
			<Arrivals thread={thread} />
			<ToastsHere />
		</div>
	);
}

/** A row that has not changed keeps its element, which Preact then passes over: one text more among thousands is cheap. */
function useRows(messages: Message[], reactions: ReadonlyMap<string, Message[]>, wall: Wall): ComponentChild[] {
	const drawn = useRef(new Map<string, { row: Day | Group; element: ComponentChild }>());
	const { locale, timeZone } = wall;
	return useMemo(() => {
		const next: typeof drawn.current = new Map();
		for (const row of groupMessages(messages, { locale, timeZone }, reactions)) {
			const known = drawn.current.get(row.key);
			const element = known && isSameRow(known.row, row) ? known.element : <Row key={row.key} row={row} wall={{ locale, timeZone }} />;
			next.set(row.key, { row, element });
		}
		drawn.current = next;
		return [...next.values()].map(({ element }) => element);
	}, [messages, reactions, locale, timeZone]);
}

function Row({ row, wall }: { row: Day | Group; wall: Wall }) {
	return row.kind === "day" ? <DaySeparator day={row} wall={wall} /> : <MessageGroup group={row} wall={wall} />;
}

function DaySeparator({ day, wall }: { day: Day; wall: Wall }) {
	const words = useWords();
	const now = useApp().clock.value;
	return (
		<li class="pc-day">
			<time dateTime={day.at} title={exactTime(day.at, wall)}>
				{dayName(day.at, now, wall, words)}
			</time>
		</li>
	);
}

function EarlierTexts({ thread }: { thread: ThreadModel }) {
	const words = useWords();
	const state = thread.earlier.value;
	if (state === "none") return <p class="pc-beginning">{words.thread.beginning}</p>;
	return (
		<div class="pc-earlier">
			{state === "failed" && <p role="alert">{words.thread.earlierFailed}</p>}
			<Button kind="basic" disabled={state === "loading"} onClick={() => thread.loadEarlier()}>
				{state === "failed" ? words.retry : state === "loading" ? words.thread.earlierLoading : words.thread.earlier}
			</Button>
		</div>
	);
}

/** Says each new text in once, politely. */
function Arrivals({ thread }: { thread: ThreadModel }) {
	const words = useWords();
	const message = thread.arrived.value;
	const number = thread.thread.value?.display ?? "";
	return (
		<p class="pc-hidden" aria-live="polite" aria-atomic="true">
			{message && <span key={message.id}>{words.thread.arrived(number, message.body)}</span>}
		</p>
	);
}
