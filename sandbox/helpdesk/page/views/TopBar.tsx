import { connected } from "../state/desk.ts";
import { openNewTicket } from "../state/route.ts";
import { scheme, setScheme } from "../state/scheme.ts";
import { AgentMenu } from "./AgentMenu.tsx";
import { AppButton } from "./AppButton.tsx";
import { Icon } from "./Icon.tsx";
import { Tabs } from "./Tabs.tsx";

/** The page around it says "simulated" already, and has the switch for light and dark. */
const FRAMED = window.parent !== window;

function Mark() {
	if (!connected.value) return <span class="simulated">Reconnecting…</span>;
	return FRAMED ? null : <span class="simulated">Simulated helpdesk</span>;
}

function SchemeButton() {
	const dark = scheme.value === "dark";
	const label = dark ? "Switch to light" : "Switch to dark";
	return (
		<button type="button" class="bar-button" title={label} aria-label={label} onClick={() => setScheme(dark ? "light" : "dark")}>
			<Icon name={dark ? "sun" : "moon"} />
		</button>
	);
}

export function TopBar() {
	return (
		<header class="top">
			<Tabs />
			<button type="button" class="add" onClick={openNewTicket}>
				<Icon name="plus" />
				<span>New ticket</span>
			</button>
			<span class="space" />
			<Mark />
			<AppButton />
			{FRAMED ? null : <SchemeButton />}
			<AgentMenu />
		</header>
	);
}
