import type { Thread } from "../../schemas/thread.ts";
import { useLocale } from "../context.ts";
import { entry } from "../delivery.ts";
import { speaksFor } from "./guardians.ts";
import { nameOf } from "./people.ts";
import { useCareHere } from "./use-care-here.ts";

/** Whose phone this is, seen from one patient, and who speaks for them on it now. */
export function PhoneLine({ patient }: { patient: Thread["patients"][number] }) {
	const locale = useLocale();
	const { words: care, model } = useCareHere();
	const reach = model.thread.thread.value?.reach?.find(({ patientId }) => patientId === patient.id);
	const role = reach?.role && entry<string>(care.patients.roles, reach.role);
	if (!reach || !role) return null;
	const name = nameOf(patient, care);
	const isNobody = reach.role === "guardian" && reach.guardians.length === 0;
	return (
		<>
			{reach.guardians.length === 0 && <p class="pc-hint pc-muted">{isNobody ? care.phone.nobody(name) : role}</p>}
			{reach.guardians.map((one) => (
				<p class="pc-hint" key={`${one.role} ${one.name}`}>
					{speaksFor(one, name, locale, care.phone)}
				</p>
			))}
		</>
	);
}
