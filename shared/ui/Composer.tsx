import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Thread } from "../schemas/thread.ts";
import { createComposer } from "../state/composer.ts";
import type { ThreadModel } from "../state/thread.ts";
import type { Wall } from "../words/time.ts";
import { useApp, useWords } from "./context.ts";
import { Icon } from "./Icon.tsx";
import { Menu } from "./Menu.tsx";
import { useCare } from "./use-care.ts";

const MOST_ROWS = 6;

/** The box: grows to six lines, and sends. */
export function Composer({ thread, shown, wall, toReply }: { thread: ThreadModel; shown: Thread; wall: Wall; toReply: boolean }) {
	const app = useApp();
	const words = useWords();
	const draft = app.drafts.of(thread.id);
	const marks = app.drafts.marksOf(thread.id);
	const composer = useMemo(() => createComposer(draft, marks, thread), [draft, marks, thread]);
	const care = useCare();
	const { display } = shown;
	const box = useRef<HTMLTextAreaElement>(null);
	useGrowing(box, draft.value);
	useEffect(() => {
		if (toReply) box.current?.focus();
	}, [toReply]);
	const maySend = composer.maySend.value && !care?.model.files.uploads.mustWait.value;
	const send = (closeAfter: boolean) => {
		if (!maySend) return;
		composer.send(closeAfter);
		box.current?.focus();
	};
	const keysHint = app.enterSends.value ? words.composer.enterSends : words.composer.enterBreaks;
	return (
		<form
			class={`pc-composer ${app.dark.value ? "c-field--dark" : ""}`}
			{...care?.screens.takesFiles(care.model)}
			onSubmit={(event) => {
				event.preventDefault();
				send(false);
			}}
		>
			{care && <care.screens.AboveBox thread={thread} shown={shown} wall={wall} toBox={() => box.current?.focus()} />}
			<textarea
				ref={box}
				class="c-field__input c-field__input--area pc-composer__box"
				rows={1}
				dir="auto"
				aria-label={words.composer.label(display)}
				placeholder={words.composer.label(display)}
				aria-describedby="pc-composer-keys"
				value={draft.value}
				{...care?.screens.slashProps(care.model.slash)}
				onInput={(event) => {
					draft.value = event.currentTarget.value;
				}}
				onKeyDown={(event) => {
					if (care?.screens.slashKey(care.model.slash, event) || !isSend(event, app.enterSends.value)) return;
					event.preventDefault();
					send(false);
				}}
			/>
			<div class="pc-composer__bar">
				{care && <care.screens.BoxTools />}
				<button
					type="button"
					class="pc-toggle"
					aria-pressed={Boolean(marks.value.health)}
					title={words.composer.health}
					onClick={() => {
						marks.value = { ...marks.value, health: !marks.value.health };
					}}
				>
					<Icon name="health" />
					<span class="pc-toggle__word">{words.composer.health}</span>
				</button>
				<span class="pc-composer__hint" id="pc-composer-keys">
					{keysHint}
				</span>
				<Left left={composer.left.value} />
				<SendButtons maySend={maySend} send={send} />
			</div>
		</form>
	);
}

function Left({ left }: { left: number | null }) {
	const words = useWords();
	if (left === null) return null;
	return left < 0 ? (
		<span class="pc-left pc-left--over" role="alert">
			{words.composer.tooLong(-left)}
		</span>
	) : (
		<span class="pc-left">{words.composer.left(left)}</span>
	);
}

function SendButtons({ maySend, send }: { maySend: boolean; send: (closeAfter: boolean) => void }) {
	const app = useApp();
	const words = useWords();
	const quiet = app.dark.value ? "c-btn--basic c-btn--dark" : "c-btn--basic";
	const moreKind = maySend ? "c-btn--primary" : quiet;
	return (
		<div class="pc-split">
			<button type="submit" class="c-btn c-btn--sm c-btn--primary pc-split__main" disabled={!maySend}>
				{words.composer.send}
			</button>
			<Menu
				name={words.composer.more}
				buttonClass={`c-btn c-btn--sm c-btn--icon pc-split__more ${moreKind}`}
				button={<Icon name="menu" />}
				up
				items={[
					{ key: "close", label: words.composer.sendAndClose, disabled: !maySend, pick: () => send(true) },
					{
						key: "enter",
						role: "menuitemcheckbox",
						label: words.composer.enterSetting,
						hint: app.enterSends.value ? words.composer.enterSends : words.composer.enterBreaks,
						checked: app.enterSends.value,
						pick: () => {
							app.enterSends.value = !app.enterSends.value;
						},
					},
				]}
			/>
		</div>
	);
}

/** While an input method composes a word, its Enter picks a candidate. */
function isSend(event: KeyboardEvent, enterSends: boolean): boolean {
	return event.key === "Enter" && !event.isComposing && event.shiftKey !== enterSends;
}

function useGrowing(box: { current: HTMLTextAreaElement | null }, text: string): void {
	useLayoutEffect(() => {
		const element = box.current;
		if (!element) return;
		element.style.height = "auto";
		const style = getComputedStyle(element);
		const frame = element.offsetHeight - element.clientHeight;
		const padding = Number.parseFloat(style.paddingTop) + Number.parseFloat(style.paddingBottom);
		const most = Number.parseFloat(style.lineHeight) * MOST_ROWS + padding;
		if (element.scrollHeight > 0) element.style.height = `${Math.min(element.scrollHeight, most || Number.POSITIVE_INFINITY) + frame}px`;
	}, [box, text]);
}
