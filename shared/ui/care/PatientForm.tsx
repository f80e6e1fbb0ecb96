import { useEffect, useRef, useState } from "preact/hooks";
import type { NewPatient } from "../../state/care-requests.ts";
import { newGuardian } from "../../state/phone-owner.ts";
import { Button } from "../Button.tsx";
import { useApp, useWords } from "../context.ts";
import { GuardianList } from "./GuardianFields.tsx";
import { PatientFields } from "./PatientFields.tsx";
import { SavingError } from "./SavingError.tsx";
import { useCareHere } from "./use-care-here.ts";
import { useSaving } from "./use-saving.ts";

/** `id`: of a patient who is here already, without a name. `shared`: somebody else has this phone too. */
type PatientFormProps = { id: string | undefined; shared: boolean; close(): void };

export function PatientForm({ id, shared, close }: PatientFormProps) {
	const words = useWords();
	const { words: care, model } = useCareHere();
	const [patient, setPatient] = useState(() => unknownPatient(id, shared));
	const form = useRef<HTMLFormElement>(null);
	useEffect(() => form.current?.querySelector("input")?.focus(), []);
	const { saving, checked, errors, save } = useSave(patient, () => {
		close();
		model.said.value = care.patients.linked(patient.name.trim());
	});
	return (
		<form
			class="pc-care__form"
			ref={form}
			noValidate
			aria-label={id ? care.patients.nameThis : care.patients.add}
			onSubmit={(event) => {
				event.preventDefault();
				save();
				requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
			}}
		>
			<PatientFields patient={patient} errors={errors} set={(part) => setPatient({ ...patient, ...part })} />
			{patient.role === "guardian" && (
				<GuardianList
					guardians={patient.guardians}
					birthDate={patient.birthDate}
					checked={checked}
					set={(guardians) => setPatient({ ...patient, guardians })}
				/>
			)}
			<SavingError saving={saving} />
			<div class="pc-form__actions">
				<Button type="submit" kind="primary" disabled={saving.busy}>
					{care.save}
				</Button>
				<Button kind="basic" onClick={close}>
					{words.cancel}
				</Button>
			</div>
		</form>
	);
}

/** Saved again after a lost answer, it is the same patient: the id is made once. */
function unknownPatient(id: string | undefined, shared: boolean): NewPatient {
	return {
		id: id ?? crypto.randomUUID(),
		name: "",
		birthDate: null,
		language: "en",
		role: shared ? "shared" : "own",
		guardians: [newGuardian()],
	};
}

function useSave(patient: NewPatient, done: () => void) {
	const app = useApp();
	const { words: care, model } = useCareHere();
	const saving = useSaving();
	const [checked, setChecked] = useState(false);
	const name = patient.name.trim();
	const future = patient.birthDate !== null && Date.parse(patient.birthDate) > app.clock.value;
	const save = () => {
		setChecked(true);
		const guardians = patient.guardians.map((one) => ({ ...one, name: one.name.trim() }));
		const isUnnamed = patient.role === "guardian" && guardians.some((one) => one.name === "");
		if (name && !future && !isUnnamed) void saving.run(() => model.addPatient({ ...patient, name, guardians }), done);
	};
	const errors = {
		name: checked && !name ? care.patients.nameNeeded : undefined,
		birthDate: future ? care.patients.birthDateFuture : undefined,
	};
	return { saving, checked, errors, save };
}
