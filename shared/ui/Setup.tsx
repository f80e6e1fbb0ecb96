import { useState } from "preact/hooks";
import type { Clinic } from "../schemas/clinic.ts";
import { Button } from "./Button.tsx";
import { ClinicCard } from "./ClinicCard.tsx";
import { ClinicForm } from "./ClinicForm.tsx";
import { useApp } from "./context.ts";
import { useSetupWords } from "./wording.ts";

/** Where an account admin sets up clinics. */
export function Setup({ back }: { back: (() => void) | null }) {
	const app = useApp();
	const setup = useSetupWords();
	const clinics = app.clinics.items.value;
	const [adding, setAdding] = useState(clinics.length === 0);
	const created = (clinic: Clinic) => {
		app.clinics.put(clinic);
		app.toast.show({ text: setup.created(clinic.name) });
		setAdding(false);
	};
	return (
		<div class="pc-setup">
			<div class="pc-setup__column">
				{back && clinics.length > 0 && (
					<Button kind="basic" icon="back" onClick={back}>
						{setup.backToTexts}
					</Button>
				)}
				<h1 class="pc-setup__title">{clinics.length === 0 ? setup.first : setup.title}</h1>
				<p class="pc-muted">{setup.firstText}</p>
				{clinics.length > 0 && (
					<ul class="pc-cards" aria-label={setup.title}>
						{clinics.map((clinic) => (
							<ClinicCard key={clinic.id} clinic={clinic} />
						))}
					</ul>
				)}
				{adding ? (
					<ClinicForm created={created} cancel={clinics.length > 0 ? () => setAdding(false) : null} />
				) : (
					<Button icon="plus" large onClick={() => setAdding(true)}>
						{setup.add}
					</Button>
				)}
			</div>
		</div>
	);
}
