import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import type { Thread } from "../../schemas/thread.ts";
import { Banner } from "../Banner.tsx";
import { useWords } from "../context.ts";
import { Icon } from "../Icon.tsx";
import { AttentionBanner, LOOKS } from "./AttentionBanner.tsx";
import { useCareHere } from "./use-care-here.ts";
import { useLow } from "./use-low.ts";

/** A sidebar this low has room for one line above the texts, and one lower still for not even one whole banner. */
const LOW_PX = 560;
const LOWEST_PX = 400;

/** What waits for a person, the most urgent first; where there is no room for all of it, one line that says how much. */
export function Banners({ shown, readOnly }: { shown: Thread; readOnly: boolean }) {
	const { model } = useCareHere();
	const waiting = model.waiting.value;
	const isBehind = shown.helpdesk !== "ok";
	const count = waiting.length + (isBehind ? 1 : 0);
	const [low, lowest] = [useLow(LOW_PX), useLow(LOWEST_PX)];
	if (count === 0) return null;
	const all = (
		<>
			{waiting.map((item) => (
				<AttentionBanner key={`${item.kind} ${item.messageId}`} item={item} readOnly={readOnly} />
			))}
			{isBehind && <TicketBanner helpdesk={shown.helpdesk} />}
		</>
	);
	return (low && count > 1) || lowest ? <Fold count={count}>{all}</Fold> : all;
}

function Fold({ count, children }: { count: number; children: ComponentChildren }) {
	const { words: care, model } = useCareHere();
	const [open, setOpen] = useState(false);
	const id = useId();
	const first = model.waiting.value[0]?.kind;
	const { tone, icon } = first ? LOOKS[first] : ({ tone: "info", icon: "alert" } as const);
	return (
		<>
			<div class={`pc-banner pc-fold pc-banner--${tone}`} role={tone === "danger" ? "alert" : "status"}>
				<button
					type="button"
					class="pc-fold__line"
					aria-expanded={open}
					aria-controls={open ? id : undefined}
					onClick={() => setOpen(!open)}
				>
					<Icon name={icon} />
					<span class="pc-fold__words">{first ? care.attention.short[first] : care.attention.short.ticket}</span>
					{count > 1 && <span class="pc-fold__count">{care.attention.more(count - 1)}</span>}
					<Icon name="menu" />
				</button>
			</div>
			{open && (
				<div class="pc-fold__all" id={id}>
					{children}
				</div>
			)}
		</>
	);
}

function TicketBanner({ helpdesk }: { helpdesk: Thread["helpdesk"] }) {
	const words = useWords();
	return (
		<Banner tone="info" icon="alert">
			{helpdesk === "off" ? words.thread.ticketOff : words.thread.ticketBehind}
		</Banner>
	);
}
