import { displayNumber } from "../rules/phone.ts";
import type { Clinic } from "../schemas/clinic.ts";
import { useSetupWords } from "./wording.ts";

export function ClinicCard({ clinic }: { clinic: Clinic }) {
	const setup = useSetupWords();
	const { members } = clinic;
	return (
		<li class="pc-card">
			<h2>{clinic.name}</h2>
			<ul>
				{clinic.numbers.map(({ number, registration }) => (
					<li key={number}>
						<bdi>{displayNumber(number, clinic.country)}</bdi>{" "}
						{registration === "pending" && <span class="pc-tag pc-tag--warning">{setup.pending}</span>}
					</li>
				))}
			</ul>
			<p class="pc-muted">
				{clinic.timeZone.replaceAll("_", " ")} · {members === "all" ? setup.membersAll : setup.membersCount(members.length)}
			</p>
		</li>
	);
}
