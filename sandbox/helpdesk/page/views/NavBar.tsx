import { boot } from "../state/desk.ts";
import { go, route } from "../state/route.ts";
import { iconSymbols } from "../state/scopes.ts";
import { AppIcon } from "./AppIcon.tsx";
import { Icon } from "./Icon.tsx";

export function NavBar() {
	const now = route.value.view;
	const app = boot.value?.app.name ?? "";
	return (
		<nav class="nav" aria-label="Helpdesk">
			<button type="button" title="Tickets" aria-label="Tickets" aria-current={now !== "nav_bar"} onClick={() => go({ view: "list" })}>
				<Icon name="tickets" />
			</button>
			<button
				type="button"
				title={app}
				aria-label={`${app}: open its page`}
				data-app="nav_bar"
				aria-current={now === "nav_bar"}
				onClick={() => go({ view: "nav_bar", path: "" })}
			>
				<AppIcon place="nav_bar" symbol={iconSymbols.value.nav_bar} active={now === "nav_bar"} />
			</button>
		</nav>
	);
}
