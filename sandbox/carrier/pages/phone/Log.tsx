import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Bubble } from "./Bubble.tsx";
import { Icon } from "./icons.tsx";
import { isOwn, isSameGroup, shownAt } from "./order.ts";
import type { PhoneState } from "./phone-state.ts";
import type { Clinic, Text, Unsent } from "./seen.ts";
import { clock, day, inFull } from "./when.ts";

const AT_ONCE = 100;
const NEAR_PX = 48;

function Row({ text, before, next, clinic }: { text: Text; before: Text | undefined; next: Text | undefined; clinic: Clinic }) {
	const at = shownAt(text) ?? 0;
	const isNewDay = !before || new Date(shownAt(before) ?? 0).toDateString() !== new Date(at).toDateString();
	const isLast = !isSameGroup(text, next);
	return (
		<li class={isOwn(text) ? "row own" : "row theirs"}>
			{isNewDay && <h2 class="day">{day(at, Date.now())}</h2>}
			<Bubble own={isOwn(text)} who={isOwn(text) ? "You" : clinic.name} body={text.body} pictures={text.media} isLastOfGroup={isLast} />
			{isLast && (
				<time class="time" dateTime={new Date(at).toISOString()} title={inFull(at)}>
					{clock(at)}
				</time>
			)}
		</li>
	);
}

function NotSent({ text, retry }: { text: Unsent; retry: () => void }) {
	const pictures = text.pictures.map(({ contentType, dataBase64 }) => ({ contentType, url: `data:${contentType};base64,${dataBase64}` }));
	return (
		<li class={text.failed ? "row own failed" : "row own sending"}>
			<Bubble own who="You" body={text.body} pictures={pictures} isLastOfGroup />
			{text.failed ? (
				<button type="button" class="retry" onClick={retry}>
					<Icon name="again" /> Not sent. Try again
				</button>
			) : (
				<span class="time">Sending…</span>
			)}
		</li>
	);
}

/** Stays at the bottom for whoever is there; who reads further up is told how many came. */
function useBottom(count: number, ownCount: number) {
	const box = useRef<HTMLDivElement>(null);
	const isAtBottom = useRef(true);
	const seen = useRef({ count: 0, ownCount: 0 });
	const [fresh, setFresh] = useState(0);
	const goDown = () => {
		box.current?.scrollTo({ top: box.current.scrollHeight });
		setFresh(0);
	};
	useLayoutEffect(() => {
		const more = count - seen.current.count;
		const wroteMore = ownCount > seen.current.ownCount;
		seen.current = { count, ownCount };
		if (isAtBottom.current || wroteMore) goDown();
		else if (more > 0) setFresh((before) => before + more);
	}, [count, ownCount]);
	useLayoutEffect(() => {
		// Pictures get their height when they have loaded.
		const grown = new ResizeObserver(() => isAtBottom.current && goDown());
		if (box.current?.lastElementChild) grown.observe(box.current.lastElementChild);
		return () => grown.disconnect();
	}, []);
	const onScroll = () => {
		const { scrollHeight, scrollTop, clientHeight } = box.current ?? { scrollHeight: 0, scrollTop: 0, clientHeight: 0 };
		isAtBottom.current = scrollHeight - scrollTop - clientHeight < NEAR_PX;
		if (isAtBottom.current) setFresh(0);
	};
	return { box, fresh, goDown, onScroll };
}

export function Log({ state, clinic }: { state: PhoneState; clinic: Clinic }) {
	const [most, setMost] = useState(AT_ONCE);
	const all = state.shown.value;
	const texts = all.slice(-most);
	const notSent = state.notSent.value;
	const { box, fresh, goDown, onScroll } = useBottom(all.length + notSent.length, all.filter(isOwn).length + notSent.length);
	return (
		<div class="log-frame">
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
			<div class="log" role="log" aria-label={`Texts with ${clinic.name}`} ref={box} onScroll={onScroll} tabIndex={0}>
				{all.length > texts.length && (
					<button type="button" class="earlier" onClick={() => setMost(most + AT_ONCE)}>
						Earlier texts
					</button>
				)}
				<ol>
					{texts.map((text, index) => (
						<Row key={text.sid} text={text} before={texts[index - 1]} next={texts[index + 1]} clinic={clinic} />
					))}
					{notSent.map((text) => (
						<NotSent key={text.key} text={text} retry={() => void state.retry(text)} />
					))}
				</ol>
			</div>
			{fresh > 0 && (
				<button type="button" class="fresh" onClick={goDown}>
					{fresh} new <Icon name="down" />
				</button>
			)}
		</div>
	);
}
