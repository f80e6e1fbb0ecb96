import { type ReadonlySignal, signal } from "@preact/signals";
import type { Api } from "../api/client.ts";
import type { Clinic } from "../schemas/clinic.ts";
import { createLoader, type Loading } from "./loading.ts";

export type ClinicsModel = {
	items: ReadonlySignal<Clinic[]>;
	state: ReadonlySignal<Loading>;
	load(): Promise<void>;
	byId(id: string): Clinic | undefined;
	put(clinic: Clinic): void;
};

/** The clinics this staff member belongs to; an account admin sees all. */
export function createClinics(api: Pick<Api, "clinics">, over: AbortSignal): ClinicsModel {
	const items = signal<Clinic[]>([]);
	const loader = createLoader();
	return {
		items,
		state: loader.state,
		load: () =>
			loader.run(async () => {
				items.value = byName(await api.clinics(over));
			}),
		byId: (id) => items.value.find((clinic) => clinic.id === id),
		put(clinic) {
			items.value = byName([...items.value.filter((item) => item.id !== clinic.id), clinic]);
		},
	};
}

function byName(clinics: Clinic[]): Clinic[] {
	return clinics.toSorted((a, b) => a.name.localeCompare(b.name));
}
