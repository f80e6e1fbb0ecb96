import { useEffect } from "preact/hooks";
import { rememberAgent } from "../state/agent.ts";
import { apps, showPane, startApps } from "../state/apps.ts";
import { boot, connected, me } from "../state/desk.ts";
import type { User } from "../state/records.ts";
import { signInAs } from "../state/rest.ts";
import { openNewTicket } from "../state/route.ts";
import { scheme, setScheme } from "../state/scheme.ts";
import { iconSymbols, popover, popoverSize, setPopover, topBarLoaded } from "../state/scopes.ts";
import { AppFrame } from "./AppFrame.tsx";
import { AppIcon } from "./AppIcon.tsx";
import { Icon } from "./Icon.tsx";
import { Menu } from "./Menu.tsx";
import { Tabs } from "./Tabs.tsx";

async function becomeAgent(agent: User): Promise<void> {
	await signInAs(agent.id);
	rememberAgent(agent.id);
	me.value = agent;
	topBarLoaded.value = false;
	startApps();
}

const initials = (name: string) =>
	name
		.split(" ")
		.map((word) => word[0] ?? "")
		.join("")
		.slice(0, 2);

function AgentMenu() {
	const agent = me.value;
	if (agent === null) return null;
	return (
		<Menu name={`Signed in as ${agent.name}`} class="avatar-button" align="end" label={<span class="avatar">{initials(agent.name)}</span>}>
			{(close) => (
				<>
					<p class="menu-title">Sign in as</p>
					{boot.value?.agents.map((each) => (
						<button
							key={each.id}
							type="button"
							role="menuitemradio"
							aria-checked={each.id === agent.id}
							onClick={() => {
								close();
								void becomeAgent(each);
							}}
						>
							<span class="avatar small">{initials(each.name)}</span>
							<span>
								{each.name}
								<small>{each.role}</small>
							</span>
						</button>
					))}
				</>
			)}
		</Menu>
	);
}

function Popover() {
	const known = apps.value;
	const open = popover.value !== null;
	useEffect(() => {
		if (known !== null) showPane(known.topBar, open);
	}, [known, open]);
	useEffect(() => {
		if (!open) return;
		const shut = (event: Event) => {
			if (!(event.target instanceof Element) || event.target.closest(".app-popover, [data-app=top_bar]") === null) setPopover(false);
		};
		document.addEventListener("pointerdown", shut);
		return () => document.removeEventListener("pointerdown", shut);
	}, [open]);
	if (known === null || !topBarLoaded.value) return null;
	const { width, height } = popoverSize.value;
	return (
		<div class="app-popover" hidden={!open} style={{ width: `${width}px`, height: `${height}px` }}>
			<AppFrame key={known.topBar.guid} instance={known.topBar} />
		</div>
	);
}

function AppButton() {
	const name = boot.value?.app.name ?? "";
	return (
		<div class="popover-place">
			<button
				type="button"
				class="bar-button"
				data-app="top_bar"
				data-symbol={iconSymbols.value.top_bar}
				title={name}
				aria-label={name}
				aria-expanded={popover.value !== null}
				onClick={() => setPopover(popover.value === null)}
			>
				<AppIcon place="top_bar" symbol={iconSymbols.value.top_bar} active={popover.value !== null} />
			</button>
			<Popover />
		</div>
	);
}

export function TopBar() {
	const dark = scheme.value === "dark";
	const label = dark ? "Switch to light" : "Switch to dark";
	return (
		<header class="top">
			<Tabs />
			<button type="button" class="add" onClick={openNewTicket}>
				<Icon name="plus" />
				<span>New ticket</span>
			</button>
			<span class="space" />
			<span class="simulated">{connected.value ? "Simulated helpdesk" : "Reconnecting…"}</span>
			<AppButton />
			<button type="button" class="bar-button" title={label} aria-label={label} onClick={() => setScheme(dark ? "light" : "dark")}>
				<Icon name={dark ? "sun" : "moon"} />
			</button>
			<AgentMenu />
		</header>
	);
}
