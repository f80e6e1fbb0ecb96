import { displayNumber } from "../../shared/rules/phone.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { useApp } from "../../shared/ui/context.ts";
import { useExtensionWords } from "../words/choose.ts";
import type { Encounter } from "./encounter.ts";

export function NumberPick({ encounter, numbers }: { encounter: Encounter; numbers: string[] }) {
	const app = useApp();
	const { numbers: words } = useExtensionWords();
	const country = app.clinics.byId(encounter.clinicId.value ?? "")?.country ?? "US";
	const patient = encounter.patient.value;
	return (
		<div class="pc-fill px-part px-stack">
			<h2 class="pc-form__title">{words.title}</h2>
			<p class="pc-muted">{words.text(patient?.name ?? "")}</p>
			<ul class="px-list" aria-label={words.title}>
				{numbers.map((number) => {
					const known = patient?.numbers.find((one) => one.number === number);
					return (
						<li key={number} class="px-list__row">
							<span>
								<bdi class="pc-nowrap">{displayNumber(number, country)}</bdi>
								<span class="pc-muted"> {[known?.label, known && words.roles[known.role]].filter(Boolean).join(" · ")}</span>
							</span>
							<Button aria-label={`${words.thisOne}: ${displayNumber(number, country)}`} onClick={() => void encounter.open(number)}>
								{words.thisOne}
							</Button>
						</li>
					);
				})}
			</ul>
		</div>
	);
}
