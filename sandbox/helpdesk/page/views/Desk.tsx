import { useEffect } from "preact/hooks";
import { apps, showPane } from "../state/apps.ts";
import { followRoute, navBarVisited, route, sameTab, type Tab, tabs } from "../state/route.ts";
import { AppFrame } from "./AppFrame.tsx";
import { NavBar } from "./NavBar.tsx";
import { NewTicketPage } from "./NewTicketPage.tsx";
import { TicketList } from "./TicketList.tsx";
import { TicketPage } from "./TicketPage.tsx";
import { Toasts } from "./Toasts.tsx";
import { TopBar } from "./TopBar.tsx";
import { UserPage } from "./UserPage.tsx";

function TabPage({ tab, active }: { tab: Tab; active: boolean }) {
	if (tab.kind === "ticket") return <TicketPage id={tab.id} active={active} />;
	return tab.kind === "user" ? <UserPage id={tab.id} active={active} /> : <NewTicketPage id={tab.id} active={active} />;
}

function NavBarPage() {
	const known = apps.value;
	const active = route.value.view === "nav_bar";
	useEffect(() => {
		if (known !== null && navBarVisited.value) showPane(known.navBar, active);
	}, [known, active]);
	if (known === null || !navBarVisited.value) return null;
	return (
		<main class="app-page" hidden={!active}>
			<AppFrame key={known.navBar.guid} instance={known.navBar} />
		</main>
	);
}

/** Lives as long as the agent is signed in; never seen. */
function Background() {
	const known = apps.value;
	return known === null ? null : (
		<div hidden>
			<AppFrame key={known.background.guid} instance={known.background} />
		</div>
	);
}

export function Desk() {
	const now = route.value;
	useEffect(() => followRoute(now), [now]);
	return (
		<div class="desk">
			<NavBar />
			<div class="desk-body">
				<TopBar />
				{now.view === "list" ? <TicketList /> : null}
				{tabs.value.map((tab) => (
					<TabPage key={`${tab.kind}-${tab.id}`} tab={tab} active={now.view === "tab" && sameTab(now.tab, tab)} />
				))}
				<NavBarPage />
			</div>
			<Background />
			<Toasts />
		</div>
	);
}
