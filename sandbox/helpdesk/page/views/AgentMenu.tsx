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

function Choice({ agent, current, close }: { agent: User; current: boolean; close(): void }) {
	const choose = () => {
		close();
		void becomeAgent(agent);
	};
	return (
		<button type="button" role="menuitemradio" aria-checked={current} onClick={choose}>
			<span class="avatar small" aria-hidden="true">
				{initials(agent.name)}
			</span>
			<span>
				{agent.name}
				<small>{agent.role}</small>
			</span>
		</button>
	);
}

export function AgentMenu() {
	const agent = me.value;
	if (agent === null) return null;
	const label = (
		<span class="avatar" aria-hidden="true">
			{initials(agent.name)}
		</span>
	);
	return (
		<Menu name={`${initials(agent.name)}. Signed in as ${agent.name}`} class="avatar-button" align="end" label={label}>
			{(close) => (
				<>
					<p class="menu-title">Sign in as</p>
					{boot.value?.agents.map((each) => (
						<Choice key={each.id} agent={each} current={each.id === agent.id} close={close} />
					))}
				</>
			)}
		</Menu>
	);
}
