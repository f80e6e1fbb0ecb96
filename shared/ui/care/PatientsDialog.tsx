import { useState } from "preact/hooks";
import type { Thread } from "../../schemas/thread.ts";
import type { PatientSeen } from "../../state/care-requests.ts";
import { Button } from "../Button.tsx";
import { useLocale } from "../context.ts";
import { Dialog } from "./Dialog.tsx";
import { LinkedPatient } from "./LinkedPatient.tsx";
import { NotLoaded } from "./NotLoaded.tsx";
import { PatientForm } from "./PatientForm.tsx";
import { whoIs } from "./people.ts";
import { SavingError } from "./SavingError.tsx";
import { useCareHere } from "./use-care-here.ts";
import { useLoaded } from "./use-loaded.ts";
import { useSaving } from "./use-saving.ts";

/** Who has this phone: those of the thread, those the clinic knows with the number, and a new one. */
export function PatientsDialog({ shown, readOnly }: { shown: Thread; readOnly: boolean }) {
	const { words: care } = useCareHere();
	const { patients } = shown;
	/** "new", or the id of a patient without a name. */
	const [naming, setNaming] = useState<string | null>(null);
	const unknown = patients.find((patient) => patient.id === naming && !patient.name);
	return (
		<Dialog title={care.patients.title}>
			{() => (
				<>
					{patients.length === 0 && <p class="pc-muted">{care.patients.none}</p>}
					<ul class="pc-care__list">
						{patients.map((patient) => (
							<LinkedPatient
								key={patient.id}
								patient={patient}
								clinicId={shown.clinicId}
								readOnly={readOnly}
								nameIt={() => setNaming(patient.id)}
							/>
						))}
					</ul>
					{!readOnly && naming === null && (
						<>
							<KnownPatients shown={shown} />
							<Button icon="plus" onClick={() => setNaming("new")}>
								{care.patients.add}
							</Button>
						</>
					)}
					{naming !== null && (
						<PatientForm key={naming} id={unknown?.id} shared={patients.length > (unknown ? 1 : 0)} close={() => setNaming(null)} />
					)}
				</>
			)}
		</Dialog>
	);
}

function KnownPatients({ shown }: { shown: Thread }) {
	const { words: care, model } = useCareHere();
	const { loaded, failed, retry } = useLoaded(() => model.knownElsewhere(), [shown.patients.map(({ id }) => id).join()]);
	if (failed) return <NotLoaded retry={retry} />;
	if (!loaded?.length) return null;
	return (
		<section>
			<h3 class="pc-care__label">{care.patients.known}</h3>
			<ul class="pc-care__list">
				{loaded.map((patient) => (
					<KnownPatient key={patient.id} patient={patient} />
				))}
			</ul>
		</section>
	);
}

function KnownPatient({ patient }: { patient: PatientSeen }) {
	const locale = useLocale();
	const { words: care, model } = useCareHere();
	const saving = useSaving();
	const done = () => {
		model.said.value = care.patients.linked(patient.name);
	};
	return (
		<li>
			<Button icon="plus" disabled={saving.busy} onClick={() => void saving.run(() => model.link(patient.id), done)}>
				{care.patients.link(whoIs(patient, locale, care))}
			</Button>
			<SavingError saving={saving} />
		</li>
	);
}
