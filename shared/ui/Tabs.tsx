import type { Tab } from "../schemas/thread.ts";
import type { InboxModel } from "../state/inbox.ts";
import { useInboxWords } from "./wording.ts";

const TABS: Tab[] = ["new", "active", "pending", "closed", "spam"];
/** The Worker counts no further. */
const MOST_COUNTED = 1000;

type TabsProps = {
	inbox: InboxModel;
	/** Something else than the list is open. */
	away?: boolean;
	pick: (tab: Tab) => void;
};

/** Filters of one list, so a navigation and not ARIA tabs: every one is reached by Tab and named with its count. */
export function Tabs({ inbox, away = false, pick }: TabsProps) {
	const inboxWords = useInboxWords();
	const searching = inbox.search.value.trim() !== "";
	return (
		<nav class="pc-tabs" aria-label={inboxWords.inbox.tabsLabel}>
			{TABS.map((tab) => (
				<button
					key={tab}
					type="button"
					class="pc-tab"
					aria-current={!searching && !away && inbox.tab.value === tab ? "page" : undefined}
					onClick={() => pick(tab)}
				>
					<span>{inboxWords.tabs[tab]}</span>
					<TabCount inbox={inbox} tab={tab} />
				</button>
			))}
		</nav>
	);
}

function TabCount({ inbox, tab }: { inbox: InboxModel; tab: Tab }) {
	const inboxWords = useInboxWords();
	const counts = inbox.counts.value;
	if (!counts || tab === "closed" || tab === "spam") return null;
	const count = counts[tab];
	if (count === 0) return null;
	const shown = count >= MOST_COUNTED ? inboxWords.inbox.atMost : String(count);
	return <span class={tab === "new" ? "pc-count pc-count--new" : "pc-count"}>{shown}</span>;
}
