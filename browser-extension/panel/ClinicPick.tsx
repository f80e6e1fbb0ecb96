import { Button } from "../../shared/ui/Button.tsx";
import { useApp } from "../../shared/ui/context.ts";
import { useExtensionWords } from "../words/choose.ts";
import type { Encounter } from "./encounter.ts";

export function ClinicPick({ encounter }: { encounter: Encounter }) {
	const app = useApp();
	const { clinic: words } = useExtensionWords();
	return (
		<div class="px-part px-stack">
			<h2 class="pc-form__title">{words.title}</h2>
			<p class="pc-muted">{words.text}</p>
			{encounter.clinicIds.map((id) => (
				<Button key={id} large onClick={() => encounter.pickClinic(id)}>
					<bdi>{app.clinics.byId(id)?.name ?? id}</bdi>
				</Button>
			))}
		</div>
	);
}
