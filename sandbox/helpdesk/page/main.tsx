import { render } from "preact";
import { rememberAgent, rememberedAgent } from "./state/agent.ts";
import { startApps } from "./state/apps.ts";
import { boot, me } from "./state/desk.ts";
import { goLive, loadAll } from "./state/live.ts";
import { Boot } from "./state/records.ts";
import { signInAs } from "./state/rest.ts";
import { Desk } from "./views/Desk.tsx";

const place = document.getElementById("desk");
if (place === null) throw new Error("The page has lost its place for the helpdesk.");
const known = Boot.parse(await (await fetch("/agent/boot")).json());
boot.value = known;
const agent = known.agents.find(({ id }) => id === rememberedAgent()) ?? known.agents[0];
if (agent === undefined) throw new Error("The helpdesk has no agents.");
rememberAgent(agent.id);
await signInAs(agent.id);
me.value = agent;
// Listening first, reading after: nothing falls between the two.
await goLive();
await loadAll();
startApps();
render(<Desk />, place);
