import { useState } from "preact/hooks";
import type { Thread } from "../../schemas/thread.ts";
import { dateOf } from "../../words/time.ts";
import { Button } from "../Button.tsx";
import { useLocale, useWords } from "../context.ts";
import { PatientOrigin } from "./PatientOrigin.tsx";
import { PhoneLine } from "./PhoneLine.tsx";
import { PhoneOwner } from "./PhoneOwner.tsx";
import { nameOf } from "./people.ts";
import { SavingError } from "./SavingError.tsx";
import { useCareHere } from "./use-care-here.ts";
import { useSaving } from "./use-saving.ts";

type LinkedPatientProps = { patient: Thread["patients"][number]; clinicId: string; readOnly: boolean; nameIt(): void };

export function LinkedPatient({ patient, clinicId, readOnly, nameIt }: LinkedPatientProps) {
	const locale = useLocale();
	const { words: care } = useCareHere();
	const [leaving, setLeaving] = useState(false);
	const [owning, setOwning] = useState(false);
	return (
		<li class="pc-card">
			<div class="pc-care__person">
				<p>
					<bdi>{nameOf(patient, care)}</bdi>
					{patient.birthDate && (
						<span class="pc-hint pc-muted"> {care.patients.born(dateOf(patient.birthDate, { locale, timeZone: "UTC" }))}</span>
					)}
				</p>
				{!readOnly && !leaving && (
					<Button kind="basic" aria-label={care.patients.unlinkName(nameOf(patient, care))} onClick={() => setLeaving(true)}>
						{care.patients.unlink}
					</Button>
				)}
			</div>
			<PhoneLine patient={patient} />
			<PatientOrigin patientId={patient.id} clinicId={clinicId} />
			{!readOnly && !owning && !leaving && patient.name !== "" && (
				<Button aria-label={care.phone.changeOf(nameOf(patient, care))} onClick={() => setOwning(true)}>
					{care.phone.change}
				</Button>
			)}
			{owning && <PhoneOwner patientId={patient.id} close={() => setOwning(false)} />}
			{!readOnly && patient.name === "" && <Button onClick={nameIt}>{care.patients.nameThis}</Button>}
			{leaving && <Unlink patient={patient} cancel={() => setLeaving(false)} />}
		</li>
	);
}

function Unlink({ patient, cancel }: { patient: LinkedPatientProps["patient"]; cancel(): void }) {
	const words = useWords();
	const { words: care, model } = useCareHere();
	const saving = useSaving();
	const name = nameOf(patient, care);
	const done = () => {
		model.said.value = care.patients.unlinked(name);
	};
	return (
		<>
			<p>{care.patients.unlinkText(name)}</p>
			<SavingError saving={saving} />
			<div class="pc-form__actions">
				<Button disabled={saving.busy} onClick={() => void saving.run(() => model.unlink(patient.id), done)}>
					{care.patients.unlinkName(name)}
				</Button>
				<Button kind="basic" onClick={cancel}>
					{words.cancel}
				</Button>
			</div>
		</>
	);
}
