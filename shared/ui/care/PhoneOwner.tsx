import { useEffect, useRef, useState } from "preact/hooks";
import { NumberRole } from "../../schemas/number-role.ts";
import { newGuardian, ownerOf, type PatientOwned } from "../../state/phone-owner.ts";
import { Button } from "../Button.tsx";
import { useWords } from "../context.ts";
import { GuardianList } from "./GuardianFields.tsx";
import { NotLoaded } from "./NotLoaded.tsx";
import { SavingError } from "./SavingError.tsx";
import { Select } from "./Select.tsx";
import { useCareHere } from "./use-care-here.ts";
import { useLoaded } from "./use-loaded.ts";
import { useSaving } from "./use-saving.ts";

/** Whose phone this is, seen from one patient: as it is kept now, and to be changed where the clinic keeps it. */
export function PhoneOwner({ patientId, close }: { patientId: string; close(): void }) {
	const words = useWords();
	const { words: care, model } = useCareHere();
	const { loaded, failed, retry } = useLoaded(() => model.owned(patientId), [patientId]);
	if (failed) return <NotLoaded retry={retry} />;
	if (!loaded) return <div class="pc-shape" role="status" aria-label={words.loading} />;
	if (loaded.source === "pm") return <p class="pc-note pc-note--warning">{care.phone.pmKeeps}</p>;
	return <OwnerForm patient={loaded} close={close} />;
}

function OwnerForm({ patient, close }: { patient: PatientOwned; close(): void }) {
	const words = useWords();
	const { words: care } = useCareHere();
	const form = useRef<HTMLFormElement>(null);
	const { owner, pick, setGuardians, checked, saving, save } = useOwner(patient, close);
	useEffect(() => form.current?.querySelector("select")?.focus(), []);
	return (
		<form
			class="pc-care__form"
			ref={form}
			noValidate
			aria-label={care.phone.change}
			onSubmit={(event) => {
				event.preventDefault();
				save();
				requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
			}}
		>
			<Select label={care.patients.whose} options={NumberRole.options} names={care.patients.roles} value={owner.role} pick={pick} />
			{owner.role === "guardian" && (
				<GuardianList guardians={owner.guardians} birthDate={patient.birthDate} checked={checked} set={setGuardians} />
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

function useOwner(patient: PatientOwned, close: () => void) {
	const { words: care, model } = useCareHere();
	const number = model.thread.thread.value?.number ?? "";
	const saving = useSaving({ pm_owns: care.phone.pmKeeps, patient_changed: care.phone.changedMeanwhile });
	const [owner, setOwner] = useState({ role: ownerOf(patient, number), guardians: patient.guardians });
	const [checked, setChecked] = useState(false);
	/** A guardian's phone asks at once who that is. */
	const pick = (role: NumberRole) =>
		setOwner({ role, guardians: role === "guardian" && owner.guardians.length === 0 ? [newGuardian()] : owner.guardians });
	const save = () => {
		setChecked(true);
		const named = owner.guardians.map((one) => ({ ...one, name: one.name.trim() }));
		// Behind another choice, what was begun and not named is nobody.
		const guardians = owner.role === "guardian" ? named : named.filter(({ name }) => name !== "");
		if (guardians.some(({ name }) => name === "")) return;
		void saving.run(
			() => model.changeOwner(patient, owner.role, guardians),
			() => {
				close();
				model.said.value = care.phone.saved;
			},
		);
	};
	return { owner, pick, setGuardians: (guardians: PatientOwned["guardians"]) => setOwner({ ...owner, guardians }), checked, saving, save };
}
