import { useEffect, useRef, useState } from "preact/hooks";
import type { NewPatient } from "../../state/care-requests.ts";
import { Button } from "../Button.tsx";
import { useApp, useWords } from "../context.ts";
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
	const { saving, errors, save } = useSave(patient, () => {
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
	return { id: id ?? crypto.randomUUID(), name: "", birthDate: null, language: "en", role: shared ? "shared" : "own" };
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
		if (name && !future) void saving.run(() => model.addPatient({ ...patient, name }), done);
	};
	const errors = {
		name: checked && !name ? care.patients.nameNeeded : undefined,
		birthDate: future ? care.patients.birthDateFuture : undefined,
	};
	return { saving, errors, save };
}
