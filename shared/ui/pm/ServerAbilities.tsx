import type { PmConnection } from "../../schemas/pm-copy.ts";
import { exactTime, type Wall } from "../../words/time.ts";
import { Icon } from "../Icon.tsx";
import { usePmWords } from "./pm-wording.ts";

/** What the server says of itself, and what it cannot give as plainly. */
export function ServerAbilities({ abilities, wall }: { abilities: PmConnection["abilities"]; wall: Wall }) {
	const { server } = usePmWords();
	if (!abilities) return <p class="pc-muted">{server.notAsked}</p>;
	const lines = [
		{ text: server.patients[abilities.patients], given: abilities.patients !== "none" },
		{ text: server.appointments[abilities.appointments], given: abilities.appointments !== "none" },
		{ text: server.guardians[abilities.guardians ? "yes" : "no"], given: abilities.guardians },
	];
	return (
		<>
			<ul class="pc-pm__abilities">
				{lines.map(({ text, given }) => (
					<li key={text} class={given ? "pc-pm__given" : "pc-pm__lacking"}>
						<Icon name={given ? "check" : "close"} />
						<span>{text}</span>
					</li>
				))}
			</ul>
			<p class="pc-hint pc-muted">{server.askedAt(exactTime(abilities.askedAt, wall))}</p>
		</>
	);
}
