import { rememberAgent } from "../state/agent.ts";
import { startApps } from "../state/apps.ts";
import { boot, me } from "../state/desk.ts";
import type { User } from "../state/records.ts";
import { signInAs } from "../state/rest.ts";
import { topBarLoaded } from "../state/scopes.ts";
import { Menu } from "./Menu.tsx";

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

export function AgentMenu() {
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
