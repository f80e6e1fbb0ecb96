import type { NewPatient, NumberOwner } from "../../state/care-requests.ts";
import { Field } from "../Field.tsx";
import { Select } from "./Select.tsx";
import { useCareHere } from "./use-care-here.ts";

const OWNERS: NumberOwner[] = ["own", "shared", "guardian", "other"];
const LANGUAGES: NewPatient["language"][] = ["en", "es"];

type PatientFieldsProps = {
	patient: NewPatient;
	errors: { name: string | undefined; birthDate: string | undefined };
	set(part: Partial<NewPatient>): void;
};

export function PatientFields({ patient, errors, set }: PatientFieldsProps) {
	const { patients } = useCareHere().words;
	return (
		<>
			<Field label={patients.name} error={errors.name}>
				{(control) => (
					<input
						{...control}
						class="c-field__input"
						autocomplete="off"
						maxLength={120}
						value={patient.name}
						onInput={(event) => set({ name: event.currentTarget.value })}
					/>
				)}
			</Field>
			<Field label={patients.birthDate} hint={patients.birthDateHint} error={errors.birthDate}>
				{(control) => (
					<input
						{...control}
						class="c-field__input"
						type="date"
						value={patient.birthDate ?? ""}
						onInput={(event) => set({ birthDate: event.currentTarget.value || null })}
					/>
				)}
			</Field>
			<Select
				label={patients.language}
				options={LANGUAGES}
				names={patients.languages}
				value={patient.language}
				pick={(language) => set({ language })}
			/>
			<Select label={patients.whose} options={OWNERS} names={patients.roles} value={patient.role} pick={(role) => set({ role })} />
		</>
	);
}
