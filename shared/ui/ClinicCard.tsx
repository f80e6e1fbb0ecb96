import { displayNumber } from "../rules/phone.ts";
import type { Clinic } from "../schemas/clinic.ts";
import { useWords } from "./context.ts";

export function ClinicCard({ clinic }: { clinic: Clinic }) {
	const words = useWords();
	const { members } = clinic;
	return (
		<li class="pc-card">
			<h2>{clinic.name}</h2>
			<ul>
				{clinic.numbers.map(({ number, registration }) => (
					<li key={number}>
						<bdi>{displayNumber(number, clinic.country)}</bdi>{" "}
						{registration === "pending" && <span class="pc-tag pc-tag--warning">{words.setup.pending}</span>}
					</li>
				))}
			</ul>
			<p class="pc-muted">
				{clinic.timeZone.replaceAll("_", " ")} · {members === "all" ? words.setup.membersAll : words.setup.membersCount(members.length)}
			</p>
		</li>
	);
}
