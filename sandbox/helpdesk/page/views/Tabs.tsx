import { nameOf, tickets } from "../state/desk.ts";
import { isDirty } from "../state/drafts.ts";
import { closeTab, go, route, sameTab, type Tab, tabs } from "../state/route.ts";
import { Icon } from "./Icon.tsx";

function titleOf(tab: Tab): string {
	if (tab.kind === "new") return "New ticket";
	if (tab.kind === "user") return nameOf(tab.id);
	const ticket = tickets.value.get(tab.id);
	return ticket === undefined ? `#${tab.id}` : nameOf(ticket.requester_id);
}

function TabButton({ tab }: { tab: Tab }) {
	const now = route.value;
	const current = now.view === "tab" && sameTab(now.tab, tab);
	const title = titleOf(tab);
	return (
		<div class="tab" data-current={current}>
			<button type="button" class="tab-open" aria-current={current ? "page" : undefined} onClick={() => go({ view: "tab", tab })}>
				<span class="tab-title">{title}</span>
				<small>
					{tab.kind === "ticket" ? `#${tab.id}` : tab.kind === "user" ? "Profile" : "Draft"}
					{tab.kind === "ticket" && isDirty(tab.id) ? " · not saved" : ""}
				</small>
			</button>
			<button type="button" class="tab-close" aria-label={`Close ${title}`} onClick={() => closeTab(tab)}>
				<Icon name="close" />
			</button>
		</div>
	);
}

export function Tabs() {
	return (
		<div class="tabs">
			{tabs.value.map((tab) => (
				<TabButton key={`${tab.kind}-${tab.id}`} tab={tab} />
			))}
		</div>
	);
}
